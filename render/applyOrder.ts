import type { Resource } from "../preview/engine/resource";

/**
 * The wanted resources, each behind all that it depends on, be it through others; where that leaves a
 * choice, as they come.
 *
 * @param implied URNs of what a resource needs too, although its program does not say so
 */
export function inApplyOrder(
  all: readonly Resource[],
  wanted: (resource: Resource) => boolean,
  implied: (resource: Resource) => readonly string[],
): Resource[] {
  const byUrn = new Map(all.map((resource) => [resource.urn, resource]));
  const ordered = new Set<Resource>();
  const begun = new Set<Resource>();
  const visit = (resource: Resource | undefined) => {
    // Pulumi refuses circles, but what is implied may close one.
    if (resource === undefined || begun.has(resource)) return;
    begun.add(resource);
    const names = [
      ...resource.dependencies,
      ...Object.values(resource.propertyDependencies).flat(),
      ...implied(resource),
    ];
    [...new Set(names)].sort().forEach((urn) => visit(byUrn.get(urn)));
    visit(byUrn.get(resource.parent));
    ordered.add(resource);
  };
  all.forEach(visit);
  return [...ordered].filter(wanted);
}
