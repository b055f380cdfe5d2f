import { Resource } from "../engine/resource";

/**
 * Sorts resources: each after its parent; siblings by kind, type and name, components first.
 *
 * Programs register resources in an order that depends on timing, but readers who compare two previews need a stable
 * one.
 */
export function inOrder(resources: Resource[]): Resource[] {
  const children = byParent(resources);
  const below = (parent: string): Resource[] =>
    (children.get(parent) ?? []).sort(compare).flatMap((each) => [each, ...below(each.urn)]);
  return below("");
}

/** The resources by their parent's URN, or by "" if the parent is not among them. */
export function byParent(resources: Resource[]): Map<string, Resource[]> {
  const urns = new Set(resources.map(({ urn }) => urn));
  const children = new Map<string, Resource[]>();
  for (const resource of resources) {
    const parent = urns.has(resource.parent) ? resource.parent : "";
    const siblings = children.get(parent);
    if (siblings === undefined) children.set(parent, [resource]);
    else siblings.push(resource);
  }
  return children;
}

const { compare: natural } = new Intl.Collator("en", { numeric: true });

function compare(a: Resource, b: Resource): number {
  return Number(a.custom) - Number(b.custom) || natural(a.type, b.type) || natural(a.name, b.name);
}
