import { imageNames, serviceImageNames } from "../../facts/images";
import type { Resources } from "./guard";
import { isNew, literal } from "./cel";

/** Pods, and everything that Kubernetes makes pods from. */
export const podResources: readonly Resources[] = [
  {
    group: "",
    versions: ["v1"],
    resources: ["pods", "pods/ephemeralcontainers", "replicationcontrollers"],
  },
  {
    group: "apps",
    versions: ["v1"],
    resources: ["deployments", "replicasets", "statefulsets", "daemonsets"],
  },
  { group: "batch", versions: ["v1"], resources: ["jobs", "cronjobs"] },
];

/** Empty where there is no template: the API server refuses that itself, after the guards. */
const podSpec = (object: string): string =>
  `(${object}.kind == "Pod" ? dyn(${object}).spec` +
  ` : ${object}.kind == "CronJob" ? dyn(${object}).spec.jobTemplate.spec.template.spec` +
  ` : dyn(${object}).spec.?template.?spec.orValue({}))`;

/**
 * Pods that are new or changed. Unchanged pods pass even if they break a rule: Kubernetes' controllers must be
 * able to scale, annotate and delete what already exists.
 */
export const podChanges = isNew(podSpec);

/**
 * Whether the last part of the repository names an API image: true for `…/tracardi-api:0.8`, false for
 * `…/my-tracardi-api:1`.
 */
const isApiImage = `matches("(^|/)(${imageNames.api.join("|")})(:|@|$)")`;

/**
 * Tracardi's processes that serve no requests. The names of their images alone are not distinctive, so we look at the
 * folder too.
 */
const isServiceImage = `matches("(^|/)tracardi/(${Object.values(serviceImageNames).flat().join("|")})(:|@|$)")`;

/**
 * `podSpec`, its `containers` of all types, and `apis`, those that run Tracardi's API, and `services`, those that
 * run its background processes. We recognise these by the image, or by the container name from the layout if the image
 * has another name.
 */
export const podVariables = {
  podSpec: podSpec("object"),
  containers:
    "variables.podSpec.?containers.orValue([])" +
    " + variables.podSpec.?initContainers.orValue([])" +
    " + variables.podSpec.?ephemeralContainers.orValue([])",
  apis: `variables.containers.filter(c, c.name == "api" || c.?image.orValue("").${isApiImage})`,
  services:
    'variables.containers.filter(c, c.name in ["apm", "update-worker"]' +
    ` || c.?image.orValue("").${isServiceImage})`,
};

/** The entries with this name in a container's environment. */
export const entries = (name: string): string =>
  `c.?env.orValue([]).filter(e, e.name == ${literal(name)})`;
