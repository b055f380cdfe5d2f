/** What the documentation says about a controller: docs/exposure.md is made of these. */
export interface Description {
  /** `AWS Load Balancer Controller`. */
  readonly name: string;
  /** The objects that are its own, by class, annotation or kind. */
  readonly serves: string;
  /** What decides who comes in. */
  readonly decided: readonly string[];
  /** What is reported as undecided, because the stack does not show it. */
  readonly undecided: readonly string[];
  /** What the pack does not look at. */
  readonly unseen: readonly string[];
  /** Where its own documentation is. */
  readonly source?: string;
}
