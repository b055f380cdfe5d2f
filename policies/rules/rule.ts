import type { Severity } from "@pulumi/policy";
import type { Evidence } from "../collect";

/** What a rule says about a stack. */
export interface Finding {
  /**
   * `violation`: the rule is broken. `undecided`: it may be, but that cannot be seen before
   * deployment, or not from this stack. `belowProduction`: allowed by the configured profile, though
   * less than production asks for.
   */
  readonly outcome: "violation" | "undecided" | "belowProduction";
  /** Names the resource, the value and the way, and ends with the remedy. Holds no secret. */
  readonly message: string;
  /** The resource to blame; without one, the stack. */
  readonly urn?: string;
}

/** A requirement that a stack is judged by. Its level is the pack's business. */
export interface Rule {
  readonly name: string;
  /** What must be, in one sentence. */
  readonly description: string;
  /** The sentence of Tracardi's production documentation behind it. */
  readonly requirement: string;
  readonly severity: Severity;
  readonly remediation: string;
  readonly check: (evidence: Evidence) => readonly Finding[];
}
