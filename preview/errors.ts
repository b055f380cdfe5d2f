/** Whose error it is: `input` is the command's, its files' or the policy configuration's. */
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
