import * as assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { isSecret, unwrap } from "../../../preview/engine/wire";
import { type ExistingClusterArgs, NetworkPolicyEnforcement, TaintEffect } from "../../../index";
import { assertInputs, at, type Deployment, type Registration } from "../../helpers/deployment";
import { autoCluster, onClusters, plainCluster } from "../../helpers/existing";
import { deployLayout, existing } from "../../helpers/production";
import { nonEmpty } from "../../helpers/nonEmpty";

const both = (changes: Partial<ExistingClusterArgs> = {}) =>
  onClusters({ edge: autoCluster, core: { ...plainCluster, ...changes } });

describe("existing clusters", () => {
  let deployment: Deployment;
  before(async () => (deployment = await deployLayout(both())));
  const provider = (name: string) =>
    deployment.get("kubernetes", `tracardi-${name}`, "pulumi:providers");
  const objects = (name: string): Registration[] =>
    deployment.all.filter((each) => each.provider === provider(name).urn);

  it("make nothing of a cluster's, and the network's, but servers of their own", () => {
    assert.deepEqual(deployment.errors, []);
    for (const kind of ["Cluster", "EksCluster", "ClusterRoles", "ConfigMapPatch"]) {
      assert.deepEqual(deployment.names(kind), [], kind);
    }
    const logs = deployment.of("LogGroup").map((each) => String(at(each, "name")));
    assert.ok(!nonEmpty(logs).some((each) => each.startsWith("/aws/eks/")));
    assert.deepEqual(deployment.names("Role"), ["tracardi-edge-node"]);
    assert.deepEqual(deployment.names("ExistingCluster"), ["tracardi-core", "tracardi-edge"]);
  });

  it("are reached with a kubeconfig for their name, and through it alone", () => {
    for (const [name, clusterName] of [
      ["edge", "platform-edge"],
      ["core", "platform-core"],
    ]) {
      const { inputs } = provider(name);
      assert.ok(isSecret(inputs.kubeconfig));
      const config = JSON.parse(String(unwrap(inputs.kubeconfig)));
      assert.equal(config["current-context"], clusterName);
      assert.ok(config.clusters[0].cluster.server.startsWith("https://"));
      assert.ok(config.users[0].user.exec.args.includes(clusterName));
      assert.equal(at(provider(name), "clusterIdentifier"), clusterName);
      assert.ok(objects(name).length > 5);
    }
  });

  it("in Auto Mode: get a node class, node pools and a role that may join", () => {
    const role = deployment.get("Role", "tracardi-edge-node");
    assertInputs(deployment.get("AccessEntry", "tracardi-edge-nodes"), {
      clusterName: "platform-edge",
      principalArn: role.outputs.arn,
      type: "EC2",
    });
    const nodeClass = deployment.get("NodeClass", "tracardi-edge-nodes");
    assertInputs(nodeClass, {
      "spec.role": role.id,
      "spec.subnetSelectorTerms": existing.workloadSubnetIds.map((id) => ({ id })),
      "spec.securityGroupSelectorTerms": [{ id: autoCluster.securityGroupId }],
    });
    for (const each of nonEmpty(deployment.of("RolePolicyAttachment"))) {
      deployment.assertWaits(nodeClass, each);
    }
    deployment.assertWaits(
      deployment.get("Deployment", "tracardi-public-api"),
      deployment.get("NodePool", "tracardi-edge-edge"),
    );
    assert.deepEqual(deployment.names("NodePool"), ["tracardi-edge-edge"]);
  });

  it("in Auto Mode, with a role for servers: get no role and no access entry", async () => {
    const edge = { ...autoCluster, nodeRoleName: pulumi.output("our-servers") };
    const other = await deployLayout(onClusters({ edge, core: plainCluster }));
    assert.deepEqual(other.errors, []);
    assert.deepEqual([...other.names("Role"), ...other.names("AccessEntry")], []);
    assertInputs(other.get("NodeClass", "tracardi-edge-nodes"), { "spec.role": "our-servers" });
  });

  it("without it: speak with the AWS Load Balancer Controller", () => {
    const bindings = deployment.of("TargetGroupBinding");
    assert.deepEqual(bindings.map((each) => [each.name, at(each, "apiVersion")]).sort(), [
      ["tracardi-gui-gui", "elbv2.k8s.aws/v1beta1"],
      ["tracardi-internal-api-internal-api", "elbv2.k8s.aws/v1beta1"],
      ["tracardi-public-api-public-api", "eks.amazonaws.com/v1"],
    ]);
    const gates = (role: string) =>
      Object.keys(at(deployment.get("Namespace", `tracardi-${role}`), "metadata.labels") as object)
        .filter((key) => key.endsWith("/pod-readiness-gate-inject"))
        .map((key) => key.split("/")[0]);
    assert.deepEqual(gates("public-api"), ["eks.amazonaws.com"]);
    assert.deepEqual(gates("gui"), ["elbv2.k8s.aws"]);
  });

  it("without it: run on any server that the user has, or on the named ones", async () => {
    const spec = "spec.template.spec";
    const gui = deployment.get("Deployment", "tracardi-gui");
    assert.deepEqual(at(gui, `${spec}.nodeSelector`), {});
    const nodeSelector = { "node.example.com/pool": "tracardi" };
    const tolerations = [
      { key: "node.example.com/pool", value: "tracardi", effect: TaintEffect.NoSchedule },
      { key: "spot" },
    ];
    const named = await deployLayout(both({ nodeSelector, tolerations }));
    const pods = ["Deployment tracardi-gui", "Deployment tracardi-internal-api"];
    for (const label of [...pods, "Job tracardi-installer"]) {
      const [kind, name] = label.split(" ");
      const pod = named.get(kind, name);
      assert.deepEqual(at(pod, `${spec}.nodeSelector`), nodeSelector, label);
      const [first, second, ...rest] = at(pod, `${spec}.tolerations`) as { key: string }[];
      assert.deepEqual(first, { ...tolerations[0], operator: "Equal" });
      assert.deepEqual(second, { key: "spot", operator: "Exists" });
      assert.deepEqual(
        rest.map(({ key }) => key),
        ["node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable"],
      );
    }
    const edge = named.get("Deployment", "tracardi-public-api");
    assert.deepEqual(Object.keys(at(edge, `${spec}.nodeSelector`) as object), [
      "tracardi-pulumi/pool",
    ]);
  });

  it("let the load balancers in and the stores be reached, by the given security groups", () => {
    const rules = deployment.of("SecurityGroupIngressRule");
    const to = (id: string) =>
      rules.filter((each) => at(each, "securityGroupId") === id).map(({ name }) => name);
    assert.deepEqual(to(autoCluster.securityGroupId as string), ["tracardi-public-api-to-pods"]);
    assert.deepEqual(to(plainCluster.securityGroupId as string).sort(), [
      "tracardi-gui-to-pods",
      "tracardi-internal-api-to-pods",
    ]);
    for (const [name, from] of [
      ["edge", autoCluster.securityGroupId],
      ["core", plainCluster.securityGroupId],
    ]) {
      for (const store of ["search", "redis"]) {
        const rule = deployment.get("SecurityGroupIngressRule", `tracardi-${name}-to-${store}`);
        assertInputs(rule, { referencedSecurityGroupId: from });
      }
    }
  });

  it("tag target groups with the cluster's own name", () => {
    const tag = (side: string) =>
      (at(deployment.get("TargetGroup", `tracardi-${side}`), "tags") as Record<string, string>)[
        "eks:eks-cluster-name"
      ];
    assert.deepEqual(["public-api", "gui"].map(tag), ["platform-edge", "platform-core"]);
  });

  it("may be one of two, beside one that is made", async () => {
    const mixed = await deployLayout(onClusters({ edge: autoCluster }));
    assert.deepEqual(mixed.errors, []);
    assert.deepEqual(mixed.names("Cluster"), ["tracardi-core"]);
    assert.deepEqual(mixed.names("ExistingCluster"), ["tracardi-edge"]);
    assert.deepEqual(mixed.names("ConfigMapPatch"), ["tracardi-core-network-policies"]);
    assert.ok(mixed.names("Deployment").includes("tracardi-public-api"));
    const entries = mixed.names("AccessEntry");
    assert.deepEqual(entries, [
      "tracardi-core-admin-deployer",
      "tracardi-core-nodes",
      "tracardi-edge-nodes",
    ]);
  });

  it("are switched to NetworkPolicies only if asked to, against nobody's will, for good", async () => {
    const edge = { ...autoCluster, networkPolicies: NetworkPolicyEnforcement.SwitchOn };
    const switched = await deployLayout(onClusters({ edge, core: plainCluster }));
    const [patch, ...others] = switched.of("ConfigMapPatch");
    assert.deepEqual(others, []);
    assert.equal(patch.name, "tracardi-edge-network-policies");
    assert.deepEqual(at(patch, "metadata"), { name: "amazon-vpc-cni", namespace: "kube-system" });
    assert.equal(patch.retainOnDelete, true);
    const policy = switched.get("NetworkPolicy", "tracardi-public-api-closed");
    switched.assertWaits(policy, patch);
  });

  it("are warned of where NetworkPolicies may do nothing", async () => {
    const warned = async (changes: Partial<ExistingClusterArgs>) => {
      const { warnings } = await deployLayout(both(changes));
      return warnings.filter((each) => each.startsWith("existingClusters."));
    };
    assert.deepEqual(await warned({}), []);
    for (const networkPolicies of [undefined, NetworkPolicyEnforcement.Ignored]) {
      const [warning, ...others] = await warned({ networkPolicies });
      assert.match(
        warning,
        /^existingClusters\.core\.networkPolicies: the cluster is not said to /,
      );
      assert.deepEqual(others, []);
    }
  });

  it("take a kubeconfig as it is, in secret", async () => {
    const kubeconfig = "apiVersion: v1\nclusters: []\ncurrent-context: their-own\n";
    const given = await deployLayout(both({ kubeconfig: pulumi.output(kubeconfig) }));
    assert.deepEqual(given.errors, []);
    const { inputs } = given.get("kubernetes", "tracardi-core", "pulumi:providers");
    assert.ok(isSecret(inputs.kubeconfig));
    assert.equal(unwrap(inputs.kubeconfig), kubeconfig);
    const { kubeconfigs } = given.get("TracardiProduction", "tracardi").outputs;
    assert.ok(isSecret(kubeconfigs));
  });
});
