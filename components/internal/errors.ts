import * as pulumi from "@pulumi/pulumi";

/** One wrong argument. */
export interface Problem {
  /** The argument, as the user writes it: `publicApi.instances`. */
  readonly path: string;
  /** The value as it may be shown: never that of a secret. */
  readonly value: string;
  /** What is allowed, to follow "allowed:". */
  readonly allowed: string;
  /** What to do about it: a sentence. */
  readonly remedy: string;
}

/** All wrong arguments of one component in one error, whose message is all that a user has to read. */
export class TracardiArgsError extends pulumi.InputPropertiesError {
  /** The SDK's mark of an error whose message says enough: the stack trace stays out of the preview. */
  readonly __pulumiRunError = true;

  constructor(component: string, problems: readonly Problem[]) {
    const lines = problems.map((problem) => `  - ${problem.path}: ${reason(problem)}`);
    const count = problems.length === 1 ? "1 wrong argument" : `${problems.length} wrong arguments`;
    super({
      message: [`TracardiProduction "${component}" has ${count}:`, ...lines].join("\n"),
      errors: problems.map((problem) => ({ propertyPath: problem.path, reason: reason(problem) })),
    });
    this.name = "TracardiArgsError";
  }
}

function reason({ value, allowed, remedy }: Problem): string {
  return `${value} is not allowed; allowed: ${allowed}. ${remedy}`;
}
