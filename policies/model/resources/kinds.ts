import { isMutator, isWrapper } from "../wrappers/kinds";
import { isIgnored } from "./ignoredKinds";

/** The kinds of resources that say something about a Tracardi deployment. */
export type ResourceKind =
  | "workload"
  | "autoscaler"
  | "disruptionBudget"
  | "configMap"
  | "secret"
  | "namespace"
  | "service"
  | "ingress"
  | "ingressClass"
  | "ingressClassParams"
  | "gateway"
  | "gatewayClass"
  | "gatewayRoute"
  | "referenceGrant"
  | "loadBalancerConfiguration"
  | "targetGroupConfiguration"
  | "listenerRuleConfiguration"
  | "targetGroupBinding"
  | "addressPool"
  | "authorizationPolicy"
  | "release"
  | "custom"
  | "wrapper"
  | "mutator"
  | "manifestList"
  | "kubernetesProvider"
  | "loadBalancer"
  | "listener"
  | "listenerRule"
  | "targetGroup"
  | "targetGroupAttachment"
  | "dnsRecord"
  | "securityGroup"
  | "securityGroupIngressRule"
  | "securityGroupRule"
  | "prefixList"
  | "prefixListEntry"
  | "subnet"
  | "classicLoadBalancer"
  | "classicStickiness"
  | "autoscalingGroup"
  | "autoscalingAttachment"
  | "acceleratorEndpointGroup"
  | "vpcOrigin"
  | "distribution"
  | "restApi"
  | "restApiPolicy"
  | "restVpcLink"
  | "restIntegration"
  | "httpIntegration"
  | "endpointService"
  | "verifiedAccess"
  | "searchDomain"
  | "searchDomainPolicy"
  | "searchNetworkPolicy"
  | "trafficFilter"
  | "trafficFilterAssociation"
  | "searchCluster"
  | "searchConsole"
  | "managedRedis"
  | "database"
  | "ecsService"
  | "ecsExpress"
  | "taskDefinition"
  | "appRunnerService"
  | "lightsailDeployment"
  | "lightsailInstance"
  | "lightsailPorts"
  | "instance"
  | "elasticAddress"
  | "launchTemplate"
  | "launchConfiguration"
  | "lambda"
  | "functionUrl"
  | "latticeAttachment"
  | "customRoutingGroup"
  | "eksCluster"
  | "vpc"
  | "parameter";

/**
 * Kubernetes kinds in any API group and version, including Pulumi's `…Patch` resources for objects that already
 * exist.
 */
const kubernetesKinds: Readonly<Record<string, ResourceKind>> = {
  Deployment: "workload",
  StatefulSet: "workload",
  DaemonSet: "workload",
  ReplicaSet: "workload",
  ReplicationController: "workload",
  Rollout: "workload",
  CloneSet: "workload",
  DeploymentConfig: "workload",
  Pod: "workload",
  Job: "workload",
  CronJob: "workload",
  HorizontalPodAutoscaler: "autoscaler",
  ScaledObject: "autoscaler",
  PodDisruptionBudget: "disruptionBudget",
  ConfigMap: "configMap",
  Secret: "secret",
  Namespace: "namespace",
  Service: "service",
  Ingress: "ingress",
  IngressClass: "ingressClass",
  IngressClassParams: "ingressClassParams",
  Gateway: "gateway",
  GatewayClass: "gatewayClass",
  ReferenceGrant: "referenceGrant",
  LoadBalancerConfiguration: "loadBalancerConfiguration",
  TargetGroupConfiguration: "targetGroupConfiguration",
  ListenerRuleConfiguration: "listenerRuleConfiguration",
  HTTPRoute: "gatewayRoute",
  GRPCRoute: "gatewayRoute",
  TCPRoute: "gatewayRoute",
  TLSRoute: "gatewayRoute",
  TargetGroupBinding: "targetGroupBinding",
  IPAddressPool: "addressPool",
  AddressPool: "addressPool",
  CiliumLoadBalancerIPPool: "addressPool",
  IPPool: "addressPool",
  BGPConfiguration: "addressPool",
  Eip: "addressPool",
  AuthorizationPolicy: "authorizationPolicy",
  Elasticsearch: "searchCluster",
  OpenSearchCluster: "searchCluster",
  Kibana: "searchConsole",
};

/** AWS resources by the last part of their type. The modules are the old and new names in the provider. */
const awsKinds: Readonly<Record<string, ResourceKind>> = {
  LoadBalancer: "loadBalancer",
  Listener: "listener",
  ListenerRule: "listenerRule",
  TargetGroup: "targetGroup",
  TargetGroupAttachment: "targetGroupAttachment",
};

const awsBalancing = /^aws:(?:lb|alb|elasticloadbalancingv2|applicationloadbalancing)\/\w+:(\w+)$/;

const otherKinds: Readonly<Record<string, ResourceKind>> = {
  "aws:route53/record:Record": "dnsRecord",
  "aws:ec2/securityGroup:SecurityGroup": "securityGroup",
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": "securityGroup",
  "aws:ec2/securityGroupRule:SecurityGroupRule": "securityGroupRule",
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": "securityGroupIngressRule",
  "aws:ec2/managedPrefixList:ManagedPrefixList": "prefixList",
  "aws:ec2/managedPrefixListEntry:ManagedPrefixListEntry": "prefixListEntry",
  "aws:ec2/subnet:Subnet": "subnet",
  "aws:elb/loadBalancer:LoadBalancer": "classicLoadBalancer",
  "aws:elasticloadbalancing/loadBalancer:LoadBalancer": "classicLoadBalancer",
  "aws:elb/loadBalancerCookieStickinessPolicy:LoadBalancerCookieStickinessPolicy":
    "classicStickiness",
  "aws:elb/appCookieStickinessPolicy:AppCookieStickinessPolicy": "classicStickiness",
  "aws:autoscaling/group:Group": "autoscalingGroup",
  "aws:autoscaling/attachment:Attachment": "autoscalingAttachment",
  "aws:autoscaling/trafficSourceAttachment:TrafficSourceAttachment": "autoscalingAttachment",
  "aws:globalaccelerator/endpointGroup:EndpointGroup": "acceleratorEndpointGroup",
  "aws:cloudfront/vpcOrigin:VpcOrigin": "vpcOrigin",
  "aws:cloudfront/distribution:Distribution": "distribution",
  "aws:apigateway/restApi:RestApi": "restApi",
  "aws:apigateway/restApiPolicy:RestApiPolicy": "restApiPolicy",
  "aws:apigateway/vpcLink:VpcLink": "restVpcLink",
  "aws:apigateway/integration:Integration": "restIntegration",
  "aws:apigatewayv2/integration:Integration": "httpIntegration",
  "aws:ec2/vpcEndpointService:VpcEndpointService": "endpointService",
  "aws:verifiedaccess/endpoint:Endpoint": "verifiedAccess",
  "aws:opensearch/domain:Domain": "searchDomain",
  "aws:elasticsearch/domain:Domain": "searchDomain",
  "aws:opensearch/serverlessCollection:ServerlessCollection": "searchDomain",
  "ec:index/deployment:Deployment": "searchDomain",
  "aws:opensearch/domainPolicy:DomainPolicy": "searchDomainPolicy",
  "aws:elasticsearch/domainPolicy:DomainPolicy": "searchDomainPolicy",
  "aws:opensearch/serverlessSecurityPolicy:ServerlessSecurityPolicy": "searchNetworkPolicy",
  "ec:index/deploymentTrafficFilter:DeploymentTrafficFilter": "trafficFilter",
  "ec:index/deploymentTrafficFilterAssociation:DeploymentTrafficFilterAssociation":
    "trafficFilterAssociation",
  "aws:elasticache/replicationGroup:ReplicationGroup": "managedRedis",
  "aws:elasticache/cluster:Cluster": "managedRedis",
  "aws:elasticache/serverlessCache:ServerlessCache": "managedRedis",
  "aws:memorydb/cluster:Cluster": "managedRedis",
  "aws:rds/instance:Instance": "database",
  "aws:rds/cluster:Cluster": "database",
  "aws:ecs/service:Service": "ecsService",
  "aws:ecs/expressGatewayService:ExpressGatewayService": "ecsExpress",
  "aws:ecs/taskDefinition:TaskDefinition": "taskDefinition",
  "aws:apprunner/service:Service": "appRunnerService",
  "aws:lightsail/containerServiceDeploymentVersion:ContainerServiceDeploymentVersion":
    "lightsailDeployment",
  "aws:lightsail/instance:Instance": "lightsailInstance",
  "aws:lightsail/instancePublicPorts:InstancePublicPorts": "lightsailPorts",
  "aws:ec2/instance:Instance": "instance",
  "aws:ec2/spotInstanceRequest:SpotInstanceRequest": "instance",
  "aws:ec2/eip:Eip": "elasticAddress",
  "aws:ec2/eipAssociation:EipAssociation": "elasticAddress",
  "aws:ec2/launchTemplate:LaunchTemplate": "launchTemplate",
  "aws:ec2/launchConfiguration:LaunchConfiguration": "launchConfiguration",
  "aws:lambda/function:Function": "lambda",
  "aws:lambda/functionUrl:FunctionUrl": "functionUrl",
  "aws:vpclattice/targetGroupAttachment:TargetGroupAttachment": "latticeAttachment",
  "aws:globalaccelerator/customRoutingEndpointGroup:CustomRoutingEndpointGroup":
    "customRoutingGroup",
  "aws:eks/cluster:Cluster": "eksCluster",
  "aws:ec2/vpc:Vpc": "vpc",
  "aws:ssm/parameter:Parameter": "parameter",
  "aws:secretsmanager/secretVersion:SecretVersion": "parameter",
};

/** Resources that deploy Kubernetes objects which are not resources of the stack. */
const releases =
  /^kubernetes:(helm\.sh\/v3:Release|argoproj\.io\/.*:Application(Set)?|helm\.toolkit\.fluxcd\.io\/.*:HelmRelease|kustomize\.toolkit\.fluxcd\.io\/.*:Kustomization|helm\.cattle\.io\/.*:HelmChart)(Patch)?$/;

/** The pack's kind for a resource type; undefined for types that do not matter to the pack. */
export function kindOf(type: string): ResourceKind | undefined {
  if (!kindsOfTypes.has(type)) kindsOfTypes.set(type, decidedKind(type));
  return kindsOfTypes.get(type);
}

/** A stack has many resources of few types, and every part of the model asks for the kinds of all. */
const kindsOfTypes = new Map<string, ResourceKind | undefined>();

function decidedKind(type: string): ResourceKind | undefined {
  if (type === "pulumi:providers:kubernetes") return "kubernetesProvider";
  if (type.startsWith("kubernetes:")) {
    const kind = kubernetesKindOf(type);
    // Istio's own Gateways are something else, and so are Knative's Services.
    if (kind === "Gateway" && type.includes(".istio.io/")) return undefined;
    if (kind === "Service" && type.includes(".knative.dev/")) return "custom";
    if (releases.test(type)) return "release";
    if (isWrapper(type)) return "wrapper";
    if (isMutator(type)) return "mutator";
    if (Object.hasOwn(kubernetesKinds, kind)) return kubernetesKinds[kind];
    // For example Datadog's WatermarkPodAutoscaler. Vertical ones do not change the number of pods.
    if (/(PodAutoscaler|HPA)$/.test(kind) && !kind.startsWith("Vertical")) return "autoscaler";
    if (kind.endsWith("List")) return "manifestList";
    return isIgnored(type, kind) ? undefined : "custom";
  }
  const balancing = awsBalancing.exec(type)?.[1];
  if (balancing !== undefined && Object.hasOwn(awsKinds, balancing)) return awsKinds[balancing];
  return Object.hasOwn(otherKinds, type) ? otherKinds[type] : undefined;
}

/** `kubernetes:apps/v1:DeploymentPatch` → `Deployment`. */
export function kubernetesKindOf(type: string): string {
  return type.slice(type.lastIndexOf(":") + 1).replace(/Patch$/, "");
}
