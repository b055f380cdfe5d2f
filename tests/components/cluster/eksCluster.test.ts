import * as assert from "node:assert/strict";
import { assertInputs, at, type Deployment, json } from "../../helpers/deployment";
import { adopted, deployLayout, production } from "../../helpers/production";
import { nonEmpty } from "../../helpers/nonEmpty";

describe("EksCluster", () => {
  let deployment: Deployment;
  before(async () => (deployment = await production()));

  for (const name of ["edge", "core"]) {
    const cluster = () => deployment.get("Cluster", `tracardi-${name}`);

    it(`${name}: is an Auto Mode cluster with everything on`, () => {
      assertInputs(cluster(), {
        version: "1.35",
        upgradePolicy: { supportType: "STANDARD" },
        computeConfig: { enabled: true, nodePools: [] },
        storageConfig: { blockStorage: { enabled: true } },
        kubernetesNetworkConfig: {
          elasticLoadBalancing: { enabled: true },
          ipFamily: "ipv4",
          serviceIpv4Cidr: "172.20.0.0/16",
        },
        bootstrapSelfManagedAddons: false,
        accessConfig: { authenticationMode: "API", bootstrapClusterCreatorAdminPermissions: false },
        encryptionConfig: {
          provider: { keyArn: deployment.get("Key", "tracardi").outputs.arn },
          resources: ["secrets"],
        },
        enabledClusterLogTypes: ["api", "audit", "authenticator", "controllerManager", "scheduler"],
        zonalShiftConfig: { enabled: true },
        deletionProtection: true,
        vpcConfig: {
          subnetIds: [1, 2, 3].map(
            (zone) => deployment.get("Subnet", `tracardi-workloads-${zone}`).id,
          ),
          endpointPrivateAccess: true,
          endpointPublicAccess: true,
          publicAccessCidrs: ["203.0.113.9/32"],
        },
      });
      assert.deepEqual(cluster().options.ignoreChanges, ["name", "bootstrapSelfManagedAddons"]);
      assert.deepEqual(cluster().replaceOnChanges, ["encryptionConfig"]);
    });

    it(`${name}: finds its log group made, with an end, before it makes one without`, () => {
      const logs = deployment.get("LogGroup", `tracardi-${name}-logs`);
      assertInputs(logs, {
        name: `/aws/eks/${at(cluster(), "name")}/cluster`,
        retentionInDays: 90,
        kmsKeyId: deployment.get("Key", "tracardi").outputs.arn,
      });
      deployment.assertWaits(cluster(), logs);
    });

    it(`${name}: has another name than one before it, whose log group EKS may have made again`, () => {
      const lifetime = deployment.get("RandomId", `tracardi-${name}-lifetime`).outputs.hex;
      const logs = deployment.get("LogGroup", `tracardi-${name}-logs`);
      assert.match(
        String(at(logs, "name")),
        new RegExp(`-[0-9a-f]{8}-${String(lifetime)}/cluster$`),
      );
      assert.deepEqual(logs.options.ignoreChanges, ["name"]);
    });

    it(`${name}: has the rights that Auto Mode needs before it starts`, () => {
      const role = deployment.get("Role", `tracardi-${name}-cluster`);
      assertInputs(cluster(), { roleArn: role.outputs.arn });
      assert.deepEqual(json(role, "assumeRolePolicy"), {
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Principal: { Service: "eks.amazonaws.com" },
            Action: ["sts:AssumeRole", "sts:TagSession"],
          },
        ],
      });
      const policies = [
        "AmazonEKSBlockStoragePolicyV2",
        "AmazonEKSClusterPolicy",
        "AmazonEKSComputePolicy",
        "AmazonEKSLoadBalancingPolicy",
        "AmazonEKSNetworkingPolicy",
      ];
      const attached = deployment
        .of("RolePolicyAttachment")
        .filter((each) => at(each, "role") === role.id);
      assert.deepEqual(
        attached.map((each) => at(each, "policyArn")).sort(),
        policies.map((policy) => `arn:aws:iam::aws:policy/${policy}`),
      );
      for (const each of nonEmpty(attached)) deployment.assertWaits(cluster(), each);
      deployment.assertWaits(
        cluster(),
        deployment.get("RolePolicy", `tracardi-${name}-encryption`),
      );
    });

    it(`${name}: lets the named administrators and its own servers in, and nobody else`, () => {
      const clusterName = at(cluster(), "name");
      const node = deployment.get("Role", `tracardi-${name}-node`).outputs.arn;
      const entries = deployment
        .of("AccessEntry")
        .filter((each) => at(each, "clusterName") === clusterName);
      assert.deepEqual(
        entries.map((each) => [at(each, "principalArn"), at(each, "type")]),
        [
          ["arn:aws:iam::111122223333:role/deployer", undefined],
          [node, "EC2"],
        ],
      );
      const policy = (kind: string) => `arn:aws:eks::aws:cluster-access-policy/${kind}`;
      assert.deepEqual(
        deployment
          .of("AccessPolicyAssociation")
          .filter((each) => at(each, "clusterName") === clusterName)
          .map((each) =>
            ["principalArn", "policyArn", "accessScope"].map((path) => at(each, path)),
          ),
        [
          [
            "arn:aws:iam::111122223333:role/deployer",
            policy("AmazonEKSClusterAdminPolicy"),
            { type: "cluster" },
          ],
          [node, policy("AmazonEKSAutoNodePolicy"), { type: "cluster" }],
        ],
      );
    });

    it(`${name}: is talked to only by those who may, under a name that does not change`, () => {
      const provider = deployment.get("kubernetes", `tracardi-${name}`, "pulumi:providers");
      assertInputs(provider, { clusterIdentifier: at(cluster(), "name") });
      for (const each of nonEmpty(deployment.of("AccessPolicyAssociation"))) {
        if (at(each, "clusterName") === at(cluster(), "name"))
          deployment.assertWaits(provider, each);
      }
    });
  }

  it("lets servers in after the administrators: what EKS takes a while to heed is asked for first", () => {
    for (const name of ["edge", "core"]) {
      const last = deployment.get("AccessEntry", `tracardi-${name}-nodes`);
      const first = deployment.get("AccessPolicyAssociation", `tracardi-${name}-admin-deployer`);
      deployment.assertWaits(last, first);
    }
  });

  it("gives servers no rights but to join and to pull images", () => {
    const role = deployment.get("Role", "tracardi-edge-node");
    const attached = deployment
      .of("RolePolicyAttachment")
      .filter((each) => at(each, "role") === role.id);
    assert.deepEqual(
      attached.map((each) => at(each, "policyArn")).sort(),
      ["AmazonEC2ContainerRegistryPullOnly", "AmazonEKSWorkerNodeMinimalPolicy"].map(
        (policy) => `arn:aws:iam::aws:policy/${policy}`,
      ),
    );
    assert.match(String(at(role, "assumeRolePolicy")), /"Service":"ec2\.amazonaws\.com"/);
  });

  it("opens the private endpoint to operators' networks, and no public one without networks", async () => {
    const other = await adopted();
    for (const name of ["edge", "core"]) {
      const cluster = other.get("Cluster", `tracardi-${name}`);
      assertInputs(cluster, {
        "vpcConfig.endpointPublicAccess": false,
        "vpcConfig.endpointPrivateAccess": true,
        "vpcConfig.publicAccessCidrs": undefined,
      });
      const { clusterSecurityGroupId } = cluster.outputs.vpcConfig as Record<string, unknown>;
      assertInputs(
        other.get("SecurityGroupIngressRule", `tracardi-${name}-api-from-10-20-30-0-24`),
        {
          securityGroupId: clusterSecurityGroupId,
          cidrIpv4: "10.20.30.0/24",
          ipProtocol: "tcp",
          fromPort: 443,
          toPort: 443,
        },
      );
    }
  });

  it("takes version and retention from the arguments", async () => {
    const other = await deployLayout({ kubernetesVersion: "1.36", logRetentionDays: 365 });
    assertInputs(other.get("Cluster", "tracardi-core"), { version: "1.36" });
    for (const each of nonEmpty(other.of("LogGroup"))) assertInputs(each, { retentionInDays: 365 });
  });
});

describe("servers of a cluster", () => {
  const classOf = (deployment: Deployment) => deployment.get("NodeClass", "tracardi-edge-nodes");

  it("have the user's tags, which the cluster may set from its start", async () => {
    const deployment = await deployLayout({ tags: { "cost-center": "42" } });
    assertInputs(classOf(deployment), {
      "spec.tags": { "tracardi-pulumi": "tracardi", "cost-center": "42" },
    });
    const policy = deployment.get("RolePolicy", "tracardi-edge-tags");
    const own = {
      "aws:RequestTag/eks:eks-cluster-name": "${aws:PrincipalTag/eks:eks-cluster-name}",
    };
    const named = (...kinds: string[]) =>
      Object.fromEntries(kinds.map((kind) => [`aws:RequestTag/eks:kubernetes-${kind}-name`, "*"]));
    const allow = (Action: string[], StringLike?: object) => ({
      ...{ Effect: "Allow", Action, Resource: "*" },
      Condition: { StringEquals: own, ...(StringLike && { StringLike }) },
    });
    assert.deepEqual(json(policy, "policy"), {
      Version: "2012-10-17",
      Statement: [
        allow(
          ["ec2:CreateFleet", "ec2:RunInstances", "ec2:CreateLaunchTemplate"],
          named("node-class", "node-pool"),
        ),
        allow(["ec2:CreateVolume"]),
        allow(["ec2:CreateNetworkInterface"], named("cni-node")),
      ],
    });
    deployment.assertWaits(deployment.get("Cluster", "tracardi-edge"), policy);
  });

  it("have none, and the cluster no rights to set any, without tags of the user's", async () => {
    const deployment = await production();
    assertInputs(classOf(deployment), { "spec.tags": undefined });
    assert.ok(!deployment.names("RolePolicy").includes("tracardi-edge-tags"));
  });
});
