import { allKnown, ifKnown } from "../../known";
import { type Fields, type Value, at, isFields } from "../../value";
import { append } from "./append";
import { kubernetesKindOf } from "./kinds";
import { placementOf } from "./placement";
import { ResourceIndex, type StackResource } from "./resources";

/**
 * Merges Kubernetes `…Patch` resources into the objects of the stack that they change. A patch of an object
 * that is not in the stack remains separate.
 */
export function applyPatches(resources: readonly StackResource[]): readonly StackResource[] {
  const patches = resources.filter(isPatch);
  if (patches.length === 0) return resources;
  const index = new ResourceIndex(resources);
  const pending = new Map<string, StackResource[]>();
  for (const patch of patches) {
    const identity = identityOf(patch, index);
    if (identity !== undefined) append(pending, identity, patch);
  }
  const applied = new Set<StackResource>();
  const changed = resources.map((resource) => {
    const identity = isPatch(resource) ? undefined : identityOf(resource, index);
    const own = identity === undefined ? [] : (pending.get(identity) ?? []);
    own.forEach((patch) => applied.add(patch));
    return own.reduce(
      (base, patch) => ({ ...base, props: merged(base.props, patch.props) }),
      resource,
    );
  });
  return changed.filter((resource) => !applied.has(resource));
}

export const isPatch = ({ type }: StackResource): boolean =>
  type.startsWith("kubernetes:") && type.endsWith("Patch");

/** Undefined if it is not a Kubernetes object, or its name is not known. */
function identityOf(resource: StackResource, index: ResourceIndex): string | undefined {
  if (!resource.type.startsWith("kubernetes:")) return undefined;
  const { cluster, namespace, name } = placementOf(resource, index);
  const kind = kubernetesKindOf(resource.type);
  return ifKnown(
    allKnown([namespace, name]),
    (known) => [kind, cluster, ...known].join("\n"),
    undefined,
  );
}

/** Merges like the API server: objects by field, lists of named items by name; otherwise the later value wins. */
function merged(base: Value, patch: Value): Value {
  if (isFields(base) && isFields(patch)) {
    const entries = Object.entries(patch).map(([key, value]) => [key, merged(base[key], value)]);
    return { ...base, ...(Object.fromEntries(entries) as Fields) };
  }
  if (!Array.isArray(base) || !Array.isArray(patch)) return patch === undefined ? base : patch;
  const all: readonly Value[] = [...base, ...patch];
  const names = new Set(all.map((item) => at(item, "name")));
  if ([...names].some((name) => typeof name !== "string")) return patch;
  return [...names].map((name): Value => {
    const own = (item: Value): boolean => at(item, "name") === name;
    const [one, other] = [all.slice(0, base.length), all.slice(base.length)].map((list): Value =>
      list.filter(own).at(-1),
    );
    return other === undefined ? one : merged(one, other);
  });
}
