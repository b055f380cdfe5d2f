import * as assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import {
  GuardMode,
  HttpPort,
  RequestsWithoutLength,
  TracardiArgsError,
  TracardiProduction,
  type TracardiProductionArgs,
} from "../../../index";
import { show } from "../../../components/validation/gate";
import { validate } from "../../../components/validation/validate";
import { deploy } from "../../helpers/mocks";
import { args } from "../../helpers/production";

const values: [string, unknown][] = [
  ["undefined", undefined],
  ["null", null],
  ["a number", 7],
  ["a bigint", 7n],
  ["a text", "x"],
  ["an empty text", ""],
  ["true", true],
  ["a list", ["x"]],
  ["a list of nothing", [undefined, null]],
  ["an object", { x: 1 }],
  ["an Output", pulumi.output("x")],
  ["an object of Outputs", { x: pulumi.output("x") }],
  ["a Promise", Promise.resolve("x")],
  ["a function", () => "x"],
  ["a symbol", Symbol("x")],
  ["a date", new Date(0)],
];

/** Every argument that has a value, in every place: `hosts.gui`, `kubernetesApi.administrators.deployer` … */
function places(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== "object" || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, each]) => places(each, [...path, key]))];
}

function withValue(target: unknown, [key, ...rest]: string[], value: unknown): unknown {
  if (key === undefined) return value;
  const copy = (Array.isArray(target) ? [...target] : { ...(target as object) }) as Record<
    string,
    unknown
  >;
  copy[key] = withValue(copy[key], rest, value);
  return copy;
}

const everything = args({
  network: { cidr: "10.42.0.0/16", zones: ["eu-west-1a", "eu-west-1b", "eu-west-1c"] },
  placement: { publicApi: "a", internalApi: "b", gui: "c" },
  kubernetesVersion: "1.36",
  publicApi: { instances: 3, workersPerInstance: 2 },
  internalApi: { instances: 2, workersPerInstance: 2 },
  gui: { instances: 2 },
  collector: {
    webhooks: true,
    redirects: true,
    trackerScript: true,
    consent: true,
    widgets: true,
  },
  hosts: { ...args().hosts, publicApiAliases: ["t.example.com"] },
  firewall: {
    enabled: true,
    requestsPerAddress: 100,
    largestBodyKiB: 8,
    requestsWithoutLength: RequestsWithoutLength.Block,
  },
  accessLogs: { enabled: true, bucketName: "our-logs", prefix: "tracardi" },
  httpPort: HttpPort.Redirect,
  egress: { https: true, networks: [{ network: "10.20.0.0/16", port: 5432 }] },
  guards: { mode: GuardMode.Warn, registries: ["public.ecr.aws/logs"] },
  openSearch: { version: "2.19", instanceType: "r7g.large.search", dataNodes: 3, storageGiB: 50 },
  redis: { nodeType: "cache.m7g.large", nodes: 2, snapshotRetentionDays: 7 },
  images: { registry: "registry.example.com" },
  identity: { tenantName: "abc", mergeSecret: "m".repeat(20), adminPassword: "p".repeat(12) },
  protection: true,
  logRetentionDays: 90,
  tags: { owner: "me" },
});

describe("validate: what untyped programs give", () => {
  it("finds nothing wrong with all arguments at once", () => {
    assert.deepEqual(validate(everything), []);
  });

  for (const [what, value] of values) {
    it(`survives ${what} in every place`, () => {
      for (const path of places(everything)) {
        const problems = validate(withValue(everything, path, value) as TracardiProductionArgs);
        const words = problems.flatMap((each) => Object.values(each)).join("\n");
        assert.doesNotMatch(words, /\[object|toJSON|undefined/, path.join("."));
        // Nothing but what the program gave may be complained of.
        const top = path[0] ?? "args";
        assert.ok(
          path.length === 0 ||
            problems.length === 0 ||
            problems.some((each) => each.path.startsWith(top)),
          path.join("."),
        );
      }
    });
  }

  it("names every required argument where there is none", () => {
    const paths = validate({} as TracardiProductionArgs).map(({ path }) => path);
    assert.deepEqual(paths, [
      "hosts",
      "access",
      "trustedNetworks",
      "kubernetesApi",
      "dns",
      "openSearch",
      "adminEmail",
    ]);
    const none = validate(undefined as unknown as TracardiProductionArgs).map(({ path }) => path);
    assert.deepEqual(none, ["args"]);
  });

  it("does not take a resource for its id", async () => {
    await deploy(() => {
      const zoneId = new aws.route53.Zone("zone", {}) as unknown as string;
      assert.deepEqual(
        validate(args({ dns: { zoneId } })).map(({ path, value }) => [path, value]),
        [["dns.zoneId", "a resource"]],
      );
    });
  });
});

describe("show", () => {
  for (const [value, shown] of [
    [undefined, "nothing"],
    ["a\nb", '"a\\nb"'],
    [[1, ["x"]], '[1,["x"]]'],
    [{ a: { b: { c: 1 } } }, '{"a":{"b":{…}}}'],
    [pulumi.output(1), "an Output"],
    ["x".repeat(300), `"${"x".repeat(199)}…`],
  ]) {
    it(`shows ${shown}`.slice(0, 40), () => assert.equal(show(value), shown));
  }

  it("ends with what holds itself", () => {
    const circle: { self?: unknown } = {};
    circle.self = circle;
    assert.equal(show(circle), '{"self":{"self":{…}}}');
  });
});

describe("TracardiArgsError", () => {
  const wrong = () => args({ adminEmail: "nobody", protection: "no" as unknown as boolean });

  it("holds all problems, in a message that says everything and in parts for the engine", async () => {
    const deployment = await deploy(() => {
      assert.throws(
        () => new TracardiProduction("mine", wrong()),
        (error: TracardiArgsError & { __pulumiRunError?: boolean }) => {
          assert.ok(error instanceof TracardiArgsError);
          assert.ok(error instanceof pulumi.InputPropertiesError);
          assert.equal(error.name, "TracardiArgsError");
          assert.equal(error.__pulumiRunError, true);
          const email =
            '"nobody" is not allowed; allowed: one e-mail address. Name the mailbox of the first administrator: it is ' +
            "the login to the GUI.";
          const protection =
            '"no" is not allowed; allowed: true, false. Leave it out to keep the protection on.';
          assert.equal(
            error.message,
            `TracardiProduction "mine" has 2 wrong arguments:\n  - adminEmail: ${email}\n  - protection: ${protection}`,
          );
          assert.deepEqual(error.errors, [
            { propertyPath: "adminEmail", reason: email },
            { propertyPath: "protection", reason: protection },
          ]);
          return true;
        },
      );
    });
    assert.deepEqual(deployment.all, [], "nothing is registered");
  });

  it("counts one", () => {
    const error = new TracardiArgsError("mine", validate(args({ adminEmail: "nobody" })));
    assert.match(error.message, /^TracardiProduction "mine" has 1 wrong argument:\n/);
  });
});
