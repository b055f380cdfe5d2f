import { type TestStack, U } from "./policyStack";

/** A VPC's private subnets, one for each of three zones. */
export const subnets = ["subnet-0a", "subnet-0b", "subnet-0c"];

/** The networks of the VPC's private subnets, which hold nothing but Tracardi. */
const inside = ["10.0.0.0/20", "10.0.16.0/20", "10.0.32.0/20"];

/** EKS clusters that do not exist yet, which a few addresses alone may administer. */
export function addClusters(stack: TestStack, names: readonly string[]): TestStack {
  for (const name of names) {
    const vpcConfig = {
      subnetIds: [...subnets],
      endpointPrivateAccess: true,
      endpointPublicAccess: true,
      publicAccessCidrs: ["203.0.113.9/32"],
    };
    stack
      .add(
        "aws:eks/cluster:Cluster",
        `${name}-cluster`,
        { vpcConfig },
        { outputs: { endpoint: U } },
      )
      .add(
        "pulumi:providers:kubernetes",
        name,
        { kubeconfig: U },
        { from: { kubeconfig: [`${name}-cluster`] } },
      );
  }
  return stack;
}

/** What Tracardi keeps its data in: resources `search` and `redis`, with a security group each. */
export function addStores(stack: TestStack): TestStack {
  for (const [name, port] of [
    ["search", 443],
    ["redis", 6379],
  ] as const) {
    const ingress = [{ protocol: "tcp", fromPort: port, toPort: port, cidrBlocks: [...inside] }];
    stack.add(
      "aws:ec2/securityGroup:SecurityGroup",
      `${name}-sg`,
      { description: name, ingress },
      { outputs: { id: U } },
    );
  }
  return stack
    .add(
      "aws:opensearch/domain:Domain",
      "search",
      {
        domainName: "tracardi",
        engineVersion: "OpenSearch_2.19",
        clusterConfig: {
          instanceType: "r7g.large.search",
          instanceCount: 3,
          zoneAwarenessEnabled: true,
          zoneAwarenessConfig: { availabilityZoneCount: 3 },
        },
        vpcOptions: { subnetIds: [...subnets], securityGroupIds: [U] },
        encryptAtRest: { enabled: true },
        nodeToNodeEncryption: { enabled: true },
        domainEndpointOptions: {
          enforceHttps: true,
          tlsSecurityPolicy: "Policy-Min-TLS-1-2-PFS-2023-10",
        },
        advancedSecurityOptions: {
          enabled: true,
          internalUserDatabaseEnabled: true,
          masterUserOptions: {
            masterUserName: "tracardi",
            masterUserPassword: "Made-up-1-password",
          },
        },
      },
      { from: { vpcOptions: ["search-sg"] }, outputs: { arn: U, endpoint: U } },
    )
    .add(
      "aws:elasticache/replicationGroup:ReplicationGroup",
      "redis",
      {
        replicationGroupId: "tracardi",
        description: "Tracardi",
        engine: "valkey",
        engineVersion: "8.0",
        numCacheClusters: 2,
        automaticFailoverEnabled: true,
        multiAzEnabled: true,
        atRestEncryptionEnabled: true,
        // Tracardi's Redis client has no TLS.
        transitEncryptionEnabled: false,
        subnetGroupName: "tracardi-data",
        securityGroupIds: [U],
      },
      { from: { securityGroupIds: ["redis-sg"] }, outputs: { arn: U, primaryEndpointAddress: U } },
    );
}
