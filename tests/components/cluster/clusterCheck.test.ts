import * as assert from "node:assert/strict";
import type { Properties } from "../../../preview/engine/wire";
import { autoCluster, onClusters, plainCluster } from "../../helpers/existing";
import { deployLayout } from "../../helpers/production";

const layout = (cluster: Properties) =>
  deployLayout(
    onClusters({ edge: autoCluster, core: { ...plainCluster, serviceCidr: "10.100.0.0/16" } }),
    {
      answers: { "aws:eks/getCluster:getCluster": cluster },
    },
  );

const like = {
  version: "1.30",
  kubernetesNetworkConfigs: [{ serviceIpv4Cidr: "10.100.0.0/16" }],
};

describe("an existing cluster that is other than the arguments say", () => {
  for (const [what, cluster, message] of [
    [
      "too old",
      { ...like, version: "1.29" },
      'existingClusters.edge.clusterName: "platform-edge" is not allowed; allowed: a cluster of Kubernetes 1.30 or ' +
        "later, not 1.29. Upgrade it first.",
    ],
    [
      "in Auto Mode, or not",
      { ...like, computeConfigs: [{ enabled: true }] },
      "existingClusters.core.autoMode: false is not allowed; allowed: true, as the cluster platform-core is. Give what " +
        "`aws eks describe-cluster` says of computeConfig.",
    ],
    [
      "of other Services",
      { ...like, kubernetesNetworkConfigs: [{ serviceIpv4Cidr: "172.20.0.0/16" }] },
      'existingClusters.edge.serviceCidr: "10.100.0.0/16" is not allowed; allowed: 172.20.0.0/16, that of the cluster ' +
        "platform-edge. Pods would look for DNS where it is not.",
    ],
  ] as [string, Properties, string][]) {
    it(`stops before anything is made in it: ${what}`, async () => {
      const deployment = await layout(cluster);
      const failed = deployment.errors.join("\n");
      assert.ok(failed.includes(message), failed);
      const name = message.includes(".edge.") ? "edge" : "core";
      const made = deployment.all.filter(({ provider }) => provider.endsWith(`::tracardi-${name}`));
      assert.deepEqual(made, []);
    });
  }

  it("goes on where it is as they say", async () => {
    const deployment = await layout(like);
    assert.deepEqual(deployment.errors, []);
    assert.ok(deployment.names("Deployment").includes("tracardi-public-api"));
  });
});
