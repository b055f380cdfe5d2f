import * as assert from "node:assert/strict";
import type { Cluster } from "../../../render/render";
import type { KubernetesObject } from "../support/api";
import { eventually } from "../support/installed";
import { condition, Instances, serverOf } from "../support/instances";
import { lose, perZone, zoneOf } from "../support/servers";
import { Stand, ZONES } from "../support/stand";
import { type Outcome, sum, told } from "./drill";

export interface Loss {
  readonly drill: string;
  readonly what: "server" | "zone";
  /** Whether the cloud soon tells the cluster that the server is no more. */
  readonly removed: boolean;
}

/** How much longer Kubernetes' default tolerations have to take, where nobody removes the lost servers. */
const TIMES = 4;

/** A server, or all servers of a zone, fall silent under a Deployment and under a copy of it. */
export async function loss(cluster: Cluster, name: string, loss: Loss): Promise<Outcome> {
  const stand = await Stand.of(cluster);
  const watched: Instances[] = [];
  try {
    const wanted = stand.wanted(stand.deployment(name));
    const ours = new Instances(stand.api, stand.deployment(name));
    await stand.allowServers(2 * stand.allowedServers);
    const theirs = await copyWithDefaults(stand, name);
    watched.push(ours, theirs);
    await Promise.all([ours, theirs].map((each) => each.until("all are ready", all(each, wanted))));

    const { lost, zone } = await lostServers(stand, loss, [ours, theirs]);
    [ours, theirs].forEach((each) => {
      each.loseServers(lost);
      each.startCounting();
    });
    const left = [ours, theirs].map(({ ready }) => ready.length);
    assert.deepEqual(left, [wanted - 1, wanted - 1], "one instance of each is lost");
    await Promise.all(lost.map((server) => lose(stand.api, server)));
    const removal = loss.removed ? removeOnceSilent(stand, lost) : Promise.resolve();
    const back = (each: Instances) => each.until("all are ready again", all(each, wanted), 600);
    const [quick, slow] = await Promise.all([back(ours), back(theirs), removal]);

    assert.ok(ours.fewestReady >= wanted - 1, `${ours.fewestReady} ready`);
    const servers = await stand.servers();
    for (const server of lost) {
      const found = servers.find(({ metadata }) => metadata.name === server);
      assert.equal(found === undefined, loss.removed, `${server} is gone or not`);
      assert.ok(found === undefined || !condition(found, "Ready"), `${server} is ready`);
    }
    const there = servers.filter((server) => zoneOf(server) === zone);
    assert.equal(
      there.length,
      loss.removed || !zone ? 0 : lost.length,
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
    await stand.stop();
  }
}

const all = (instances: Instances, count: number) => () => instances.ready.length === count;

/** The same Deployment in a namespace of its own, with the tolerations that Kubernetes gives every pod. */
async function copyWithDefaults(stand: Stand, name: string): Promise<Instances> {
  const original = stand.deployment(name);
  const namespace = `${original.metadata.namespace}-defaults`;
  await stand.api.apply({ apiVersion: "v1", kind: "Namespace", metadata: { name: namespace } });
  const { template, ...spec } = original.spec;
  const tolerations = (template.spec.tolerations as KubernetesObject[]).filter(
    ({ effect }) => effect !== "NoExecute",
  );
  const copy = {
    ...original,
    metadata: { ...original.metadata, namespace },
    spec: {
      ...spec,
      replicas: stand.wanted(original),
      template: { ...template, spec: { ...template.spec, tolerations } },
    },
  };
  await stand.api.apply(copy);
  return new Instances(stand.api, copy);
}

async function lostServers(
  stand: Stand,
  { what }: Loss,
  instances: readonly Instances[],
): Promise<{ lost: string[]; zone?: string }> {
  if (what === "server") return { lost: instances.map(({ ready }) => serverOf(ready[0])) };
  const servers = await stand.servers();
  const [first] = instances[0].ready;
  const zone = zoneOf(
    servers.find(({ metadata }) => metadata.name === serverOf(first)) as KubernetesObject,
  );
  // EC2 has none there then, and with a zonal shift Auto Mode does not try.
  await stand.sell(ZONES.filter((each) => each !== zone));
  const there = servers.filter((each) => zoneOf(each) === zone);
  return { lost: there.map(({ metadata }) => metadata.name), zone };
}

/** As the cloud does once the server is silent and the instance turns out to have ended. */
async function removeOnceSilent({ api }: Stand, lost: readonly string[]): Promise<void> {
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
