import { processOfImage } from "../../facts/images";
import { type Fields, type Value, at, fields, isFields } from "../value";
import { kubernetesKindOf } from "./resources/kinds";
import { objectLabel, placementOf } from "./resources/placement";
import type { ResourceIndex, StackResource } from "./resources/resources";
import type { Unidentified } from "./workloads/workloads";

/**
 * Resources that seem to deploy Tracardi on their own, without showing it in the stack: Helm releases, and what
 * Argo CD and Flux deploy. The pack ignores those that have nothing to do with Tracardi.
 */
export function unseenDeployments(index: ResourceIndex): Unidentified[] {
  return index.ofKind("release").flatMap((resource): Unidentified[] => {
    const label = nameOf(resource, index);
    const { urn } = resource;
    if (isAboutTracardi(resource)) {
      return [{ doubt: `${label} seems to deploy Tracardi, and ${remedy}`, urn }];
    }
    return isOwnChart(resource)
      ? [
          {
            doubt: `whether ${label} deploys Tracardi, whose chart is a folder or an archive: ${remedy}`,
            urn,
          },
        ]
      : [];
  });
}

/** A chart of one's own may run anything, while one from a repository of others that does not name Tracardi is theirs. */
function isOwnChart({ type, props }: StackResource): boolean {
  if (!type.startsWith("kubernetes:helm.sh/")) return false;
  const chart = at(props, "chart");
  return typeof chart === "string" && /^(\.{0,2}\/|file:)|\.tgz$/.test(chart);
}

/**
 * Workloads of which the run shows no property: `--target` or `--exclude` leaves them out, and what it makes of them
 * later is not known.
 */
export function leftOutWorkloads(index: ResourceIndex): Unidentified[] {
  return [...index.ofKind("workload"), ...index.ofKind("release")]
    .filter(
      ({ type, props }) => type.startsWith("kubernetes:") && isFields(props) && isEmpty(props),
    )
    .map(({ type, name, urn }) => ({
      doubt:
        `whether ${kubernetesKindOf(type)} ${name} runs Tracardi, as it is left out of this run ` +
        "(--target, --exclude). Judge the whole stack.",
      urn,
    }));
}

const isEmpty = (props: Fields): boolean => Object.keys(props).length === 0;

/** Other kinds of Kubernetes objects with one of Tracardi's images in them, such as Knative's Services. */
export function unfollowedWorkloads(index: ResourceIndex): Unidentified[] {
  return index
    .ofKind("custom")
    .filter(({ props }) => hasImage(at(props, "spec"), ""))
    .map((resource) => {
      const label = objectLabel(resource, placementOf(resource, index));
      const doubt = `${label} seems to run Tracardi, and is of a kind that is not followed. Use a Deployment.`;
      return { doubt, urn: resource.urn };
    });
}

function hasImage(value: Value, field: string): boolean {
  if (typeof value === "string") {
    return /^image$/i.test(field) && processOfImage(value) !== undefined;
  }
  if (Array.isArray(value)) {
    return (value as readonly Value[]).some((each) => hasImage(each, field));
  }
  return fields(value).some(([key, inner]) => hasImage(inner, key));
}

/** A Helm release has its name and namespace in other fields than Kubernetes objects do. */
function nameOf(resource: StackResource, index: ResourceIndex): string {
  return resource.type.startsWith("kubernetes:helm.sh/")
    ? `Release ${resource.name}`
    : objectLabel(resource, placementOf(resource, index));
}

const remedy =
  "what it deploys is not to be seen in this stack. Deploy a Helm chart by kubernetes.helm.v4.Chart, or " +
  "judge its rendered YAML with tracardi-policies.";

/** Whether its name, chart, repository, path or any of its values mentions Tracardi. */
function isAboutTracardi({ name, props }: StackResource): boolean {
  const own: Value = at(props, "metadata", "name");
  return isTracardi(name) || isTracardi(own) || namesTracardi(props);
}

/** Its name, or that of a setting which only Tracardi has, in the values of any chart. */
const isTracardi = (value: Value): boolean =>
  typeof value === "string" &&
  /tracardi|^(INSTALLATION_TOKEN|AUTO_PROFILE_MERGING|EXPOSE_GUI_API)$/i.test(value);

function namesTracardi(value: Value): boolean {
  if (Array.isArray(value)) return (value as readonly Value[]).some(namesTracardi);
  if (typeof value === "string") return isTracardi(value);
  // A release next to Tracardi, such as its search engine, may be in a namespace named after it.
  return fields(value).some(
    ([key, inner]) => !/^namespaces?$/i.test(key) && (isTracardi(key) || namesTracardi(inner)),
  );
}
