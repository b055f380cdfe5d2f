import { type Value, at, fields, isOn, items } from "../../value";
import { kubernetesKindOf } from "./kinds";
import type { StackResource } from "./resources";
import { surely } from "../../known";

/**
 * Leaves out what the cluster itself makes of other objects, as `kubectl get all` prints it: the ReplicaSets of a
 * Deployment and their pods are no more instances than it asks for, and the endpoints of a Service no other way in.
 * What has an owner that is not among the objects stays: then it alone shows what runs.
 */
export function withoutOwned(resources: readonly StackResource[]): readonly StackResource[] {
  const isOwned = (resource: StackResource): boolean =>
    items(at(resource.props, "metadata", "ownerReferences")).length > 0;
  const isEndpoints = ({ type }: StackResource): boolean =>
    /:core\/v1:Endpoints$|^kubernetes:list:Endpoints$/.test(type);
  if (!resources.some((each) => isOwned(each) || isEndpoints(each))) return resources;
  const objects = new Map(resources.map((each) => [keyOf(each, nameOf(each)), each]));
  return resources.filter((resource) => {
    if (isEndpoints(resource)) {
      const service = objects.get(keyOf(resource, nameOf(resource), "Service"));
      return fields(at(service?.props, "spec", "selector")).length === 0;
    }
    return !items(at(resource.props, "metadata", "ownerReferences")).some((reference) => {
      const kind = at(reference, "kind");
      const owner = objects.get(keyOf(resource, at(reference, "name"), kind));
      if (owner === undefined || owner === resource) return false;
      const controls = surely(isOn(at(reference, "controller"))) || owner.kind === "service";
      return controls && makes(owner, resource);
    });
  });
}

/** Whether controllers of Kubernetes make the one of the other. */
const makes = (owner: StackResource, made: StackResource): boolean =>
  (owner.kind === "workload" && made.kind === "workload") ||
  (owner.kind === "service" && kubernetesKindOf(made.type) === "EndpointSlice");

const nameOf = ({ props }: StackResource): Value => at(props, "metadata", "name");

const keyOf = (
  { type, provider, props }: StackResource,
  name: Value,
  kind: Value = kubernetesKindOf(type),
): string =>
  [provider ?? "", kind, at(props, "metadata", "namespace") ?? "", name].map(String).join("\n");
