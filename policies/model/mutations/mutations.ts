import { type Value, at, isFields } from "../../value";
import { kubernetesKindOf } from "../resources/kinds";
import { objectLabel, placementOf } from "../resources/placement";
import { ResourceIndex, type StackResource } from "../resources/resources";
import type { Unidentified } from "../workloads/workloads";
import { ofGatekeeper } from "./gatekeeper";
import { ofExpressions, ofKyverno } from "./kyverno";
import type { Mutation } from "./mutation";
import { isRelevant } from "./relevance";
import { matchesWildcard } from "./wildcards";

/** Carries out what policies in the stack do to its objects, where they write it plainly. */
export function withMutations(resources: readonly StackResource[]): readonly StackResource[] {
  const mutations = mutationsIn(resources).filter(({ targets }) => !targets.hasMore);
  if (mutations.length === 0) return resources;
  return resources.map((resource) =>
    changedKinds.includes(resource.kind)
      ? mutations.reduce((changed, mutation) => carriedOut(mutation, changed), resource)
      : resource,
  );
}

/** Policies that may change what the rules judge of Tracardi's objects, in a way that is not followed. */
export function mutationDoubts(
  declared: readonly StackResource[],
  objects: readonly StackResource[],
  index: ResourceIndex,
): Unidentified[] {
  const found = mutationsIn(declared).flatMap((mutation): Unidentified[] => {
    const meant = objects.find((object) => {
      const scope = scopeOf(mutation, object);
      if (scope === undefined || !isRelevant(mutation.written, object)) return false;
      return mutation.targets.hasMore || appliedTo(mutation, object, scope) === undefined;
    });
    if (meant === undefined) return [];
    const { policy } = mutation;
    const doubt =
      `what ${objectLabel(policy, placementOf(policy, index))} makes of ` +
      `${objectLabel(meant, placementOf(meant, index))} is not followed. Write it in the object itself.`;
    return [{ doubt, urn: policy.urn }];
  });
  return [...new Map(found.map((each) => [each.urn, each])).values()];
}

const changedKinds: readonly StackResource["kind"][] = [
  ...(["workload", "service", "ingress", "gateway", "gatewayRoute", "autoscaler"] as const),
];

const mutationsIn = (resources: readonly StackResource[]): Mutation[] =>
  resources.filter(({ kind }) => kind === "mutator").flatMap(readMutations);

function readMutations(policy: StackResource): Mutation[] {
  if (policy.type.startsWith("kubernetes:mutations.gatekeeper.sh/")) return ofGatekeeper(policy);
  return policy.type.startsWith("kubernetes:kyverno.io/")
    ? ofKyverno(policy)
    : ofExpressions(policy);
}

/** Whether a policy is for an object itself, or for the pods that it makes. */
type Scope = "object" | "pods";

function scopeOf({ policy, targets }: Mutation, resource: StackResource): Scope | undefined {
  const metadata: Value = at(resource.props, "metadata");
  const inScope = (patterns: readonly string[], value: Value): boolean =>
    patterns.length === 0 ||
    (typeof value === "string" && patterns.some((one) => matchesWildcard(one, value)));
  const namespace: Value = at(metadata, "namespace") ?? "default";
  if (policy.provider !== resource.provider || !inScope(targets.namespaces, namespace))
    return undefined;
  const { notNamespaces, names, kinds } = targets;
  if (notNamespaces.length > 0 && inScope(notNamespaces, namespace)) return undefined;
  const kind = kubernetesKindOf(resource.type).toLowerCase();
  const isFor = (one: string): boolean =>
    kinds.some((each) => [one, `${one}s`, `${one}es`, "*"].includes(each));
  if (isFor(kind) && inScope(names, at(metadata, "name"))) return "object";
  return resource.kind === "workload" && isFor("pod") && names.length === 0 ? "pods" : undefined;
}

function carriedOut(mutation: Mutation, resource: StackResource): StackResource {
  const scope = scopeOf(mutation, resource);
  const props = scope === undefined ? undefined : appliedTo(mutation, resource, scope);
  return props === undefined ? resource : { ...resource, props };
}

function appliedTo({ apply }: Mutation, { props }: StackResource, scope: Scope): Value | undefined {
  if (scope === "object") return apply(props);
  const spec: Value = at(props, "spec");
  const template = apply(at(spec, "template"));
  return template === undefined || !isFields(props) || !isFields(spec)
    ? undefined
    : { ...props, spec: { ...spec, template } };
}
