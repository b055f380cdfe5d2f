import * as assert from "node:assert/strict";
import type { Deployment } from "../../helpers/deployment";
import { production } from "../../helpers/production";
import { nonEmpty } from "../../helpers/nonEmpty";

describe("the production layout", () => {
  let deployment: Deployment;
  before(async () => (deployment = await production()));

  it("fails nowhere, and leaves nothing under way", () => {
    assert.deepEqual(deployment.errors, []);
    assert.deepEqual(
      deployment.all.filter(({ ended }) => ended === undefined),
      [],
    );
  });

  it("has exactly these resources", () => {
    assert.deepEqual(deployment.counts(), {
      "tracardi-pulumi:index:AccessLogBucket": 1,
      "tracardi-pulumi:index:BackgroundProcess": 1,
      "tracardi-pulumi:index:Certificate": 2,
      "tracardi-pulumi:index:ClusterRoles": 2,
      "tracardi-pulumi:index:EksCluster": 2,
      "tracardi-pulumi:index:Entrance": 3,
      "tracardi-pulumi:index:FlowLogs": 1,
      "tracardi-pulumi:index:InstallerJob": 1,
      "tracardi-pulumi:index:LoadBalancer": 3,
      "tracardi-pulumi:index:OpenSearchDomain": 1,
      "tracardi-pulumi:index:Redis": 1,
      "tracardi-pulumi:index:TracardiProduction": 1,
      "tracardi-pulumi:index:Vpc": 1,
      "tracardi-pulumi:index:WebAcl": 1,
      "tracardi-pulumi:index:Workload": 3,
      "pulumi:providers:kubernetes": 2,
      "random:index/randomId:RandomId": 2,
      "random:index/randomPassword:RandomPassword": 5,
      "aws:acm/certificate:Certificate": 2,
      "aws:acm/certificateValidation:CertificateValidation": 2,
      "aws:cloudwatch/logGroup:LogGroup": 6,
      "aws:cloudwatch/logResourcePolicy:LogResourcePolicy": 1,
      "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": 1,
      "aws:ec2/eip:Eip": 3,
      "aws:ec2/flowLog:FlowLog": 1,
      "aws:ec2/internetGateway:InternetGateway": 1,
      "aws:ec2/natGateway:NatGateway": 3,
      "aws:ec2/route:Route": 4,
      "aws:ec2/routeTable:RouteTable": 6,
      "aws:ec2/routeTableAssociation:RouteTableAssociation": 12,
      "aws:ec2/securityGroup:SecurityGroup": 5,
      "aws:ec2/subnet:Subnet": 12,
      "aws:ec2/vpc:Vpc": 1,
      "aws:ec2/vpcEndpoint:VpcEndpoint": 1,
      "aws:eks/accessEntry:AccessEntry": 4,
      "aws:eks/accessPolicyAssociation:AccessPolicyAssociation": 4,
      "aws:eks/cluster:Cluster": 2,
      "aws:elasticache/parameterGroup:ParameterGroup": 1,
      "aws:elasticache/replicationGroup:ReplicationGroup": 1,
      "aws:elasticache/subnetGroup:SubnetGroup": 1,
      "aws:iam/role:Role": 5,
      "aws:iam/rolePolicy:RolePolicy": 3,
      "aws:iam/rolePolicyAttachment:RolePolicyAttachment": 14,
      "aws:kms/key:Key": 1,
      "aws:lb/listener:Listener": 3,
      "aws:lb/listenerRule:ListenerRule": 6,
      "aws:lb/loadBalancer:LoadBalancer": 3,
      "aws:lb/targetGroup:TargetGroup": 3,
      "aws:opensearch/domain:Domain": 1,
      "aws:route53/record:Record": 6,
      "aws:s3/bucket:Bucket": 1,
      "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": 1,
      "aws:s3/bucketOwnershipControls:BucketOwnershipControls": 1,
      "aws:s3/bucketPolicy:BucketPolicy": 1,
      "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": 1,
      "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": 1,
      "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": 3,
      "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": 10,
      "aws:wafv2/webAcl:WebAcl": 1,
      "aws:wafv2/webAclAssociation:WebAclAssociation": 1,
      "kubernetes:apps/v1:Deployment": 4,
      "kubernetes:batch/v1:Job": 1,
      "kubernetes:admissionregistration.k8s.io/v1:ValidatingAdmissionPolicy": 13,
      "kubernetes:admissionregistration.k8s.io/v1:ValidatingAdmissionPolicyBinding": 13,
      "kubernetes:core/v1:ConfigMap": 2,
      "kubernetes:core/v1:ConfigMapPatch": 2,
      "kubernetes:core/v1:Namespace": 3,
      "kubernetes:core/v1:Secret": 3,
      "kubernetes:core/v1:Service": 3,
      "kubernetes:eks.amazonaws.com/v1:NodeClass": 2,
      "kubernetes:eks.amazonaws.com/v1:TargetGroupBinding": 3,
      "kubernetes:karpenter.sh/v1:NodePool": 2,
      "kubernetes:networking.k8s.io/v1:NetworkPolicy": 8,
      "kubernetes:policy/v1:PodDisruptionBudget": 3,
    });
  });

  it("starts every name with its own, as names are the identity of what holds data", () => {
    const others = deployment.all.filter(({ name }) => !/^tracardi(-|$)/.test(name));
    assert.deepEqual(others, []);
    for (const [kind, names] of [
      ["Domain", ["tracardi-search"]],
      ["ReplicationGroup", ["tracardi-redis"]],
      ["Key", ["tracardi"]],
      ["Cluster", ["tracardi-core", "tracardi-edge"]],
      ["ListenerRule", ["tracardi-gui", "tracardi-internal-api", ...collector]],
      ["RandomPassword", passwords],
    ] as const) {
      assert.deepEqual(deployment.names(kind), names);
    }
  });

  it("puts everything under the component", () => {
    const component = deployment.get("TracardiProduction", "tracardi");
    assert.equal(component.parent, "");
    for (const each of nonEmpty(deployment.all.filter((other) => other !== component))) {
      let top = each;
      while (top.parent !== "") top = deployment.withUrn(top.parent);
      assert.equal(top, component, each.urn);
    }
  });

  it("tags what takes tags", () => {
    const untagged = deployment.all
      .filter(({ type, inputs }) => type.startsWith("aws:") && !("tags" in inputs))
      .map(({ type }) => type);
    assert.deepEqual([...new Set(untagged)].sort(), [
      "aws:acm/certificateValidation:CertificateValidation",
      "aws:cloudwatch/logResourcePolicy:LogResourcePolicy",
      "aws:ec2/route:Route",
      "aws:ec2/routeTableAssociation:RouteTableAssociation",
      "aws:eks/accessPolicyAssociation:AccessPolicyAssociation",
      "aws:iam/rolePolicy:RolePolicy",
      "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
      "aws:route53/record:Record",
      "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration",
      "aws:s3/bucketOwnershipControls:BucketOwnershipControls",
      "aws:s3/bucketPolicy:BucketPolicy",
      "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
      "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
      "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
      "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
      "aws:wafv2/webAclAssociation:WebAclAssociation",
    ]);
  });

  it("warns of Docker Hub and of the documentation's networks alone", () => {
    assert.equal(deployment.warnings.length, 2);
    assert.match(deployment.warnings[0], /^images come from Docker Hub without a login, /);
    assert.match(
      deployment.warnings[1],
      /^203\.0\.113\.0\/24 \(trustedNetworks\), 203\.0\.113\.9\/32 \(kubernetesApi\.publicNetworks\): /,
    );
  });
});

const collector = ["collect", "redirect", "track", "tracker"].map(
  (route) => `tracardi-public-api-${route}`,
);
const passwords = [
  "tracardi-admin-password",
  "tracardi-installation-token",
  "tracardi-merge-secret",
  "tracardi-search-master",
  "tracardi-search-user",
];
