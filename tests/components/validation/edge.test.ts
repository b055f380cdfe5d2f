import * as assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { edgeOf } from "../../../components/settings/edge";
import { HttpPort, RequestsWithoutLength } from "../../../index";
import { args, certificates } from "../../helpers/production";
import { accepts, refuses } from "./verdicts";

const withAliases = (...publicApiAliases: unknown[]) => ({
  hosts: { ...args().hosts, publicApiAliases },
});
const many = (count: number) =>
  Array.from({ length: count }, (_, each) => `t${each + 1}.example.com`);
const given = { dns: undefined, certificates };

describe("validate: the collector's aliases", () => {
  const path = "hosts.publicApiAliases";
  accepts("none", withAliases());
  accepts("two", withAliases("t.shop.example.com", "t.blog.example.com"));
  refuses(
    "a text for the list",
    { hosts: { ...args().hosts, publicApiAliases: "t.example.com" } },
    `${path}: "t.example.com" is not allowed; allowed: a plain list. Leave out scheme, port and path; the labels are letters, digits and hyphens.`,
  );
  refuses(
    "what is no host name",
    withAliases("t.example.com", "https://t.example.com"),
    `${path}[1]: "https://t.example.com" is not allowed; allowed: a fully qualified host name in lower case, such as ` +
      "track.example.com, of 64 characters at most. Leave out scheme, port and path; the labels are letters, digits and " +
      "hyphens.",
  );
  refuses(
    "the same twice",
    withAliases("t.example.com", "t.example.com"),
    `${path}[1]: "t.example.com" is not allowed; allowed: each value once. Leave out the second one.`,
  );
  for (const [role, host] of Object.entries(args().hosts)) {
    refuses(
      `the host of ${role}`,
      withAliases(String(host)),
      `${path}[0]: "${String(host)}" is not allowed; allowed: a host name other than hosts.${role}. Leave it out: an ` +
        "alias is one more name of the collector.",
    );
  }

  const [nine, ten] = [many(9), many(10)];
  accepts("as many as a certificate holds", withAliases(...nine));
  refuses(
    "more than a certificate holds",
    withAliases(...ten),
    `${path}: ${JSON.stringify(ten)} is not allowed; allowed: 9 aliases at most with dns, as ACM puts 10 names into a ` +
      "certificate. Give certificates: a wildcard holds all hosts of a domain.",
  );
});

describe("validate: the rules of the collector's load balancer", () => {
  const path = "hosts.publicApiAliases";
  const shown = (count: number) => `${JSON.stringify(many(count)).slice(0, 200)}…`;
  const end = "Give fewer hosts, or close routes in collector.";
  const all = { consent: true, widgets: true };

  accepts("100, with four routes", { ...given, ...withAliases(...many(24)) });
  refuses(
    "more than 100, with four routes",
    { ...given, ...withAliases(...many(25)) },
    `${path}: ${shown(25)} is not allowed; allowed: so few that a load balancer's 100 rules suffice: 4 routes for each of ` +
      `26 hosts make 104. ${end}`,
  );
  accepts("98, with all routes", { ...given, ...withAliases(...many(13)), collector: all });
  refuses(
    "105, with all routes",
    { ...given, ...withAliases(...many(14)), collector: all },
    `${path}: ${shown(14)} is not allowed; allowed: so few that a load balancer's 100 rules suffice: 7 routes for each of ` +
      `15 hosts make 105. ${end}`,
  );
  const httpPort = HttpPort.Redirect;
  accepts("100, a fifth of them redirects", { ...given, ...withAliases(...many(19)), httpPort });
  refuses(
    "more than 100, a fifth of them redirects",
    { ...given, ...withAliases(...many(20)), httpPort },
    `${path}: ${shown(20)} is not allowed; allowed: so few that a load balancer's 100 rules suffice: 4 routes and the ` +
      `redirect for each of 21 hosts make 105. ${end}`,
  );
});

describe("validate: the collector's routes", () => {
  accepts("those that are closed by default", { collector: { consent: true, widgets: true } });
  refuses(
    "a text for a switch",
    { collector: { webhooks: "no", consent: "yes" } },
    'collector.webhooks: "no" is not allowed; allowed: true, false. Leave it out for the default: true.',
    'collector.consent: "yes" is not allowed; allowed: true, false. Leave it out for the default: false.',
  );
});

describe("validate: the firewall", () => {
  accepts("its default", { firewall: {} });
  accepts("that it is off", { firewall: { enabled: false } });
  accepts("the least", { firewall: { requestsPerAddress: 100, largestBodyKiB: 8 } });
  accepts("the most", { firewall: { requestsPerAddress: 2_000_000_000, largestBodyKiB: 10_240 } });
  refuses(
    "figures out of range",
    { firewall: { requestsPerAddress: 99, largestBodyKiB: 10_241 } },
    "firewall.requestsPerAddress: 99 is not allowed; allowed: a whole number from 100 to 2000000000. It is the number in " +
      "five minutes: 300 are one a second.",
    "firewall.largestBodyKiB: 10241 is not allowed; allowed: a whole number from 8 to 10240. It is in KiB: 1024 are one " +
      "MiB.",
  );
  refuses(
    "what it does not know",
    { firewall: { requestsWithoutLength: "allow" } },
    'firewall.requestsWithoutLength: "allow" is not allowed; allowed: "count", "block". Leave it out for the default: "count".',
  );
  refuses(
    "false for the whole",
    { firewall: false },
    "firewall: false is not allowed; allowed: a plain object. Give {} or any of { enabled, requestsPerAddress, largestBodyKiB, requestsWithoutLength }.",
  );
  refuses(
    "a figure of what is off",
    { firewall: { enabled: false, requestsPerAddress: 500 } },
    "firewall.requestsPerAddress: 500 is not allowed; allowed: nothing with firewall.enabled false. Leave it out, or " +
      "leave out enabled.",
  );
});

describe("validate: access logs", () => {
  const nameRule =
    "the name of an S3 bucket, neither its ARN nor its URL. `aws s3 ls` prints the names.";
  accepts("a bucket", { accessLogs: { bucketName: "our-logs.example" } });
  accepts("a bucket with a prefix", { accessLogs: { bucketName: "our-logs", prefix: "a/b-c.d" } });
  accepts("a bucket of another resource", {
    accessLogs: { bucketName: pulumi.output("whatever") },
  });
  accepts("that they are off", { accessLogs: { enabled: false } });
  for (const bucketName of ["arn:aws:s3:::our-logs", "s3://our-logs", "Our-Logs", "ab"]) {
    refuses(
      `${bucketName} for a bucket`,
      { accessLogs: { bucketName } },
      `accessLogs.bucketName: "${bucketName}" is not allowed; allowed: ${nameRule}`,
    );
  }
  for (const prefix of ["/a", "a/", "a//b", "a/AWSLogs", ""]) {
    refuses(
      `${JSON.stringify(prefix)} for a prefix`,
      { accessLogs: { bucketName: "our-logs", prefix } },
      `accessLogs.prefix: ${JSON.stringify(prefix)} is not allowed; allowed: a path in the bucket without a slash at either ` +
        "end, and without AWSLogs. Leave it out for the top of the bucket; /AWSLogs/<account>/ follows by itself.",
    );
  }
  refuses(
    "a prefix in a bucket of the installation's own",
    { accessLogs: { prefix: "tracardi" } },
    'accessLogs.prefix: "tracardi" is not allowed; allowed: nothing without accessLogs.bucketName. Leave it out: a bucket ' +
      "of the installation's own holds nothing else.",
  );
  refuses(
    "a bucket for logs that are off",
    { accessLogs: { enabled: false, bucketName: "our-logs" } },
    'accessLogs.bucketName: "our-logs" is not allowed; allowed: nothing with accessLogs.enabled false. Leave it out, or ' +
      "leave out enabled.",
  );
});

describe("validate: port 80", () => {
  for (const httpPort of Object.values(HttpPort)) accepts(httpPort, { httpPort });
  refuses(
    "that it is open",
    { httpPort: "open" },
    'httpPort: "open" is not allowed; allowed: "closed", "redirect". Leave it out for the default: "closed".',
  );
});

describe("edgeOf", () => {
  it("is as strict as it can be without arguments", () => {
    assert.deepEqual(edgeOf(args()), {
      collector: ["track", "collect", "redirect", "tracker"],
      aliases: [],
      redirectsHttp: false,
      firewall: { requestsPerAddress: 6000, largestBodyKiB: 32, blocksWithoutLength: false },
      accessLogs: { bucketName: undefined, prefix: undefined },
    });
  });

  it("takes an argument that is there but undefined for one that is not", () => {
    const nothing = {
      collector: { webhooks: undefined, consent: undefined },
      firewall: { enabled: undefined, requestsPerAddress: undefined },
      accessLogs: { enabled: undefined },
      httpPort: undefined,
    };
    assert.deepEqual(edgeOf(args(nothing)), edgeOf(args()));
  });

  it("does as it is told", () => {
    const edge = edgeOf(
      args({
        firewall: { largestBodyKiB: 64, requestsWithoutLength: RequestsWithoutLength.Block },
        accessLogs: { enabled: false },
        httpPort: HttpPort.Redirect,
        collector: { webhooks: false, consent: true },
      }),
    );
    assert.deepEqual(edge, {
      collector: ["track", "redirect", "tracker", "consent", "consentTypes"],
      aliases: [],
      redirectsHttp: true,
      firewall: { requestsPerAddress: 6000, largestBodyKiB: 64, blocksWithoutLength: true },
      accessLogs: undefined,
    });
  });
});
