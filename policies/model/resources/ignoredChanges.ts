import type { StackResource } from "./resources";

/**
 * Whether an update leaves a property, or some of it, as it is deployed. A resource that is yet to be made gets
 * what is declared, but which of the two it is, a stack does not show.
 */
export const leavesAsIs = ({ ignoredChanges }: StackResource, property: string): boolean =>
  ignoredChanges.some(
    (path) => path === "*" || isWithin(path, property) || isWithin(property, path),
  );

const isWithin = (path: string, outer: string): boolean =>
  path === outer || path.startsWith(`${outer}.`) || path.startsWith(`${outer}[`);
