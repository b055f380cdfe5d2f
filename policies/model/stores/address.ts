/** One address of a store from ELASTIC_HOST or REDIS_HOST, without user name and password. */
export interface StoreAddress {
  /** For example `https`; undefined if the address has no scheme. */
  readonly scheme?: string;
  /** In lower case, without a port. */
  readonly host: string;
  /** Whether it contains a user name and a password. */
  readonly hasCredentials: boolean;
}

/** The addresses in a comma-separated list. */
export const addressesOf = (text: string): StoreAddress[] =>
  text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map(addressOf);

function addressOf(text: string): StoreAddress {
  const parts = /^(?:([a-z][a-z0-9+.-]*):\/\/)?(.*)$/is.exec(text);
  const [scheme, rest] = [parts?.[1]?.toLowerCase(), parts?.[2] ?? ""];
  // Cuts at the last @, because a password may contain an @ or a slash, and everything before it is secret.
  const login = rest.lastIndexOf("@");
  const authority = rest.slice(login + 1).split(/[/?#]/)[0];
  const host = /^\[([^\]]*)\]/.exec(authority)?.[1] ?? authority.split(":")[0];
  return {
    ...(scheme === undefined ? {} : { scheme }),
    host: host.toLowerCase().replace(/\.$/, ""),
    hasCredentials: /[^:]:[^:]|^:./.test(rest.slice(0, Math.max(login, 0))),
  };
}

/** The pod itself. The process that answers there may be a proxy, and nothing shows where it leads. */
export const isOwnPod = (host: string): boolean =>
  host === "localhost" || host === "::1" || /^127(\.\d+){3}$/.test(host);
