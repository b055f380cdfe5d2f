import type { StackModel } from "../model/model";
import type { PolicySettings } from "../settings/settings";

/** What the rules judge: one stack, under one configuration. */
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
  /** Names the resource, the value and the way; a whole sentence. Holds no secret, and no remedy. */
  readonly message: string;
  /** The resource to blame; without one, the stack. */
  readonly urn?: string;
}

/** A requirement that a stack is judged by. */
export interface Rule {
  /** `tracardi-gui-exposed`. */
  readonly name: string;
  /** What must be, in one sentence. */
  readonly description: string;
  /** What happens where it is not so, in a sentence or two. */
  readonly why: string;
  /** The sentence behind it. */
  readonly requirement: string;
  /** Where that sentence is from. */
  readonly source: string;
  readonly severity: "critical" | "high" | "medium" | "low";
  /** `mandatory` fails the deployment; the configuration may say otherwise. */
  readonly level: "mandatory" | "advisory";
  /** What to do, in a sentence or two, which ends every message. */
  readonly remediation: string;
  /** The remedy as it is pasted: YAML of Kubernetes, or a Pulumi program in TypeScript. */
  readonly example: string;
  /**
   * Set where each violation follows from the inputs of one Kubernetes workload alone: it is then found
   * before that workload is made, too.
   */
  readonly resourceScoped?: true;
  readonly check: (context: RuleContext) => readonly Finding[];
}

/** The source of most rules. */
export const productionPage = 'Tracardi\'s page "Production installation"';
