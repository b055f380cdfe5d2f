import { all, isNew, literal, literalMap, spec } from "./cel";
import { budgetRules } from "./budgets";
import { controllerUsers } from "./controllerUsers";
import type { Guard } from "./guard";

/** What the installation was deployed with in a cluster. */
export interface Deployed {
  /** The fewest instances, by the name of their Deployment. */
  readonly minimums: { readonly [name: string]: number };
  /** The Deployments of those whose rollouts start new instances before they stop old ones. */
  readonly serving: readonly string[];
}

const replicas = (object: string) => `dyn(${object}).?spec.?replicas.orValue(0)`;

/** Allows a value below the minimum only if it was already that low, so that nothing drops. */
const keeps = (value: (object: string) => string, least: string) =>
  `${value("object")} >= ${least} || (oldObject != null && ${value("oldObject")} <= ${value("object")})`;

/** The characters of the hash with which a Deployment ends the name of its ReplicaSets (SafeEncodeString). */
const hash = "[bcdfghjklmnpqrstvwxz2456789]{1,10}";

const lowest = (object: string) => `dyn(${object}).spec.?minReplicas.orValue(1)`;
const target = (object: string) => `dyn(${object}).spec.scaleTargetRef`;
const strategy = (object: string) => `dyn(${object}).spec.strategy`;

/** Nothing may scale a workload of the installation below the number of instances that it was deployed with. */
export const minimumGuard = ({ minimums, serving }: Deployed): Guard => ({
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
    serving: literal(serving),
    resource: "request.resource.resource",
    // An autoscaler applies to the workload that it scales, every other object to the workload of its own name.
    workload:
      'object.kind == "HorizontalPodAutoscaler" ? dyn(object).spec.scaleTargetRef.name : object.metadata.?name.orValue("")',
    // 0 for workloads of others.
    least: "variables.minimums[?variables.workload].orValue(0)",
    // Which pods a ReplicaSet counts: of its scale, this is a text.
    counted:
      'object.kind == "Scale" ? dyn(object).?status.?selector.orValue("")' +
      ' : "pod-template-hash=" + dyn(object).?spec.?selector.?matchLabels[?"pod-template-hash"].orValue("")',
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
        `request.userInfo.username in ${literal(controllerUsers("deployment-controller"))} || ` +
        // A Deployment names its ReplicaSets by the hash that it labels their pods with.
        '!variables.minimums.exists(each, request.name.startsWith(each + "-") && variables.counted.contains(' +
        '"pod-template-hash=" + request.name.substring(each.size() + 1)))',
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
          `${target("object")}.kind != "ReplicaSet" || ` +
            `!variables.minimums.exists(each, variables.workload.matches("^" + each + "-${hash}$"))`,
        ),
      message:
        "This would let the autoscaler go below the instances that the installation was deployed with. Let it scale " +
        "the Deployment; for a lower minReplicas, lower `instances` in the arguments of TracardiProduction and run " +
        "`pulumi up`.",
    },
    {
      expression:
        'object.kind != "Deployment" || !(variables.workload in variables.serving) || ' +
        `(oldObject != null && ${strategy("object")} == ${strategy("oldObject")}) || ` +
        '[dyn(0), dyn("0%")].exists(none, none == ' +
        'dyn(object).spec.?strategy.?rollingUpdate.?maxUnavailable.orValue("25%"))',
      message:
        "A rollout of this Deployment would stop instances before others are ready. Keep strategy RollingUpdate " +
        "with maxUnavailable 0.",
    },
    ...budgetRules,
  ],
});

function withScale(resource: string): string[] {
  return [resource, `${resource}/scale`];
}
