import assert from "node:assert/strict";
import { simulate } from "../../../preview/cloud";
import { Properties } from "../../../preview/engine/wire";

/**
 * What `terraform plan` of hashicorp/aws 5.100.0 says to a change of each property that our stacks give: `!` for
 * those that replace the resource.
 */
const PLANNED: Record<string, string> = {
  "acm/certificate:Certificate": "domainName! subjectAlternativeNames! validationMethod!",
  "cloudwatch/logGroup:LogGroup": "name! kmsKeyId retentionInDays",
  "cloudwatch/logResourcePolicy:LogResourcePolicy": "policyName! policyDocument",
  "ec2/flowLog:FlowLog": "iamRoleArn! logDestination! maxAggregationInterval! trafficType! vpcId!",
  "ec2/internetGateway:InternetGateway": "vpcId",
  "ec2/natGateway:NatGateway": "allocationId! subnetId!",
  "ec2/route:Route": "destinationCidrBlock! routeTableId! gatewayId",
  "ec2/routeTable:RouteTable": "vpcId!",
  "ec2/routeTableAssociation:RouteTableAssociation": "subnetId! routeTableId",
  "ec2/securityGroup:SecurityGroup": "description! vpcId! name! revokeRulesOnDelete",
  "ec2/subnet:Subnet": "availabilityZone! cidrBlock! vpcId!",
  "ec2/vpc:Vpc": "cidrBlock! enableDnsHostnames enableDnsSupport",
  "ec2/vpcEndpoint:VpcEndpoint":
    "vpcId! serviceName! vpcEndpointType! subnetIds securityGroupIds privateDnsEnabled",
  "ec2/vpcPeeringConnection:VpcPeeringConnection": "vpcId! peerVpcId! peerOwnerId! peerRegion!",
  "ec2transitgateway/vpcAttachment:VpcAttachment":
    "vpcId! transitGatewayId! subnetIds transitGatewayDefaultRouteTableAssociation dnsSupport",
  "eks/accessEntry:AccessEntry": "clusterName! principalArn! type!",
  "eks/accessPolicyAssociation:AccessPolicyAssociation": "clusterName! policyArn! principalArn!",
  "eks/addon:Addon": "clusterName! addonName! configurationValues addonVersion",
  "eks/cluster:Cluster":
    "name! roleArn! bootstrapSelfManagedAddons! kubernetesNetworkConfig.serviceIpv4Cidr! " +
    "kubernetesNetworkConfig.ipFamily! accessConfig.bootstrapClusterCreatorAdminPermissions! " +
    "accessConfig.authenticationMode upgradePolicy.supportType version vpcConfig.subnetIds " +
    "vpcConfig.publicAccessCidrs zonalShiftConfig.enabled encryptionConfig.provider.keyArn",
  "eks/podIdentityAssociation:PodIdentityAssociation":
    "clusterName! namespace! serviceAccount! roleArn",
  "elasticache/parameterGroup:ParameterGroup": "description! family! name! parameters",
  "elasticache/replicationGroup:ReplicationGroup":
    "atRestEncryptionEnabled! port! replicationGroupId! subnetGroupName! kmsKeyId! " +
    "description numCacheClusters parameterGroupName multiAzEnabled",
  "elasticache/subnetGroup:SubnetGroup": "name! description subnetIds",
  "iam/policy:Policy": "name! path! description! policy",
  "iam/role:Role": "name! path! assumeRolePolicy permissionsBoundary description",
  "iam/rolePolicy:RolePolicy": "role! policy",
  "iam/rolePolicyAttachment:RolePolicyAttachment": "policyArn! role!",
  "lb/listener:Listener": "loadBalancerArn! certificateArn port protocol sslPolicy",
  "lb/listenerRule:ListenerRule": "listenerArn! priority",
  "lb/loadBalancer:LoadBalancer":
    "internal! loadBalancerType! name! securityGroups subnets ipAddressType idleTimeout",
  "alb/loadBalancer:LoadBalancer": "internal! subnets",
  "lb/targetGroup:TargetGroup":
    "protocol! targetType! vpcId! protocolVersion! name! port! deregistrationDelay " +
    "healthCheck.path stickiness.enabled",
  "opensearch/domain:Domain":
    "domainName! encryptAtRest.kmsKeyId! accessPolicies clusterConfig.instanceCount " +
    "clusterConfig.instanceType ebsOptions.volumeSize vpcOptions.securityGroupIds",
  "rds/instance:Instance":
    "engine! kmsKeyId! storageEncrypted! username! availabilityZone! dbName! allocatedStorage " +
    "identifier instanceClass multiAz parameterGroupName password dbSubnetGroupName",
  "rds/parameterGroup:ParameterGroup": "description! family! parameters",
  "rds/subnetGroup:SubnetGroup": "name! description subnetIds",
  "route53/record:Record": "name! zoneId! ttl records",
  "route53/zone:Zone": "name! comment vpcs",
  "route53/zoneAssociation:ZoneAssociation": "zoneId! vpcId!",
  "s3/bucket:Bucket": "bucket! forceDestroy",
  "s3/bucketOwnershipControls:BucketOwnershipControls": "bucket! rule.objectOwnership",
  "s3/bucketPolicy:BucketPolicy": "bucket! policy",
  "s3/bucketPublicAccessBlock:BucketPublicAccessBlock": "bucket! blockPublicAcls",
  "vpc/securityGroupEgressRule:SecurityGroupEgressRule":
    "securityGroupId! description fromPort ipProtocol referencedSecurityGroupId toPort",
  "vpc/securityGroupIngressRule:SecurityGroupIngressRule":
    "securityGroupId! cidrIpv4 description fromPort toPort ipProtocol",
  "wafv2/webAcl:WebAcl": "name! description",
  "wafv2/webAclAssociation:WebAclAssociation": "resourceArn! webAclArn!",
};

async function replaces(type: string, olds: Properties, news: Properties): Promise<boolean> {
  const urn = `urn:pulumi:dev::shop::aws:${type}::it`;
  const diff = await simulate("aws").diff("it", urn, olds, news);
  assert.equal(diff.changes, true);
  return (diff.replaces ?? []).length > 0;
}

/** The properties with a value at the path. */
const at = (path: string, value: string): Properties =>
  path
    .split(".")
    .reduceRight<Properties | string>((inner, name) => ({ [name]: inner }), value) as Properties;

describe("simulated aws replaces what the real provider does", () => {
  for (const [type, paths] of Object.entries(PLANNED)) {
    it(type, async () => {
      for (const word of paths.split(" ")) {
        const path = word.replace("!", "");
        const isReplaced = await replaces(type, at(path, "before"), at(path, "after"));
        assert.equal(isReplaced, word.endsWith("!"), path);
      }
    });
  }

  const domain = "opensearch/domain:Domain";
  const cache = "elasticache/replicationGroup:ReplicationGroup";
  const cluster = "eks/cluster:Cluster";
  const conditional: [what: string, type: string, Properties, Properties, boolean][] = [
    ["Valkey → Redis", cache, { engine: "valkey" }, { engine: "redis" }, true],
    ["Redis → Valkey", cache, { engine: "redis" }, { engine: "valkey" }, false],
    ["an older cache", cache, { engineVersion: "8.1" }, { engineVersion: "7.2" }, true],
    ["a newer cache", cache, { engineVersion: "7.2" }, { engineVersion: "8.0" }, false],
    ["a key for secrets", cluster, {}, { encryptionConfig: { resources: ["secrets"] } }, false],
    ["no more key", cluster, { encryptionConfig: { resources: ["secrets"] } }, {}, true],
    ["into a VPC", domain, {}, { vpcOptions: { subnetIds: ["a"] } }, true],
    [
      "an older domain",
      domain,
      { engineVersion: "OpenSearch_2.19" },
      { engineVersion: "OpenSearch_2.9" },
      true,
    ],
    [
      "a newer domain",
      domain,
      { engineVersion: "OpenSearch_2.9" },
      { engineVersion: "OpenSearch_2.19" },
      false,
    ],
    [
      "encryption off",
      domain,
      at("encryptAtRest.enabled", "true"),
      at("encryptAtRest.enabled", "false"),
      true,
    ],
    [
      "encryption on",
      domain,
      at("encryptAtRest.enabled", "false"),
      at("encryptAtRest.enabled", "true"),
      false,
    ],
  ];
  for (const [what, type, olds, news, expected] of conditional) {
    it(`${what}: ${expected ? "replaced" : "in place"}`, async () => {
      assert.equal(await replaces(type, olds, news), expected);
    });
  }
});
