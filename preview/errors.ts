/** The source of the error; `input` is the command line, its files or the policy configuration. */
export type ErrorKind = "input" | "program" | "pack";

/** A preview could not be made; the message is for its user. */
export class PreviewError extends Error {
  constructor(
    readonly kind: ErrorKind,
    message: string,
  ) {
    super(message);
  }
}
