/** One address of a store, as ELASTIC_HOST and REDIS_HOST hold them. User names and passwords are left out. */
export interface StoreAddress {
  /** `https`; undefined where none is written. */
  readonly scheme?: string;
  /** In lower case, without a port. */
  readonly host: string;
  /** Whether it holds a user name and a password. */
  readonly hasCredentials: boolean;
}

/** The addresses of a comma-separated list. */
export const addressesOf = (text: string): StoreAddress[] =>
  text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map(addressOf);

function addressOf(text: string): StoreAddress {
  const parts = /^(?:([a-z][a-z0-9+.-]*):\/\/)?(.*)$/is.exec(text);
  const [scheme, rest] = [parts?.[1]?.toLowerCase(), parts?.[2] ?? ""];
  // The last @: whatever is before it is secret, also where a password holds an @ or a slash.
  const login = rest.lastIndexOf("@");
  const authority = rest.slice(login + 1).split(/[/?#]/)[0];
  const host = /^\[([^\]]*)\]/.exec(authority)?.[1] ?? authority.split(":")[0];
  return {
    ...(scheme === undefined ? {} : { scheme }),
    host: host.toLowerCase().replace(/\.$/, ""),
    hasCredentials: /[^:]:[^:]|^:./.test(rest.slice(0, Math.max(login, 0))),
  };
}

/** The pod itself: what answers there, a proxy perhaps, leads to nobody knows where. */
export const isOwnPod = (host: string): boolean =>
  host === "localhost" || host === "::1" || /^127(\.\d+){3}$/.test(host);
