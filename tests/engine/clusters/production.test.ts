/**
 * The production layout on the real engine with Pulumi's own Kubernetes provider, against real control planes; AWS is
 * simulated.
 */
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Stack } from "@pulumi/pulumi/automation";
import type { Api, KubernetesObject } from "../../cluster/support/api";
import { GuardMode } from "../../../index";
import { Clusters } from "./clusters";
import { exists, killedOnce, recovered } from "./killed";
import type { Workspace } from "../workspace";

const deployments = "/apis/apps/v1/namespaces/tracardi-public-api/deployments";
const publicApi = `${deployments}/public-api`;

const autoscalers = "/apis/autoscaling/v2/namespaces/tracardi-public-api/horizontalpodautoscalers";

/** How often guards change together with what they judge. */
const ROUNDS = Number(process.env.ROUNDS ?? 3);

describe("production on real control planes", () => {
  let clusters: Clusters;
  let workspace: Workspace;
  let stack: Stack;
  const more: { [argument: string]: object } = {};
  /** The control plane of what the internet talks to. */
  let api: Api;

  before(async () => {
    clusters = await Clusters.start(
      ["tracardi-edge", "tracardi-core"],
      ["tracardi-edge", "tracardi-core"],
    );
    api = clusters.apis.get("tracardi-edge") ?? assert.fail();
    workspace = clusters.workspace();
    stack = await workspace.changed("production", withMore);
    argument("gui", { instances: 3 });
    argument("internalApi", { instances: 4 });
    await stack.setConfig("protection", { value: "false" });
  });
  after(async () => {
    workspace?.remove();
    await clusters?.stop();
  });

  async function changes(run: Promise<{ summary: { resourceChanges?: object } }>) {
    return Object.keys((await run).summary.resourceChanges ?? {}).sort();
  }

  it("comes up after an engine that was killed, as docs/recovery.md says", async () => {
    await killedOnce(workspace, stack, () => exists(api, publicApi));
    await assert.rejects(stack.up(), /is currently locked/);
    const adopted = await recovered(workspace, stack, clusters.apis);
    assert.ok(adopted.length > 0, "something was there that the state did not know");
    assert.equal((await stack.up()).summary.result, "succeeded");
    assert.equal((await api.get(publicApi)).status.availableReplicas, 3);
  });

  it("changes nothing in a second update, nor does a refresh", async () => {
    assert.deepEqual(await changes(stack.up({ expectNoChanges: true })), ["same"]);
    assert.deepEqual(await changes(stack.refresh({ expectNoChanges: true })), ["same"]);
  });

  it("takes back what kubectl scaled, and the image that it set", async () => {
    await scaled(4);
    await imageSet();
    await rolledOut("120");
    const { spec } = await api.get(publicApi);
    assert.equal(spec.replicas, 3);
    assert.match(spec.template.spec.containers[0].image, /:0\.8\.2\.1$/);
  });

  it("sets a guard back that was opened in an emergency, once it looks", async () => {
    const binding =
      "/apis/admissionregistration.k8s.io/v1/validatingadmissionpolicybindings/tracardi-guard-minimum";
    await api.patch(binding, { spec: { validationActions: ["Warn", "Audit"] } });
    assert.equal((await stack.up({ refresh: true })).summary.result, "succeeded");
    assert.deepEqual((await api.get(binding)).spec.validationActions, ["Deny"]);
  });

  it("leaves the number of instances to the autoscaler when that is switched on", async () => {
    await switchOn();
    const scalers = await api.list(autoscalers);
    assert.deepEqual(
      scalers.map(({ spec }) => [spec.scaleTargetRef.name, spec.minReplicas, spec.maxReplicas]),
      [["public-api", 3, 6]],
    );
    await scaled(5);
    assert.deepEqual(await changes(stack.up({ expectNoChanges: true })), ["same"]);
    assert.equal((await api.get(publicApi)).spec.replicas, 5);
  });

  it("rolls out a changed variable, with the number that the autoscaler has chosen", async () => {
    await imageSet();
    await rolledOut("240");
    const { spec, status } = await api.get(publicApi);
    assert.equal(spec.replicas, 5);
    assert.equal(status.updatedReplicas, 5);
    assert.match(spec.template.spec.containers[0].image, /:0\.8\.2\.1$/);
  });

  it("takes the number back when the autoscaler is switched off, and leaves it when it is on again", async () => {
    await stack.removeConfig("maxInstances");
    assert.equal((await stack.up()).summary.result, "succeeded");
    assert.deepEqual(await api.list(autoscalers), []);
    assert.equal((await api.get(publicApi)).spec.replicas, 3);
    await switchOn();
    await scaled(6);
    await rolledOut("360");
    assert.equal((await api.get(publicApi)).spec.replicas, 6);
    await stack.removeConfig("maxInstances");
    assert.equal((await stack.up({ refresh: true })).summary.result, "succeeded");
    assert.equal((await api.get(publicApi)).spec.replicas, 3);
  });

  for (let round = 1; round <= ROUNDS; round++) {
    it(`passes another registry, fewer instances and another mode at once (${round} of ${ROUNDS})`, async () => {
      argument("images", { registry: `mirror-${round}.example.com/tracardi` });
      argument("guards", { mode: [GuardMode.Deny, GuardMode.Deny, GuardMode.Warn][round % 3] });
      argument("gui", { instances: [3, 4][round % 2] });
      argument("internalApi", { instances: [4, 3][round % 2] });
      assert.equal((await stack.up()).summary.result, "succeeded");
      const { spec, status } = await api.get(publicApi);
      assert.ok(spec.template.spec.containers[0].image.startsWith(`mirror-${round}.example.com/`));
      assert.equal(status.updatedReplicas, 3);
    });
  }

  it("goes, and leaves nothing", async () => {
    await stack.destroy();
    assert.deepEqual((await stack.exportStack()).deployment.resources ?? [], []);
    for (const each of clusters.apis.values()) {
      const left = (await each.list("/api/v1/namespaces")).map(({ metadata }) => metadata.name);
      assert.deepEqual(
        left.filter((name) => name.startsWith("tracardi")),
        [],
      );
    }
  });

  async function switchOn(): Promise<void> {
    await stack.setConfig("maxInstances", { value: "6" });
    assert.equal((await stack.up()).summary.result, "succeeded");
  }

  /** As `kubectl scale` does it, and the autoscaler. */
  const scaled = (replicas: number) => api.patch(`${publicApi}/scale`, { spec: { replicas } });

  /** As `kubectl set image` does it. */
  async function imageSet(): Promise<void> {
    const { template } = (await api.get(publicApi)).spec;
    template.spec.containers[0].image = "docker.io/tracardi/tracardi-api:0.8.1";
    await api.patch(publicApi, { spec: { template } });
  }

  /** Deploys a changed variable. */
  async function rolledOut(value: string): Promise<void> {
    argument("publicApi", { environment: { PROFILE_CACHE_TTL: value } });
    assert.equal((await stack.up()).summary.result, "succeeded");
    const { containers } = (await api.get(publicApi)).spec.template.spec;
    const variables = containers[0].env as KubernetesObject[];
    assert.equal(variables.find(({ name }) => name === "PROFILE_CACHE_TTL")?.value, value);
  }

  /** Gives the program an argument besides its own. */
  function argument(name: string, value: object): void {
    more[name] = value;
    writeFileSync(join(stack.workspace.workDir, "more.json"), JSON.stringify(more));
  }
});

/** The program of the example, with more arguments from a file. */
function withMore(program: string): string {
  const changes = [
    ["const config = ", 'const more = require("./more.json");\nconst config = '],
    ['"tracardi", {', '"tracardi", { ...more,'],
    ["publicApi: { ", "publicApi: { ...more.publicApi, "],
  ];
  return changes.reduce((text, [from, to]) => {
    assert.ok(text.includes(from), from);
    return text.replace(from, to);
  }, program);
}
