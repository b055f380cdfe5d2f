import { join } from "node:path";
import type { ClusterManifests } from "../../../render/render";
import { rendered } from "../support/installed";
import { TestCluster } from "../support/testCluster";
import type { Outcome } from "./drill";
import { type Loss, loss } from "./loss";
import { assertApart, drainAll, rollout } from "./maintenance";
import { placementAndScale } from "./scale";

const example = join(__dirname, "..", "..", "..", "examples", "production");

/** The role that the internet talks to: what is lost there is lost for good. */
const COLLECTOR = "public-api";

/** How far it may be scaled where that is drilled: the example itself has no autoscaler. */
const MOST = "10";

const losses: Loss[] = [
  { drill: "Server loss", what: "server", removed: false },
  { drill: "Zone loss", what: "zone", removed: false },
  { drill: "Zone loss, lost servers removed", what: "zone", removed: true },
];

/** A name, and what finds out. Those of a sequence run one after the other, sequences at the same time. */
export interface Sequence {
  readonly name: string;
  readonly run: () => Promise<Outcome[]>;
}

/** The drills of the production example; each sequence has control planes of its own. */
export async function sequences(): Promise<Sequence[]> {
  const clusters = await rendered(example);
  const home = clusterOf(clusters, COLLECTOR);
  const scaled = clusterOf(await rendered(example, { maxInstances: MOST }), COLLECTOR);
  const [server, zone, removed] = losses;
  return [
    {
      name: "servers and zones are lost",
      run: async () => [await loss(home, COLLECTOR, server), await loss(home, COLLECTOR, removed)],
    },
    { name: "a zone is lost", run: async () => [await loss(home, COLLECTOR, zone)] },
    {
      name: "new images, and servers are drained",
      run: async () => {
        const outcomes: Outcome[] = [];
        for (const cluster of clusters) outcomes.push(...(await maintained(cluster)));
        return outcomes;
      },
    },
    {
      name: "instances come and go",
      run: () => on(scaled, (testCluster) => placementAndScale(testCluster, COLLECTOR)),
    },
  ];
}

const maintained = (cluster: ClusterManifests): Promise<Outcome[]> =>
  on(cluster, async (testCluster) => {
    await assertApart(testCluster);
    const outcomes: Outcome[] = [];
    for (const deployment of testCluster.groups) {
      outcomes.push(...(await rollout(testCluster, deployment)));
    }
    outcomes.push(await drainAll(testCluster, "in turn"));
    outcomes.push(await drainAll(testCluster, "at once"));
    return outcomes;
  });

async function on<T>(
  cluster: ClusterManifests,
  run: (testCluster: TestCluster) => Promise<T>,
): Promise<T> {
  const testCluster = await TestCluster.of(cluster);
  try {
    return await run(testCluster);
  } finally {
    await testCluster.stop();
  }
}

function clusterOf(clusters: readonly ClusterManifests[], deployment: string): ClusterManifests {
  const found = clusters.find(({ manifests }) =>
    manifests.some(({ kind, name }) => kind === "Deployment" && name === deployment),
  );
  if (!found) throw new Error(`no cluster has a Deployment ${deployment}`);
  return found;
}
