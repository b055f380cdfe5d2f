import * as assert from "node:assert/strict";
import type { KubernetesObject } from "../support/api";
import { eventually } from "../support/installed";
import { condition, Instances, serverOf } from "../support/instances";
import { drain, giveBack, isLevel, perZone } from "../support/servers";
import { type TestCluster, ZONES } from "../support/testCluster";
import { type Outcome, sum, told } from "./drill";

/** Each role's instances, and all API instances whatever their role, have servers of their own in level zones. */
export async function assertApart(testCluster: TestCluster): Promise<void> {
  const servers = await testCluster.servers();
  const apart = (pods: readonly KubernetesObject[], what: string) =>
    assert.equal(new Set(pods.map(serverOf)).size, pods.length, `${what}: a server each`);
  apart(
    await testCluster.api.list("/api/v1/pods", "tracardi-pulumi/exclusive-server=true"),
    "all APIs",
  );
  for (const deployment of testCluster.groups) {
    const { name } = deployment.metadata;
    const instances = new Instances(testCluster.api, deployment);
    const wanted = testCluster.wanted(deployment);
    await instances.until(`${name} stands`, () => instances.ready.length === wanted);
    instances.stop();
    apart(instances.ready, name);
    const zones = perZone(instances.ready, servers);
    assert.ok(isLevel(zones, ZONES.length), `${name}: ${sum(zones)} in the zones`);
  }
}

/** A new image, and one that no registry has. */
export async function rollout(
  testCluster: TestCluster,
  deployment: KubernetesObject,
): Promise<Outcome[]> {
  const { api } = testCluster;
  const { name } = deployment.metadata;
  const wanted = testCluster.wanted(deployment);
  const path = await api.pathOf(deployment);
  const before = imageOf(deployment.spec.template);
  const instances = new Instances(api, deployment);
  const roll = (image: string, more: KubernetesObject = {}) => {
    const template = { spec: { containers: containersWith(deployment, image) } };
    return api.patch(path, { spec: { ...more, template } });
  };
  const only = (image: string) => () =>
    instances.all.length === wanted &&
    instances.ready.filter((pod) => imageOf(pod) === image).length === wanted;
  const { progressDeadlineSeconds } = deployment.spec;
  try {
    await instances.until("all are ready", only(before));
    instances.startCounting();
    const next = tagged(before, "next");
    await roll(next);
    const took = await instances.until(`all of ${name} are new`, only(next), 400);
    const fewest = instances.fewestReady;
    assert.ok(fewest >= wanted, `${fewest} ready`);
    const most = instances.mostAtAll;

    instances.startCounting();
    const broken = tagged(before, "does-not-exist");
    // The layout waits some minutes until it gives a rollout up; here that would be waiting alone.
    await roll(broken, { progressDeadlineSeconds: 30 });
    const givenUp = async () => {
      const conditions = (await api.get(path)).status.conditions as KubernetesObject[];
      return conditions.some(({ reason }) => reason === "ProgressDeadlineExceeded");
    };
    await eventually(`the rollout of ${name} is given up`, givenUp, 90);
    const started = instances.all.filter((pod) => imageOf(pod) === broken);
    const serving = instances.ready.filter((pod) => imageOf(pod) === next).length;
    assert.equal(serving, wanted, "old instances serve");
    assert.ok(instances.fewestReady >= wanted, `${instances.fewestReady} ready`);
    assert.equal(started.length, deployment.spec.strategy.rollingUpdate.maxSurge);
    assert.ok(started.every((pod) => !condition(pod, "Ready")));
    const fewestThen = instances.fewestReady;

    await roll(before, { progressDeadlineSeconds });
    await instances.until(`all of ${name} are as before`, only(before), 400);
    assert.ok(instances.fewestReady >= wanted, `${instances.fewestReady} ready`);
    return [
      {
        drill: `New image, ${name}`,
        line:
          `all ${wanted} instances new after ${told(took)}, ${fewest} ready at the least; ` +
          `${most} pods at the most, with those that were ending`,
      },
      {
        drill: `Broken image, ${name}`,
        line:
          `stopped at ${started.length} new instance that never was ready; ${fewestThen} old ones ` +
          `served all the while`,
      },
    ];
  } finally {
    instances.stop();
  }
}

/** Every server in turn with no pause between, or all at once, which the disruption budget has to slow down. */
export async function drainAll(
  testCluster: TestCluster,
  how: "in turn" | "at once",
): Promise<Outcome> {
  const { api } = testCluster;
  const watched = testCluster.groups.map((deployment) => {
    const instances = new Instances(api, deployment);
    const wanted = testCluster.wanted(deployment);
    const ready = () => instances.ready.length === wanted;
    const least = wanted - budgetOf(testCluster, deployment);
    return { name: deployment.metadata.name as string, instances, wanted, ready, least };
  });
  try {
    for (const { name, instances, ready } of watched)
      await instances.until(`${name} stands`, ready);
    watched.forEach(({ instances }) => instances.startCounting());
    const used = new Set(watched.flatMap(({ instances }) => instances.all.map(serverOf)));
    const start = Date.now();
    const turns = how === "in turn" ? [...used].map((server) => [server]) : [[...used]];
    let refused = 0;
    for (const servers of turns) {
      const drained = servers.map(async (server) => {
        refused += await drain(api, server);
        await giveBack(api, server);
      });
      await Promise.all(drained);
    }
    for (const { name, instances, ready } of watched)
      await instances.until(`${name} is back`, ready);
    const took = (Date.now() - start) / 1000;
    for (const { name, instances, least } of watched) {
      assert.ok(instances.fewestReady >= least, `${name}: ${instances.fewestReady} ready`);
      assert.ok(
        instances.all.every((pod) => !used.has(serverOf(pod))),
        `${name} moved`,
      );
    }
    if (how === "at once") assert.ok(refused > 0, "the budget had to say no");
    const figures = watched.map(
      ({ name, instances, wanted }) => `${name} ${instances.fewestReady} of ${wanted}`,
    );
    const names = watched.map(({ name }) => name).join(" and ");
    return {
      drill: `Every server drained ${how}, ${names}`,
      line:
        `${used.size} servers drained in ${told(took)}; ready at the least: ${figures.join(", ")}; ` +
        `the disruption budget refused ${refused} tries`,
    };
  } finally {
    watched.forEach(({ instances }) => instances.stop());
  }
}

/** How many instances of a Deployment an eviction may leave unready. */
function budgetOf(testCluster: TestCluster, { metadata }: KubernetesObject): number {
  const budget = testCluster.objects.find(
    (each) =>
      each.kind === "PodDisruptionBudget" &&
      each.metadata.namespace === metadata.namespace &&
      each.metadata.name === metadata.name,
  );
  assert.ok(budget, `${metadata.name} has a PodDisruptionBudget`);
  return budget.spec.maxUnavailable as number;
}

const imageOf = ({ spec }: KubernetesObject): string => spec.containers[0].image;

const tagged = (image: string, tag: string): string => `${image.replace(/[:@][^/]*$/, "")}:${tag}`;

/** A merge patch replaces the list as a whole. */
function containersWith({ spec }: KubernetesObject, image: string): KubernetesObject[] {
  const [first, ...rest] = spec.template.spec.containers as KubernetesObject[];
  return [{ ...first, image }, ...rest];
}
