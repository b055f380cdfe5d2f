import { all, isNew, literal, literalMap, spec } from "./cel";
import type { Guard } from "./guard";

/**
 * Who scales ReplicaSets in a rollout: each controller under its own user, as in EKS, or all of them under one.
 * EKS access entries cannot have a user name that starts with `system:`.
 */
const deploymentControllers = [
  "system:serviceaccount:kube-system:deployment-controller",
  "system:kube-controller-manager",
];

const replicas = (object: string) => `dyn(${object}).?spec.?replicas.orValue(0)`;

/** Allows a value below the minimum only if it was already that low, so that nothing drops. */
const keeps = (value: (object: string) => string, least: string) =>
  `${value("object")} >= ${least} || (oldObject != null && ${value("oldObject")} <= ${value("object")})`;

/** Whether a Deployment of the installation gives its ReplicaSets this name. */
const isReplicaSet = (name: string) =>
  `variables.minimums.exists(each, ${name}.startsWith(each + "-"))`;

const lowest = (object: string) => `dyn(${object}).spec.?minReplicas.orValue(1)`;
const target = (object: string) => `dyn(${object}).spec.scaleTargetRef`;
const strategy = (object: string) => `dyn(${object}).spec.strategy`;

/**
 * Nothing may scale a workload of the installation below the number of instances that it was deployed with.
 *
 * @param minimums The fewest instances, by the name of their Deployment.
 */
export const minimumGuard = (minimums: { readonly [name: string]: number }): Guard => ({
  name: "minimum",
  resources: [
    {
      group: "apps",
      versions: ["v1"],
      resources: ["deployments", "statefulsets", "replicasets"].flatMap(withScale),
    },
    { group: "", versions: ["v1"], resources: withScale("replicationcontrollers") },
    { group: "autoscaling", versions: ["v2"], resources: ["horizontalpodautoscalers"] },
    { group: "policy", versions: ["v1"], resources: ["poddisruptionbudgets"] },
  ],
  changes: isNew(spec),
  variables: {
    minimums: literalMap(minimums),
    resource: "request.resource.resource",
    // An autoscaler applies to the workload that it scales, every other object to the workload of its own name.
    workload:
      'object.kind == "HorizontalPodAutoscaler" ? dyn(object).spec.scaleTargetRef.name : object.metadata.?name.orValue("")',
    // 0 for workloads of others.
    least: "variables.minimums[?variables.workload].orValue(0)",
  },
  rules: [
    {
      expression:
        '!(variables.resource in ["deployments", "statefulsets", "replicationcontrollers"]) || ' +
        keeps(replicas, "variables.least"),
      message:
        "This would leave fewer instances than the installation was deployed with. Lower `instances` in the " +
        "arguments of TracardiProduction and run `pulumi up`.",
    },
    {
      expression:
        'variables.resource != "replicasets" || oldObject == null || ' +
        `${replicas("object")} >= ${replicas("oldObject")} || ` +
        `request.userInfo.username in ${literal(deploymentControllers)} || ` +
        `!(${isReplicaSet("request.name")})`,
      message:
        "The ReplicaSets of the installation are scaled down by their Deployment alone. Scale the Deployment.",
    },
    {
      expression:
        'object.kind != "HorizontalPodAutoscaler" || ' +
        all(
          // With another target it is another autoscaler, so a lower minimum is no decrease.
          `oldObject == null || ${target("object")} == ${target("oldObject")} || ${lowest("object")} >= variables.least`,
          keeps(lowest, "variables.least"),
          `${target("object")}.kind != "ReplicaSet" || !(${isReplicaSet("variables.workload")})`,
        ),
      message:
        "This would let the autoscaler go below the instances that the installation was deployed with. Let it scale " +
        "the Deployment; for a lower minReplicas, lower `instances` in the arguments of TracardiProduction and run " +
        "`pulumi up`.",
    },
    {
      expression:
        'object.kind != "Deployment" || variables.least == 0 || ' +
        `(oldObject != null && ${strategy("object")} == ${strategy("oldObject")}) || ` +
        '[dyn(0), dyn("0%")].exists(none, none == ' +
        'dyn(object).spec.?strategy.?rollingUpdate.?maxUnavailable.orValue("25%"))',
      message:
        "A rollout of this Deployment would stop instances before others are ready. Keep strategy RollingUpdate " +
        "with maxUnavailable 0.",
    },
    {
      expression:
        'object.kind != "PodDisruptionBudget" || variables.least == 0 || ' +
        all(
          `oldObject == null || ${selector("object")} == ${selector("oldObject")}`,
          atMostOne("object"),
        ),
      message:
        "This PodDisruptionBudget lets one instance at a time go, or none. Keep its selector and maxUnavailable 1.",
    },
  ],
});

function withScale(resource: string): string[] {
  return [resource, `${resource}/scale`];
}

function selector(object: string): string {
  return `dyn(${object}).spec.?selector`;
}

function atMostOne(object: string): string {
  const budget = `dyn(${object}).spec`;
  return (
    `has(${budget}.maxUnavailable) ? ${budget}.maxUnavailable in [dyn(0), dyn(1)]` +
    ` : (type(${budget}.minAvailable) == int && ${budget}.minAvailable >= variables.least - 1)`
  );
}
