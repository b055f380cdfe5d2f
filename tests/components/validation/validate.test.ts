import * as pulumi from "@pulumi/pulumi";
import * as assert from "node:assert/strict";
import { args, certificates } from "../../helpers/production";
import { accepts, refuses } from "./verdicts";

const output = pulumi.output("x");

describe("validate: hosts", () => {
  const hosts = args().hosts;
  const allowed =
    "a fully qualified host name in lower case, such as track.example.com, of 64 characters at most. Leave out scheme, port and path; the labels are letters, digits and hyphens.";
  const wrong = (role: string, value: string) =>
    `hosts.${role}: ${value} is not allowed; allowed: ${allowed}`;

  for (const value of [
    "https://track.example.com",
    "track.example.com:443",
    "track.example.com/track",
    "Track.example.com",
    "*.example.com",
    "localhost",
    "10.0.0.1",
    "-a.example.com",
    "a..example.com",
    `${"a".repeat(64)}.example.com`,
  ]) {
    refuses(
      `the host name ${value}`,
      { hosts: { ...hosts, publicApi: value } },
      wrong("publicApi", `"${value}"`),
    );
  }
  refuses("an Output", { hosts: { ...hosts, gui: output } }, wrong("gui", "an Output"));
  refuses(
    "no GUI host",
    { hosts: { ...hosts, gui: undefined } },
    `hosts.gui: missing; needed: ${allowed}`,
  );
  refuses(
    "one name for two sides",
    { hosts: { ...hosts, internalApi: hosts.publicApi } },
    'hosts.internalApi: "track.example.com" is not allowed; allowed: a host name other than hosts.publicApi. ' +
      "Each side has a load balancer of its own, and so a name of its own.",
  );
  refuses(
    "the name of a side for the GUI",
    { hosts: { ...hosts, gui: hosts.publicApi } },
    'hosts.gui: "track.example.com" is not allowed; allowed: a host name other than hosts.publicApi. ' +
      "Each side has a load balancer of its own, and so a name of its own.",
  );
  refuses(
    "nothing",
    { hosts: null },
    "hosts: null is not allowed; allowed: a plain object. Name the hosts: publicApi, internalApi and gui.",
  );
  refuses(
    "a misspelled name, which is not the one that is missing",
    { hosts: { ...hosts, publicApi: undefined, publicAPI: "track.example.com" } },
    "hosts.publicAPI: an argument of this name is not allowed; allowed: publicApi, publicApiAliases, internalApi, gui. " +
      "Did you mean publicApi?",
    `hosts.publicApi: missing; needed: ${allowed}`,
  );
  accepts("a punycode name with digits", {
    hosts: { ...hosts, publicApi: "t-1.xn--bcher-kva.example" },
  });
});

describe("validate: dns and certificates", () => {
  const remedy =
    "exactly one of dns and certificates. Give the hosted zone, from which certificates and records are made, or " +
    "the certificates that you have.";

  refuses("neither", { dns: undefined }, `dns: missing; needed: ${remedy}`);
  refuses(
    "both",
    { certificates },
    `certificates: ${JSON.stringify(certificates)} is not allowed; allowed: ${remedy}`,
  );
  refuses(
    "a zone's path",
    { dns: { zoneId: "/hostedzone/Z0123456789" } },
    'dns.zoneId: "/hostedzone/Z0123456789" is not allowed; allowed: the id of a Route 53 hosted zone, such as ' +
      "Z0123456789ABCDEFGHIJ. `aws route53 list-hosted-zones` prints the ids, behind /hostedzone/.",
  );
  refuses(
    "a certificate of IAM",
    {
      dns: undefined,
      certificates: {
        ...certificates,
        publicArn: "arn:aws:iam::111122223333:server-certificate/x",
      },
    },
    'certificates.publicArn: "arn:aws:iam::111122223333:server-certificate/x" is not allowed; allowed: the ARN of an ' +
      "ACM certificate. Use one in the region of the installation that has been issued.",
  );
  accepts("certificates alone, also late ones", {
    dns: undefined,
    certificates: { ...certificates, publicArn: output },
  });
  accepts("a zone that is not known yet", { dns: { zoneId: output } });
});

describe("validate: identity", () => {
  const random = (length: number) => `Leave it out for the default: ${length} random characters.`;
  const lasting =
    "Leave it out for a new installation. One that has collected events with Tracardi's public default cannot keep that.";
  const secret = (path: string, least: number, remedy: string) =>
    `identity.${path}: [secret] is not allowed; allowed: at least ${least} printable ASCII characters, without ` +
    `space. ${remedy}`;

  refuses(
    "short secrets, without showing them",
    {
      identity: {
        installationToken: "fifteen-letters",
        mergeSecret: "nineteen-characters",
        adminPassword: "elevenchars",
      },
    },
    secret("installationToken", 16, random(48)),
    secret("mergeSecret", 20, lasting),
    secret("adminPassword", 12, random(24)),
  );
  refuses(
    "secrets of other types and characters, without showing them",
    {
      identity: {
        installationToken: { value: "hunter2hunter2hunter2" },
        mergeSecret: ["hunter2hunter2hunter2"],
        adminPassword: "hunter2 hunter2 hunter2",
      },
    },
    secret("installationToken", 16, random(48)),
    secret("mergeSecret", 20, lasting),
    secret("adminPassword", 12, random(24)),
  );
  refuses(
    "all of it as one text, without showing it",
    { identity: '{"mergeSecret":"hunter2hunter2hunter2"}' },
    "identity: [secret] is not allowed; allowed: a plain object. Give {} or any of { tenantName, installationToken, mergeSecret, adminPassword }.",
  );
  refuses(
    "a tenant that no index can have",
    { identity: { tenantName: "My Tenant" } },
    'identity.tenantName: "My Tenant" is not allowed; allowed: 3 to 32 lower-case letters and digits. Take the name ' +
      "from the indices of the existing installation: 0820.<tenant>.tracardi-…",
  );
  accepts("secrets of just the length", {
    identity: {
      installationToken: "sixteen-letters!",
      mergeSecret: "twenty-characters-ok",
      adminPassword: "twelve-chars",
      tenantName: "ffe",
    },
  });
  accepts("late secrets", {
    identity: { mergeSecret: output, adminPassword: Promise.resolve("x") },
  });
  it("keeps the public default of the merge secret out", () => {
    assert.ok("s>a.d-kljsa87^5adh".length < 20);
  });
});
