import * as pulumi from "@pulumi/pulumi";

/** One wrong argument. */
export interface Problem {
  /** The argument, as the user writes it: `publicApi.instances`. */
  readonly path: string;
  /** The value as messages may show it, never a secret; `undefined` if there is none. */
  readonly value: string | undefined;
  /** What is allowed; messages print it after "allowed:". */
  readonly allowed: string;
  /** What to do about it: a sentence. */
  readonly remedy: string;
}

/** All wrong arguments of one component in one error, so that its message is all that a user has to read. */
export class TracardiArgsError extends pulumi.InputPropertiesError {
  /** The SDK's marker for an error that needs no stack trace in the preview. */
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

/** Something outside the arguments that stops a deployment; the message says how to fix it. */
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
 * The SDK prepends every resource property that the error passes through to its message, and prints the stack.
 * Freezing the message keeps the one sentence that matters visible.
 */
function freezeMessage(error: Error, message: string): void {
  Object.defineProperty(error, "message", { get: () => message, set() {} });
  error.stack = message;
}
