/** Where a connection goes to. */
export interface Endpoint {
  /** An IP address or a host name. */
  readonly address: string;
  readonly port: number;
}

/** How long a server has to answer, in milliseconds. */
export const TIMEOUT = 10_000;

/** There was no answer. */
export class ConnectionError extends Error {
  constructor(
    message: string,
    /** Node's or OpenSSL's code. */
    readonly code: string,
  ) {
    super(message);
  }
}

const words: Readonly<Record<string, string>> = {
  ECONNREFUSED: "the connection is refused",
  ECONNRESET: "the connection is reset",
  EHOSTUNREACH: "there is no route to it",
  ENETUNREACH: "there is no route to it",
  ENOTFOUND: "the name has no address",
  ETIMEDOUT: "there is no answer",
};

export function connectionError(error: Error): ConnectionError {
  // A name with several addresses fails with one error for each.
  const first: Error = error instanceof AggregateError ? error.errors[0] : error;
  const { code = "" } = first as NodeJS.ErrnoException;
  return new ConnectionError(words[code] ?? first.message, code);
}
