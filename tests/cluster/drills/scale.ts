import * as assert from "node:assert/strict";
import type { KubernetesObject } from "../support/api";
import { eventually } from "../support/installed";
import { Instances, serverOf } from "../support/instances";
import { isLevel, perZone } from "../support/servers";
import { type TestCluster, ZONES } from "../support/testCluster";
import { type Outcome, pause, sum, told } from "./drill";
import { Load } from "./load";

/** Seconds in which an autoscaler looks, goes as far as it may within a minute, and looks again. */
const REACTION = 300;

/**
 * There is so much to do that a role's autoscaler makes more instances than there may be servers, then all that
 * it may make, then as few.
 */
export async function placementAndScale(
  testCluster: TestCluster,
  name: string,
): Promise<Outcome[]> {
  const { api } = testCluster;
  const deployment = testCluster.deployment(name);
  const autoscaler = testCluster.autoscaler(deployment) ?? assert.fail(`nothing scales ${name}`);
  const { minReplicas: fewest, maxReplicas: most } = autoscaler.spec;
  const path = await api.pathOf(autoscaler);
  const instances = new Instances(api, deployment);
  const load = new Load(deployment, autoscaler, instances);
  const placed = async (count: number): Promise<number[]> => {
    await instances.until(`${count} are ready`, () => instances.ready.length === count, REACTION);
    const servers = await testCluster.servers();
    const zones = perZone(instances.ready, servers);
    assert.equal(new Set(instances.ready.map(serverOf)).size, count, "a server each");
    assert.ok(isLevel(zones, ZONES.length), `zones: ${sum(zones)}`);
    return zones;
  };
  const stopsFor = (reason: string) =>
    eventually(
      `the autoscaler says ${reason}`,
      async () => limitOf(await api.get(path)) === reason,
      REACTION,
    );
  try {
    load.isFor(fewest);
    await testCluster.plane.startMetricsServer(load.usage);
    const first = await placed(fewest);
    load.isFor(fewest + 1);
    const fourth = await placed(fewest + 1);

    const { allowedServers } = testCluster;
    const servers = fewest + 2;
    await testCluster.allowServers(servers);
    load.isFor(most);
    const surplus = () =>
      instances.ready.length === servers && instances.pending.length === most - servers;
    await instances.until(`${most - servers} wait for a server`, surplus, REACTION);
    instances.startCounting();
    await pause(30);
    assert.ok(surplus(), "the surplus still waits, the others still run");
    assert.equal(instances.fewestReady, servers);

    await testCluster.allowServers(allowedServers);
    const start = Date.now();
    const many = await placed(most);
    const up = (Date.now() - start) / 1000;
    instances.startCounting();
    load.isFor(2 * most);
    await stopsFor("TooManyReplicas");
    assert.equal(instances.all.length, most);
    const bought = (await testCluster.servers()).length;
    assert.equal(bought, most);

    await shrinksAtEachLook(testCluster, path);
    load.isFor(1);
    await instances.until(`${fewest} are left`, () => instances.all.length === fewest, REACTION);
    const down = Date.now();
    await stopsFor("TooFewReplicas");
    const following = async () => (await testCluster.servers()).length === fewest;
    await eventually(`there are ${fewest} servers again`, following, 840);
    const followed = (Date.now() - down) / 1000;
    assert.equal(instances.all.length, fewest);
    assert.ok(instances.fewestReady >= fewest, `${instances.fewestReady} ready`);
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
          `by the autoscaler, bounds ${fewest} and ${most}: with load for ${2 * most} instances ${most} on ` +
          `${bought} servers, with load for 1 instance ${fewest}, and ${fewest} servers ${told(followed)} ` +
          `after the instances had ended; ${instances.fewestReady} ready at the least`,
      },
    ];
  } finally {
    instances.stop();
  }
}

/** What keeps an autoscaler from going on. */
function limitOf({ status }: KubernetesObject): string | undefined {
  const conditions = (status?.conditions ?? []) as KubernetesObject[];
  return conditions.find((each) => each.type === "ScalingLimited" && each.status === "True")
    ?.reason;
}

/** The layout looks back for a quarter of an hour, and then goes down by one in five minutes. */
async function shrinksAtEachLook({ api }: TestCluster, autoscaler: string): Promise<void> {
  // Less than the fifteen seconds from look to look.
  const policies = [{ type: "Pods", value: 1, periodSeconds: 10 }];
  const scaleDown = { stabilizationWindowSeconds: 0, policies };
  await api.patch(autoscaler, { spec: { behavior: { scaleDown } } });
}
