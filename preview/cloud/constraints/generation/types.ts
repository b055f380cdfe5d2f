/**
 * The known resource types: those in our stacks, with AWS's names for the types and for properties whose names differ
 * there.
 */
interface Source {
  /** The type's name in CloudFormation's registry; without one only names and kinds are known. */
  registry?: string;
  /** Our path of a property → its name in the registry, or `a.b` if it is in another place there. */
  renamed?: Record<string, string>;
}

export const TYPES: Record<string, Source> = {
  "aws:acm/certificate:Certificate": { registry: "CertificateManager::Certificate" },
  "aws:acm/certificateValidation:CertificateValidation": {},
  "aws:cloudwatch/logGroup:LogGroup": {
    registry: "Logs::LogGroup",
    renamed: { name: "LogGroupName" },
  },
  "aws:cloudwatch/logResourcePolicy:LogResourcePolicy": { registry: "Logs::ResourcePolicy" },
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": {},
  "aws:ec2/eip:Eip": { registry: "EC2::EIP" },
  "aws:ec2/flowLog:FlowLog": { registry: "EC2::FlowLog" },
  "aws:ec2/internetGateway:InternetGateway": { registry: "EC2::InternetGateway" },
  "aws:ec2/natGateway:NatGateway": { registry: "EC2::NatGateway" },
  "aws:ec2/peeringConnectionOptions:PeeringConnectionOptions": {},
  "aws:ec2/route:Route": { registry: "EC2::Route" },
  "aws:ec2/routeTable:RouteTable": { registry: "EC2::RouteTable" },
  "aws:ec2/routeTableAssociation:RouteTableAssociation": {
    registry: "EC2::SubnetRouteTableAssociation",
  },
  "aws:ec2/securityGroup:SecurityGroup": {
    registry: "EC2::SecurityGroup",
    renamed: { name: "GroupName", description: "GroupDescription" },
  },
  "aws:ec2/subnet:Subnet": { registry: "EC2::Subnet" },
  "aws:ec2/vpc:Vpc": { registry: "EC2::VPC" },
  "aws:ec2/vpcEndpoint:VpcEndpoint": { registry: "EC2::VPCEndpoint" },
  "aws:ec2/vpcPeeringConnection:VpcPeeringConnection": { registry: "EC2::VPCPeeringConnection" },
  "aws:ec2transitgateway/routeTableAssociation:RouteTableAssociation": {
    registry: "EC2::TransitGatewayRouteTableAssociation",
  },
  "aws:ec2transitgateway/routeTablePropagation:RouteTablePropagation": {
    registry: "EC2::TransitGatewayRouteTablePropagation",
  },
  "aws:ec2transitgateway/vpcAttachment:VpcAttachment": {
    registry: "EC2::TransitGatewayVpcAttachment",
  },
  "aws:eks/accessEntry:AccessEntry": { registry: "EKS::AccessEntry" },
  "aws:eks/accessPolicyAssociation:AccessPolicyAssociation": {},
  "aws:eks/addon:Addon": { registry: "EKS::Addon" },
  "aws:eks/cluster:Cluster": {
    registry: "EKS::Cluster",
    renamed: { vpcConfig: "ResourcesVpcConfig" },
  },
  "aws:eks/podIdentityAssociation:PodIdentityAssociation": {
    registry: "EKS::PodIdentityAssociation",
  },
  "aws:elasticache/parameterGroup:ParameterGroup": {
    registry: "ElastiCache::ParameterGroup",
    renamed: { family: "CacheParameterGroupFamily", name: "CacheParameterGroupName" },
  },
  "aws:elasticache/replicationGroup:ReplicationGroup": {
    registry: "ElastiCache::ReplicationGroup",
    renamed: {
      description: "ReplicationGroupDescription",
      nodeType: "CacheNodeType",
      parameterGroupName: "CacheParameterGroupName",
      subnetGroupName: "CacheSubnetGroupName",
    },
  },
  "aws:elasticache/subnetGroup:SubnetGroup": {
    registry: "ElastiCache::SubnetGroup",
    renamed: { name: "CacheSubnetGroupName" },
  },
  "aws:iam/policy:Policy": {
    registry: "IAM::ManagedPolicy",
    renamed: { name: "ManagedPolicyName", policy: "PolicyDocument" },
  },
  "aws:iam/role:Role": {
    registry: "IAM::Role",
    renamed: { name: "RoleName", assumeRolePolicy: "AssumeRolePolicyDocument" },
  },
  "aws:iam/rolePolicy:RolePolicy": {
    registry: "IAM::RolePolicy",
    renamed: { name: "PolicyName", policy: "PolicyDocument", role: "RoleName" },
  },
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": {},
  "aws:kms/key:Key": {
    registry: "KMS::Key",
    renamed: { policy: "KeyPolicy", deletionWindowInDays: "PendingWindowInDays" },
  },
  "aws:lb/listener:Listener": { registry: "ElasticLoadBalancingV2::Listener" },
  "aws:lb/listenerRule:ListenerRule": { registry: "ElasticLoadBalancingV2::ListenerRule" },
  "aws:lb/loadBalancer:LoadBalancer": {
    registry: "ElasticLoadBalancingV2::LoadBalancer",
    renamed: { loadBalancerType: "Type", internal: "Scheme" },
  },
  "aws:lb/targetGroup:TargetGroup": {
    registry: "ElasticLoadBalancingV2::TargetGroup",
    renamed: {
      "healthCheck.healthyThreshold": "HealthyThresholdCount",
      "healthCheck.interval": "HealthCheckIntervalSeconds",
      "healthCheck.path": "HealthCheckPath",
      "healthCheck.protocol": "HealthCheckProtocol",
      "healthCheck.timeout": "HealthCheckTimeoutSeconds",
      "healthCheck.unhealthyThreshold": "UnhealthyThresholdCount",
    },
  },
  "aws:opensearch/domain:Domain": {
    registry: "OpenSearchService::Domain",
    renamed: {
      encryptAtRest: "EncryptionAtRestOptions",
      nodeToNodeEncryption: "NodeToNodeEncryptionOptions",
    },
  },
  "aws:rds/instance:Instance": {
    registry: "RDS::DBInstance",
    renamed: {
      identifier: "DBInstanceIdentifier",
      instanceClass: "DBInstanceClass",
      parameterGroupName: "DBParameterGroupName",
      password: "MasterUserPassword",
      username: "MasterUsername",
      vpcSecurityGroupIds: "VPCSecurityGroups",
    },
  },
  "aws:rds/parameterGroup:ParameterGroup": {
    registry: "RDS::DBParameterGroup",
    renamed: { name: "DBParameterGroupName" },
  },
  "aws:rds/subnetGroup:SubnetGroup": {
    registry: "RDS::DBSubnetGroup",
    renamed: { name: "DBSubnetGroupName", description: "DBSubnetGroupDescription" },
  },
  "aws:route53/record:Record": {
    registry: "Route53::RecordSet",
    renamed: { zoneId: "HostedZoneId", records: "ResourceRecords" },
  },
  "aws:route53/vpcAssociationAuthorization:VpcAssociationAuthorization": {},
  "aws:route53/zone:Zone": { registry: "Route53::HostedZone" },
  "aws:route53/zoneAssociation:ZoneAssociation": {},
  "aws:s3/bucket:Bucket": { registry: "S3::Bucket", renamed: { bucket: "BucketName" } },
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": {},
  "aws:s3/bucketOwnershipControls:BucketOwnershipControls": {},
  "aws:s3/bucketPolicy:BucketPolicy": { registry: "S3::BucketPolicy" },
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": {},
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": {},
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": {
    registry: "EC2::SecurityGroupEgress",
    renamed: {
      cidrIpv4: "CidrIp",
      prefixListId: "DestinationPrefixListId",
      referencedSecurityGroupId: "DestinationSecurityGroupId",
      securityGroupId: "GroupId",
    },
  },
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": {
    registry: "EC2::SecurityGroupIngress",
    renamed: {
      cidrIpv4: "CidrIp",
      prefixListId: "SourcePrefixListId",
      referencedSecurityGroupId: "SourceSecurityGroupId",
      securityGroupId: "GroupId",
    },
  },
  "aws:wafv2/webAcl:WebAcl": { registry: "WAFv2::WebACL" },
  "aws:wafv2/webAclAssociation:WebAclAssociation": { registry: "WAFv2::WebACLAssociation" },
};
