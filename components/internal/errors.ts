import * as pulumi from "@pulumi/pulumi";

/** One wrong argument. */
export interface Problem {
  /** The argument, as the user writes it: `publicApi.instances`. */
  readonly path: string;
  /** The value as it may be shown, never that of a secret; `undefined` where none is given. */
  readonly value: string | undefined;
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
    const message = [`TracardiProduction "${component}" has ${count}:`, ...lines].join("\n");
    super({
      message,
      errors: problems.map((problem) => ({ propertyPath: problem.path, reason: reason(problem) })),
    });
    this.name = "TracardiArgsError";
    freezeMessage(this, message);
  }
}

/** Something outside the arguments that stops a deployment; the message says what to do about it. */
export class StopError extends pulumi.RunError {
  constructor(message: string) {
    super(message);
    freezeMessage(this, message);
  }
}

function reason({ value, allowed, remedy }: Problem): string {
  return value === undefined
    ? `missing; needed: ${allowed}. ${remedy}`
    : `${value} is not allowed; allowed: ${allowed}. ${remedy}`;
}

/**
 * On its way through the properties of other resources, the SDK writes each of them before an error's
 * message, and prints the stack: the user would have to look for the one sentence that matters.
 */
function freezeMessage(error: Error, message: string): void {
  Object.defineProperty(error, "message", { get: () => message, set: () => undefined });
  error.stack = message;
}
