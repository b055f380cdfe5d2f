import * as net from "node:net";
import type { Rule } from "./rules";

/** `host:port` in an address would be cut off at the colon, and TLS is not spoken. */
export const storeHost: Rule = {
  allowed: "a host name or an IPv4 address, without scheme and port",
  remedy: "Write it as cache.example.com; the port is an argument of its own.",
  test: (value) =>
    net.isIPv4(value) ||
    (value.length <= 253 &&
      !/^[\d.]+$/.test(value) &&
      /^([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\.)*[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/i.test(
        value,
      )),
};

/** What stands for itself in a URL, as Tracardi writes logins into one unescaped. */
const plainInUrl = /^[\w.~!*-]+$/;

export const storeUser: Rule = {
  allowed: "letters, digits and -._~!*, 32 at most",
  remedy: "Tracardi writes it into a URL as it is: make a user for it.",
  test: (value) => plainInUrl.test(value) && value.length <= 32,
};

export const storePassword: Rule = {
  allowed: "letters, digits and -._~!*",
  remedy: "Tracardi writes it into a URL as it is: choose one without @ / : # %.",
  secret: true,
  test: (value) => plainInUrl.test(value),
};

export const databaseName: Rule = {
  allowed: "1 to 64 letters, digits and underscores, a letter first",
  remedy: "Leave it out for tracardi.",
  test: (value) => /^[A-Za-z]\w{0,63}$/.test(value),
};

/** Of instance types of OpenSearch: those with disks of their own, which AWS gives no EBS volume. */
export const takesVolumes: Rule = {
  allowed: "an instance type with EBS storage, such as r7g.large.search",
  remedy: "The i families and those that end in d bring disks of their own.",
  test: (value) => !/^(i[a-z]*\d|[a-z]+\d+[a-z]*d)[a-z]*\./.test(value),
};

export const instanceType = (prefix: string, suffix: string, example: string): Rule => ({
  allowed: `an instance type such as ${example}`,
  remedy: "T types are refused: in production their processor is a loan.",
  test: (value) => new RegExp(`^${prefix}(?!t\\d)[a-z0-9]+\\.[a-z0-9]+${suffix}$`).test(value),
});
