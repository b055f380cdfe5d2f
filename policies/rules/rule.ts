import type { StackModel } from "../model/model";
import type { PolicySettings } from "../settings/settings";

/** What the rules judge: one stack with one configuration. */
export interface RuleContext {
  readonly model: StackModel;
  readonly settings: PolicySettings;
}

/** What a rule says about a stack. */
export interface Finding {
  /**
   * `violation`: the rule is broken. `undecided`: it may be, but that cannot be seen before
   * deployment, or not from this stack. `belowProduction`: allowed by the configured profile, though
   * less than production asks for.
   */
  readonly outcome: "violation" | "undecided" | "belowProduction";
  /** A whole sentence that names the resource, the value and the way. Contains no secret and no remedy. */
  readonly message: string;
  /** The resource to blame; the stack if omitted. */
  readonly urn?: string;
}

/** A requirement for a stack. */
export interface Rule {
  /** Such as `tracardi-gui-exposed`. */
  readonly name: string;
  /** What must be, in one sentence. */
  readonly description: string;
  /** What happens otherwise, in a sentence or two. */
  readonly why: string;
  /** The quoted sentence that the rule is based on. */
  readonly requirement: string;
  /** The source of that sentence. */
  readonly source: string;
  readonly severity: "critical" | "high" | "medium" | "low";
  /** `mandatory` fails the deployment; the configuration can override the level. */
  readonly level: "mandatory" | "advisory";
  /** What to do, in a sentence or two that end every message. */
  readonly remediation: string;
  /** The remedy, ready to paste: Kubernetes YAML, or a Pulumi program in TypeScript. */
  readonly example: string;
  /**
   * Set if the inputs of one Kubernetes workload are enough to find each violation: the rule then also runs before that
   * workload is created.
   */
  readonly resourceScoped?: true;
  readonly check: (context: RuleContext) => readonly Finding[];
}

/** The source of most rules. */
export const productionPage = 'Tracardi\'s page "Production installation"';
