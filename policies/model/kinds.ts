/** The kinds of resources that say something about a Tracardi deployment. */
export type ResourceKind =
  | "workload"
  | "autoscaler"
  | "configMap"
  | "secret"
  | "namespace"
  | "service"
  | "ingress"
  | "ingressClass"
  | "ingressClassParams"
  | "gatewayRoute"
  | "targetGroupBinding"
  | "manifestList"
  | "kubernetesProvider"
  | "loadBalancer"
  | "listener"
  | "listenerRule"
  | "targetGroup"
  | "targetGroupAttachment"
  | "securityGroup"
  | "securityGroupIngressRule"
  | "securityGroupRule"
  | "searchDomain";

/**
 * Kubernetes kinds, in whatever API group and version they come, with the `…Patch` resources that
 * Pulumi offers for objects that exist already.
 */
const kubernetesKinds: Readonly<Record<string, ResourceKind>> = {
  Deployment: "workload",
  StatefulSet: "workload",
  DaemonSet: "workload",
  ReplicaSet: "workload",
  ReplicationController: "workload",
  Rollout: "workload",
  Pod: "workload",
  Job: "workload",
  CronJob: "workload",
  HorizontalPodAutoscaler: "autoscaler",
  ScaledObject: "autoscaler",
  ConfigMap: "configMap",
  Secret: "secret",
  Namespace: "namespace",
  Service: "service",
  Ingress: "ingress",
  IngressClass: "ingressClass",
  IngressClassParams: "ingressClassParams",
  HTTPRoute: "gatewayRoute",
  GRPCRoute: "gatewayRoute",
  TCPRoute: "gatewayRoute",
  TLSRoute: "gatewayRoute",
  TargetGroupBinding: "targetGroupBinding",
};

/** AWS resources by the last part of their type; the modules are the provider's old and new names. */
const awsKinds: Readonly<Record<string, ResourceKind>> = {
  LoadBalancer: "loadBalancer",
  Listener: "listener",
  ListenerRule: "listenerRule",
  TargetGroup: "targetGroup",
  TargetGroupAttachment: "targetGroupAttachment",
};

const awsBalancing = /^aws:(?:lb|alb|elasticloadbalancingv2|applicationloadbalancing)\/\w+:(\w+)$/;

const otherKinds: Readonly<Record<string, ResourceKind>> = {
  "aws:ec2/securityGroup:SecurityGroup": "securityGroup",
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": "securityGroup",
  "aws:ec2/securityGroupRule:SecurityGroupRule": "securityGroupRule",
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": "securityGroupIngressRule",
  "aws:opensearch/domain:Domain": "searchDomain",
  "aws:elasticsearch/domain:Domain": "searchDomain",
  "ec:index/deployment:Deployment": "searchDomain",
};

/** What a resource type means to the pack; undefined for the many that mean nothing to it. */
export function kindOf(type: string): ResourceKind | undefined {
  if (type === "pulumi:providers:kubernetes") return "kubernetesProvider";
  if (type.startsWith("kubernetes:")) {
    const kind = kubernetesKindOf(type);
    if (Object.hasOwn(kubernetesKinds, kind)) return kubernetesKinds[kind];
    return kind.endsWith("List") ? "manifestList" : undefined;
  }
  const balancing = awsBalancing.exec(type)?.[1];
  if (balancing !== undefined && Object.hasOwn(awsKinds, balancing)) return awsKinds[balancing];
  return Object.hasOwn(otherKinds, type) ? otherKinds[type] : undefined;
}

/** `kubernetes:apps/v1:DeploymentPatch` → `Deployment`. */
export function kubernetesKindOf(type: string): string {
  return type.slice(type.lastIndexOf(":") + 1).replace(/Patch$/, "");
}
