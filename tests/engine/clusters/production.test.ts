/**
 * The production layout on the real engine with Pulumi's own Kubernetes provider, against real control planes; AWS is
 * simulated.
 */
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Stack } from "@pulumi/pulumi/automation";
import type { Api, KubernetesObject } from "../../cluster/support/api";
import { Clusters } from "./clusters";
import { killedOnce, recovered } from "./killed";
import type { Workspace } from "../workspace";

const deployments = "/apis/apps/v1/namespaces/tracardi-public-api/deployments";
const publicApi = `${deployments}/tracardi-public-api`;

describe("production on real control planes", () => {
  let clusters: Clusters;
  let workspace: Workspace;
  let stack: Stack;
  /** The control plane of what the internet talks to. */
  let api: Api;

  before(async () => {
    clusters = await Clusters.start(
      ["tracardi-public", "tracardi-internal"],
      ["tracardi-edge", "tracardi-core"],
    );
    api = clusters.apis.get("tracardi-public") ?? assert.fail();
    workspace = clusters.workspace();
    stack = await workspace.stack("production");
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
    await killedOnce(workspace, stack, /kubernetes:core\/v1:Service .*creating/);
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

  it("leaves the number of instances to the autoscaler when that is switched on", async () => {
    await stack.setConfig("maxInstances", { value: "6" });
    assert.equal((await stack.up()).summary.result, "succeeded");
    const { metadata } = await api.get(publicApi);
    const namespace = "/apis/autoscaling/v2/namespaces/tracardi-public-api";
    const scalers = await api.list(`${namespace}/horizontalpodautoscalers`);
    assert.deepEqual(
      scalers.map(({ spec }) => [spec.scaleTargetRef.name, spec.minReplicas, spec.maxReplicas]),
      [[metadata.name, 3, 6]],
    );
    // As the autoscaler does it.
    const scale = await api.get(`${publicApi}/scale`);
    await api.replace(`${publicApi}/scale`, { ...scale, spec: { replicas: 5 } });
    assert.deepEqual(await changes(stack.up({ expectNoChanges: true })), ["same"]);
    assert.equal((await api.get(publicApi)).spec.replicas, 5);
  });

  it("rolls out a changed variable", async () => {
    rewrite("publicApi: { ", 'publicApi: { environment: { PROFILE_CACHE_TTL: "120" }, ');
    assert.equal((await stack.up()).summary.result, "succeeded");
    const deployment = await api.get(publicApi);
    const [container] = deployment.spec.template.spec.containers as KubernetesObject[];
    const variable = (container.env as KubernetesObject[]).find(
      ({ name }) => name === "PROFILE_CACHE_TTL",
    );
    assert.equal(variable?.value, "120");
    assert.equal(deployment.spec.replicas, 5);
    assert.equal(deployment.status.updatedReplicas, 5);
  });

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

  function rewrite(from: string, to: string): void {
    const file = join(stack.workspace.workDir, "index.ts");
    const program = readFileSync(file, "utf8");
    assert.ok(program.includes(from));
    writeFileSync(file, program.replace(from, to));
  }
});
