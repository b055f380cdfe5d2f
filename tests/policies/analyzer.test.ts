import assert from "node:assert/strict";
import { join } from "node:path";
import { PolicyPack } from "../../preview/analyzer/pack";
import type { Resource } from "../../preview/engine/resource";
import { minimal, production } from "../helpers/layouts";
import { type TestResource, type TestStack, stackProps } from "../helpers/policyStack";

const folder = join(__dirname, "../../policies");
const context = {
  project: "tracardi",
  stack: "test",
  config: {},
  secretKeys: [],
  engine: "127.0.0.1:1",
};

type Config = Parameters<typeof PolicyPack.start>[2];

/** Judges a stack as the engine does: the pack in its own process, over the analyzer protocol. */
async function judge(
  pack: PolicyPack,
  stack: TestStack,
  cluster: "known" | "unknown",
): Promise<PolicyPack["findings"]> {
  const resources = [...stack.resources.values()].map((resource) => message(resource, cluster));
  const providerOf = (resource: Resource): Resource | undefined =>
    resources.find(({ urn }) => urn === resource.provider);
  pack.findings.length = 0;
  for (const resource of resources) await pack.judge(resource, providerOf(resource));
  await pack.judgeStack(resources, providerOf);
  return [...pack.findings];
}

function message(resource: TestResource, cluster: "known" | "unknown"): Resource {
  return {
    urn: resource.urn,
    type: resource.type,
    name: resource.name,
    parent: "",
    custom: true,
    external: false,
    provider: resource.provider ?? "",
    id: "",
    // The wire has no undefined.
    inputs: JSON.parse(JSON.stringify(resource.inputs)),
    outputs: JSON.parse(JSON.stringify(stackProps(resource, cluster))),
    dependencies: [],
    propertyDependencies: resource.references,
    options: {
      protect: false,
      ignoreChanges: [],
      deleteBeforeReplace: undefined,
      additionalSecretOutputs: [],
      aliases: [],
      timeouts: { create: 0, update: 0, delete: 0 },
    },
  };
}

const levels = (findings: PolicyPack["findings"]): string[] => [
  ...new Set(findings.map(({ policy, level }) => `${policy}: ${level}`)),
];

describe("policy pack in its analyzer process", () => {
  const end = new AbortController();
  const start = (config: Config = {}): Promise<PolicyPack> =>
    PolicyPack.start(folder, context, config, end.signal);
  after(() => end.abort());

  it("judges one stack after another, with known and unknown clusters", async () => {
    const pack = await start();
    assert.equal(pack.name, "tracardi");
    for (const cluster of ["known", "unknown"] as const) {
      assert.deepEqual(await judge(pack, production(), cluster), []);

      const worse = production()
        .change("public-api", ({ spec }) => {
          spec.replicas = 1;
          spec.template.spec.containers[0].env[0].value = "yes";
        })
        .change("gui-in-0", (inputs) => (inputs.cidrIpv4 = "0.0.0.0/0"))
        .change("gui", ({ spec }) => (spec.replicas = 1))
        .change("search", (inputs) => (inputs.clusterConfig.instanceCount = 1));
      assert.deepEqual(levels(await judge(pack, worse, cluster)), [
        "tracardi-gui-api-exposed: mandatory",
        "tracardi-gui-exposed: mandatory",
        "tracardi-public-api-replicas: mandatory",
        "tracardi-api-replicas: mandatory",
        "tracardi-gui-replicas: mandatory",
        "tracardi-search-nodes: mandatory",
      ]);
    }
  });

  it("takes profile, minimums and levels from its configuration", async () => {
    const pack = await start({
      tracardi: {
        properties: {
          profile: "minimal",
          minimums: { searchDataNodes: 4 },
          levels: { "tracardi-search-nodes": "advisory" },
        },
      },
    });
    assert.deepEqual(levels(await judge(pack, minimal(), "unknown")), [
      "tracardi-search-nodes: advisory",
      "tracardi-below-production: advisory",
    ]);
  });

  it("tells of rules that fail at their own levels, and of what the others find", async () => {
    const fixture = join(__dirname, "../fixtures/failingRules");
    const pack = await PolicyPack.start(fixture, context, {}, end.signal);
    const fewer = production().change("gui", ({ spec }) => (spec.replicas = 1));
    const found = await judge(pack, fewer, "known");
    assert.deepEqual(levels(found), [
      "tracardi-failing-mandatory: mandatory",
      "tracardi-gui-replicas: mandatory",
      "tracardi-failing-advisory: advisory",
    ]);
    assert.doesNotMatch(JSON.stringify(found), /hunter2/);
  });

  it("refuses a configuration that its schema does not allow", async () => {
    await assert.rejects(
      start({ tracardi: { properties: { profile: "tiny" } } }),
      /tracardi.*profile/s,
    );
  });
});
