import { imageNames } from "../../facts/images";
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

const podSpec = (object: string): string =>
  `(${object}.kind == "Pod" ? dyn(${object}).spec` +
  ` : ${object}.kind == "CronJob" ? dyn(${object}).spec.jobTemplate.spec.template.spec` +
  ` : dyn(${object}).spec.template.spec)`;

/**
 * Pods that are new or changed. What is left as it is passes, be it as bad as it may: Kubernetes' controllers
 * scale and annotate what they find, and have to be able to take it away.
 */
export const podChanges = isNew(podSpec);

/** Whether the last part of the repository is an API's: that of `…/tracardi-api:0.8` is, of `…/my-tracardi-api:1` not. */
const isApiImage = `matches("(^|/)(${imageNames.api.join("|")})(:|@|$)")`;

/**
 * `podSpec`, its `containers` of all sorts, and those of Tracardi's API among them as `apis`: by the image, and by
 * the name that the layout gives them, whatever their image is called.
 */
export const podVariables = {
  podSpec: podSpec("object"),
  containers:
    "variables.podSpec.containers" +
    " + variables.podSpec.?initContainers.orValue([])" +
    " + variables.podSpec.?ephemeralContainers.orValue([])",
  apis: `variables.containers.filter(c, c.name == "api" || c.?image.orValue("").${isApiImage})`,
};

/** The entries of a container's environment with this name. */
export const entries = (name: string): string =>
  `c.?env.orValue([]).filter(e, e.name == ${literal(name)})`;
