import * as assert from "node:assert/strict";
import { eventually } from "../support/installed";
import { Instances, serverOf } from "../support/instances";
import { isLevel, perZone } from "../support/servers";
import { type Stand, ZONES } from "../support/stand";
import { type Outcome, pause, sum, told } from "./drill";

/** Where no HorizontalPodAutoscaler says how far. */
const TENTH = 10;

/** A role's instances become more than it has servers for, then many, then as few as they were. */
export async function placementAndScale(stand: Stand, name: string): Promise<Outcome[]> {
  const { api } = stand;
  const deployment = stand.deployment(name);
  const path = await api.pathOf(deployment);
  const instances = new Instances(api, deployment);
  const fewest = stand.wanted(deployment);
  const autoscaler = stand.autoscaler(deployment);
  const bound = autoscaler?.spec.maxReplicas as number | undefined;
  const most = Math.max(bound ?? 0, TENTH);
  const scale = (replicas: number) => api.patch(`${path}/scale`, { spec: { replicas } });
  const placed = async (count: number): Promise<number[]> => {
    await instances.until(`${count} are ready`, () => instances.ready.length === count, 180);
    const servers = await stand.servers();
    const zones = perZone(instances.ready, servers);
    assert.equal(new Set(instances.ready.map(serverOf)).size, count, "a server each");
    assert.ok(isLevel(zones, ZONES.length), `zones: ${sum(zones)}`);
    return zones;
  };
  try {
    const first = await placed(fewest);
    // An autoscaler would correct what is beyond its bound.
    if (autoscaler && bound !== most) {
      await api.patch(await api.pathOf(autoscaler), { spec: { maxReplicas: most } });
    }
    await scale(fewest + 1);
    const fourth = await placed(fewest + 1);

    const servers = fewest + 2;
    await stand.allowServers(servers);
    await scale(most);
    const surplus = () =>
      instances.ready.length === servers && instances.pending.length === most - servers;
    await instances.until(`${most - servers} wait for a server`, surplus, 180);
    instances.startCounting();
    await pause(30);
    assert.ok(surplus(), "the surplus still waits, the others still run");
    assert.equal(instances.fewestReady, servers);

    await stand.allowServers(most + 2);
    const start = Date.now();
    const many = await placed(most);
    const up = (Date.now() - start) / 1000;
    const bought = (await stand.servers()).length;
    assert.equal(bought, most);

    instances.startCounting();
    await scale(fewest);
    await instances.until(`${fewest} are left`, () => instances.all.length === fewest);
    const down = Date.now();
    const following = async () => (await stand.servers()).length === fewest;
    await eventually(`there are ${fewest} servers again`, following, 840);
    const followed = (Date.now() - down) / 1000;
    assert.ok(instances.fewestReady >= fewest, `${instances.fewestReady} ready`);
    const raised = bound === most ? "" : `, raised to ${most}`;
    const bounds = bound ? `autoscaler to ${bound}${raised}` : "no autoscaler, by hand";
    return [
      {
        drill: `Placement, ${name}`,
        line:
          `${fewest}, ${fewest + 1} and ${most} instances, each on a server of its own; zones have ` +
          `${sum(first)}, ${sum(fourth)} and ${sum(many)}`,
      },
      {
        drill: `Too few servers, ${name}`,
        line:
          `${most} instances wanted, servers for ${servers}: ${servers} ran, ${most - servers} ` +
          `waited; all ran ${told(up)} after there were servers`,
      },
      {
        drill: `Scale up and down, ${name}`,
        line:
          `${fewest} to ${most} instances and back (${bounds}): ${bought} servers, then ${fewest} ` +
          `again ${told(followed)} after the instances had ended; ${instances.fewestReady} ready at the least`,
      },
    ];
  } finally {
    instances.stop();
  }
}
