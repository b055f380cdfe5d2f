import * as assert from "node:assert/strict";
import { assertInputs, at, type Deployment } from "../../helpers/deployment";
import { deployLayout, oneCluster, production } from "../../helpers/production";

interface Requirement {
  readonly key: string;
  readonly operator: string;
  readonly values: string[];
}

describe("NodePool", () => {
  let deployment: Deployment;
  before(async () => (deployment = await production()));

  const taint = { key: "tracardi-pulumi/pool", value: "tracardi-edge", effect: "NoSchedule" };

  it("has servers of the size that an instance fills, on demand", () => {
    const requirements = at(
      deployment.get("NodePool", "tracardi-edge-edge"),
      "spec.template.spec.requirements",
    ) as Requirement[];
    assert.deepEqual(
      Object.fromEntries(
        requirements.map(({ key, operator, values }) => [key, [operator, values]]),
      ),
      {
        "karpenter.sh/capacity-type": ["In", ["on-demand"]],
        "kubernetes.io/arch": ["In", ["amd64"]],
        "eks.amazonaws.com/instance-category": ["In", ["c", "m"]],
        "eks.amazonaws.com/instance-generation": ["Gt", ["4"]],
        "eks.amazonaws.com/instance-cpu": ["In", ["2"]],
      },
    );
  });

  it("keeps everything but the public API off the edge, and leaves core open", () => {
    assertInputs(deployment.get("NodePool", "tracardi-edge-edge"), {
      "spec.template.spec.taints": [taint],
      "spec.template.metadata.labels": { "tracardi-pulumi/pool": "tracardi-edge" },
    });
    assertInputs(deployment.get("NodePool", "tracardi-core-core"), {
      "spec.template.spec.taints": undefined,
      "spec.template.metadata.labels": { "tracardi-pulumi/pool": "tracardi-core" },
    });
  });

  it("has room for a rollout and a server that AWS replaces, and does not shuffle instances", () => {
    for (const [name, cpu] of [
      ["tracardi-edge-edge", "10"],
      ["tracardi-core-core", "10"],
    ]) {
      assertInputs(deployment.get("NodePool", name), {
        "spec.limits": { cpu },
        "spec.disruption": {
          consolidationPolicy: "WhenEmpty",
          consolidateAfter: "5m",
          budgets: [{ nodes: "1" }],
        },
        "spec.template.spec.expireAfter": "336h",
        "spec.template.spec.terminationGracePeriod": "60m",
      });
    }
  });

  it("gives many servers that expire together the time to leave one by one", async () => {
    const many = await deployLayout({ publicApi: { instances: 40 } });
    const period = at(
      many.get("NodePool", "tracardi-edge-edge"),
      "spec.template.spec.terminationGracePeriod",
    );
    const minutes = Number(/^(\d+)m$/.exec(String(period))?.[1]);
    assert.ok(minutes >= 40 * 4, String(period));
  });

  it("is waited for, after its class", () => {
    for (const cluster of ["edge", "core"]) {
      const nodeClass = deployment.get("NodeClass", `tracardi-${cluster}-nodes`);
      const pool = deployment.get("NodePool", `tracardi-${cluster}-${cluster}`);
      deployment.assertWaits(pool, nodeClass);
      for (const each of [nodeClass, pool]) {
        assertInputs(each, {
          "metadata.annotations": {
            "pulumi.com/waitFor": "condition=Ready",
            "pulumi.com/patchForce": "true",
          },
        });
      }
      assertInputs(pool, {
        "spec.template.spec.nodeClassRef": {
          group: "eks.amazonaws.com",
          kind: "NodeClass",
          name: at(nodeClass, "metadata.name"),
        },
      });
    }
  });

  it("has a class of its own with the workload subnets, never that of EKS", async () => {
    const nodeClass = deployment.get("NodeClass", "tracardi-core-nodes");
    const cluster = deployment.get("Cluster", "tracardi-core").outputs.vpcConfig as Record<
      string,
      unknown
    >;
    assertInputs(nodeClass, {
      "metadata.name": "tracardi-servers",
      spec: {
        role: deployment.get("Role", "tracardi-core-node").id,
        subnetSelectorTerms: [1, 2, 3].map((zone) => ({
          id: deployment.get("Subnet", `tracardi-workloads-${zone}`).id,
        })),
        securityGroupSelectorTerms: [{ id: cluster.clusterSecurityGroupId }],
      },
    });
  });

  it("stands twice on one cluster, by purpose", async () => {
    const one = await oneCluster();
    assert.deepEqual(one.names("NodePool"), ["tracardi-all-core", "tracardi-all-edge"]);
    assertInputs(one.get("NodePool", "tracardi-all-edge"), {
      "spec.template.spec.taints": [taint],
    });
  });
});
