import { type Properties, isObject } from "../../preview/engine/wire";
import type { Resource } from "../../preview/engine/resource";

/**
 * How long AWS and EKS typically take to make a resource, in seconds: the middle of what public logs of deployments
 * show (Terraform's "Creation complete after"). What is not listed is one call to an API.
 */
const TYPICAL: Record<string, number> = {
  // 20 to 45 minutes with three zones, dedicated masters and fine-grained access control:
  // https://github.com/cyberlabrs/terraform-aws-opensearch/issues/21
  "aws:opensearch/domain:Domain": 1_800,
  // 8 to 13 minutes.
  "aws:eks/cluster:Cluster": 660,
  // 8 to 15 minutes for a replication group with a replica in another zone.
  "aws:elasticache/replicationGroup:ReplicationGroup": 660,
  // 10 to 17 minutes for an instance with a standby.
  "aws:rds/instance:Instance": 840,
  // 1 min 24 s to 2 min 1 s.
  "aws:ec2/natGateway:NatGateway": 105,
  // 2 min 15 s to 3 min 7 s.
  "aws:lb/loadBalancer:LoadBalancer": 160,
  // 1 to 5 minutes, once the records are there.
  "aws:acm/certificateValidation:CertificateValidation": 120,
  "aws:wafv2/webAclAssociation:WebAclAssociation": 60,
  // Until Route 53 has the change on all its servers.
  "aws:route53/record:Record": 40,
  "aws:ec2/vpcEndpoint:VpcEndpoint": 10,
  "aws:ec2/vpc:Vpc": 12,
  "aws:ec2/internetGateway:InternetGateway": 5,
  // 5 to 10 minutes for three zones.
  "ec:index/deployment:Deployment": 450,
  // A server of EKS Auto Mode (1 to 2 minutes after the pod waits for it), the image, the start and the first health
  // checks of the load balancer.
  "kubernetes:apps/v1:Deployment": 210,
  // The same for a server and the image; then the installer writes its indices and checks them.
  "kubernetes:batch/v1:Job": 210,
};

/** Seconds for a call to an API that ends when the resource is there. */
const CALL = { aws: 3, kubernetes: 1, none: 0 };

export function typicalSeconds({ type, inputs }: Pick<Resource, "type" | "inputs">): number {
  const typical = isAwaited(inputs) ? TYPICAL[type] : undefined;
  if (typical !== undefined) return typical;
  if (type.startsWith("aws:")) return CALL.aws;
  return type.startsWith("kubernetes:") ? CALL.kubernetes : CALL.none;
}

/** Whether Pulumi waits until an object of Kubernetes works. */
function isAwaited({ metadata }: Properties): boolean {
  const annotations = isObject(metadata) ? metadata.annotations : undefined;
  return !(isObject(annotations) && annotations["pulumi.com/skipAwait"] === "true");
}
