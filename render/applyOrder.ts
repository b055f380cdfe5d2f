import type { Resource } from "../preview/engine/resource";

/**
 * The wanted resources, each after everything that it depends on, directly or indirectly; otherwise in their
 * given order.
 *
 * @param implied URNs of what a resource also needs, although its program does not declare it
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
    // Pulumi refuses circular dependencies, but an implied one may create a circle.
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
