import type { Resource } from "../preview/engine/resource";

/**
 * The wanted resources, each behind all that it depends on, be it through others; where that leaves a
 * choice, as they come.
 */
export function inApplyOrder(
  all: readonly Resource[],
  wanted: (resource: Resource) => boolean,
): Resource[] {
  const byUrn = new Map(all.map((resource) => [resource.urn, resource]));
  const ordered = new Set<Resource>();
  const visit = (resource: Resource | undefined) => {
    if (resource === undefined || ordered.has(resource)) return;
    // Pulumi refuses circles, so that this ends.
    const names = [
      ...resource.dependencies,
      ...Object.values(resource.propertyDependencies).flat(),
    ];
    [...new Set(names)].sort().forEach((urn) => visit(byUrn.get(urn)));
    visit(byUrn.get(resource.parent));
    ordered.add(resource);
  };
  all.forEach(visit);
  return [...ordered].filter(wanted);
}
