import { all, isNew, literal, literalMap } from "./cel";
import { controllerUsers } from "./controllerUsers";
import type { Guard } from "./guard";

/** What is judged: of endpoints, also the label that says whose they are. */
const judged = (object: string): string =>
  `[dyn(${object}).?spec, dyn(${object}).?endpoints, dyn(${object}).?subsets,` +
  ` dyn(${object}).?metadata.?labels[?"kubernetes.io/service-name"]]`;

/** Who writes the addresses behind a Service, to which load balancers send. */
const endpointControllers = controllerUsers(
  "endpoint-controller",
  "endpointslice-controller",
  "endpointslicemirroring-controller",
);

/**
 * Only the load balancers of the installation may expose its pods: they have its firewall, routes and trusted
 * networks.
 *
 * @param targetGroups The names of the target groups that a namespace's pods may be in, by namespace.
 */
export const exposureGuard = (targetGroups: {
  readonly [namespace: string]: readonly string[];
}): Guard => ({
  name: "exposure",
  resources: [
    { group: "", versions: ["v1"], resources: ["services", "endpoints"] },
    { group: "discovery.k8s.io", versions: ["*"], resources: ["endpointslices"] },
    { group: "networking.k8s.io", versions: ["v1"], resources: ["ingresses"] },
    { group: "gateway.networking.k8s.io", versions: ["*"], resources: ["*"] },
    { group: "eks.amazonaws.com", versions: ["*"], resources: ["targetgroupbindings"] },
    { group: "elbv2.k8s.aws", versions: ["*"], resources: ["targetgroupbindings"] },
  ],
  changes: isNew(judged),
  variables: {
    arn: 'object.kind == "TargetGroupBinding" ? dyn(object).spec.?targetGroupARN.orValue("") : ""',
    targetGroups: `${literalMap(targetGroups)}[?request.namespace].orValue([])`,
  },
  rules: [
    {
      expression:
        'object.kind != "Service" || (' +
        all(
          '!(dyn(object).spec.?type.orValue("ClusterIP") in ["LoadBalancer", "NodePort"])',
          "dyn(object).spec.?externalIPs.orValue([]).size() == 0",
        ) +
        ")",
      message:
        "Services of this namespace have no type LoadBalancer or NodePort and no externalIPs: the load balancers " +
        "of the installation are the only way in. Use ClusterIP.",
    },
    {
      expression: 'object.kind in ["Service", "TargetGroupBinding", "Endpoints", "EndpointSlice"]',
      message:
        "This namespace has no Ingress and no Gateway API: the load balancers of the installation are the only " +
        "way in. Say in the arguments of TracardiProduction what may pass.",
    },
    {
      expression:
        '!(object.kind in ["Endpoints", "EndpointSlice"]) || ' +
        `request.userInfo.username in ${literal(endpointControllers)}`,
      message:
        "The addresses behind the Services of this namespace are written by Kubernetes alone: load balancers send to " +
        "them. Give the Service a selector.",
    },
    {
      expression:
        'object.kind != "TargetGroupBinding" ||' +
        ' variables.targetGroups.exists(t, variables.arn.contains(":targetgroup/" + t + "/"))',
      message:
        "A TargetGroupBinding of this namespace names the installation's own target group: through any other, " +
        "whoever reaches that load balancer reaches these pods. Leave bindings to `pulumi up`.",
    },
  ],
});
