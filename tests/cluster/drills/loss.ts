import * as assert from "node:assert/strict";
import type { ClusterManifests } from "../../../render/render";
import type { KubernetesObject } from "../support/api";
import { eventually } from "../support/installed";
import { condition, Instances, serverOf } from "../support/instances";
import { lose, perZone, zoneOf } from "../support/servers";
import { TestCluster, ZONES } from "../support/testCluster";
import { type Outcome, pause, sum, told } from "./drill";

export interface Loss {
  readonly drill: string;
  readonly what: "server" | "zone";
  /** Whether the cloud soon tells the cluster that the server is no more. */
  readonly removed: boolean;
}

/** How much longer Kubernetes' default tolerations have to take, where nobody removes the lost servers. */
const TIMES = 4;

/**
 * Seconds by which the copy is hit first. Of the silent servers of a zone Kubernetes gives up one in ten seconds:
 * hit together, the one or the other would wait that long, by chance. This way the zone is also silent as a whole
 * when the layout needs a new server.
 */
export const APART = 30;

/** A server, or all servers of a zone, fall silent under a Deployment and under a copy of it. */
export async function loss(cluster: ClusterManifests, name: string, loss: Loss): Promise<Outcome> {
  const testCluster = await TestCluster.of(cluster);
  const watched: Instances[] = [];
  try {
    const wanted = testCluster.wanted(testCluster.deployment(name));
    const ours = new Instances(testCluster.api, testCluster.deployment(name));
    await testCluster.allowServers(2 * testCluster.allowedServers);
    const theirs = await copyWithDefaults(testCluster, name);
    watched.push(ours, theirs);
    await Promise.all([ours, theirs].map((each) => each.until("all are ready", all(each, wanted))));

    const { lost, zone } = await lostServers(testCluster, loss, ours, theirs);
    const strike = async (each: Instances, servers: readonly string[]) => {
      each.loseServers(servers);
      each.startCounting();
      assert.equal(each.ready.length, wanted - 1, "one instance is lost");
      const falls = async () => {
        await Promise.all(servers.map((server) => lose(testCluster.api, server)));
        if (loss.removed) await removeOnceSilent(testCluster, servers);
      };
      const back = each.until("all are ready again", all(each, wanted), 600);
      return (await Promise.all([back, falls()]))[0];
    };
    const later = pause(APART).then(() => strike(ours, lost.ours));
    const [slow, quick] = await Promise.all([strike(theirs, lost.theirs), later]);

    assert.ok(ours.fewestReady >= wanted - 1, `${ours.fewestReady} ready`);
    const servers = await testCluster.servers();
    for (const server of [...lost.ours, ...lost.theirs]) {
      const found = servers.find(({ metadata }) => metadata.name === server);
      assert.equal(found === undefined, loss.removed, `${server} is gone or not`);
      assert.ok(found === undefined || !condition(found, "Ready"), `${server} is ready`);
    }
    const there = servers.filter((server) => zoneOf(server) === zone);
    assert.equal(
      there.length,
      loss.removed || !zone ? 0 : lost.ours.length + lost.theirs.length,
      "no new server in the zone",
    );
    if (!loss.removed) assert.ok(slow >= TIMES * quick, `${told(quick)} and ${told(slow)}`);
    return {
      drill: loss.drill,
      line:
        `${wanted} instances, ${ours.fewestReady} at the least, ${wanted} again after ${told(quick)}; ` +
        `with Kubernetes' default tolerations after ${told(slow)}, ${(slow / quick).toFixed(1)} times ` +
        `as long; then ${sum(perZone(ours.ready, servers))} instances in the zones`,
    };
  } finally {
    watched.forEach((each) => each.stop());
    await testCluster.stop();
  }
}

const all = (instances: Instances, count: number) => () => instances.ready.length === count;

/** The same Deployment in a namespace of its own, with the tolerations that Kubernetes gives every pod. */
async function copyWithDefaults(testCluster: TestCluster, name: string): Promise<Instances> {
  const original = testCluster.deployment(name);
  const namespace = `${original.metadata.namespace}-defaults`;
  await testCluster.api.apply({
    apiVersion: "v1",
    kind: "Namespace",
    metadata: { name: namespace },
  });
  const { template, ...spec } = original.spec;
  const tolerations = (template.spec.tolerations as KubernetesObject[]).filter(
    ({ effect }) => effect !== "NoExecute",
  );
  const copy = {
    ...original,
    metadata: { ...original.metadata, namespace },
    spec: {
      ...spec,
      replicas: testCluster.wanted(original),
      template: { ...template, spec: { ...template.spec, tolerations } },
    },
  };
  await testCluster.api.apply(copy);
  return new Instances(testCluster.api, copy);
}

interface Lost {
  readonly ours: readonly string[];
  readonly theirs: readonly string[];
}

async function lostServers(
  testCluster: TestCluster,
  { what }: Loss,
  ours: Instances,
  theirs: Instances,
): Promise<{ lost: Lost; zone?: string }> {
  const [first] = ours.ready;
  if (what === "server") {
    return { lost: { ours: [serverOf(first)], theirs: [serverOf(theirs.ready[0])] } };
  }
  const servers = await testCluster.servers();
  const zone = zoneOf(
    servers.find(({ metadata }) => metadata.name === serverOf(first)) as KubernetesObject,
  );
  // EC2 has none there then, and with a zonal shift Auto Mode does not try.
  await testCluster.sell(ZONES.filter((each) => each !== zone));
  const there = servers
    .filter((each) => zoneOf(each) === zone)
    .map(({ metadata }) => metadata.name as string);
  const copied = new Set(theirs.ready.map(serverOf));
  const isTheirs = (server: string) => copied.has(server);
  return {
    lost: {
      ours: there.filter((server) => !isTheirs(server)),
      theirs: there.filter(isTheirs),
    },
    zone,
  };
}

/** As the cloud does once the server is silent and the instance turns out to have ended. */
async function removeOnceSilent({ api }: TestCluster, lost: readonly string[]): Promise<void> {
  await Promise.all(
    lost.map(async (server) => {
      const path = `/api/v1/nodes/${server}`;
      await eventually(
        `${server} is silent`,
        async () => !condition(await api.get(path), "Ready"),
        120,
      );
      await api.delete(path);
      const gone = async () => {
        const servers = await api.list("/api/v1/nodes");
        return !servers.some(({ metadata }) => metadata.name === server);
      };
      await eventually(`${server} is removed`, gone, 120);
    }),
  );
}
