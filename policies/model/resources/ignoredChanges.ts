import type { StackResource } from "./resources";

/**
 * Whether an update leaves a property, or part of it, as it is deployed. A new resource would get the declared
 * value, but a stack does not show whether the resource is new.
 */
export const leavesAsIs = ({ ignoredChanges }: StackResource, property: string): boolean =>
  ignoredChanges.some(
    (path) => path === "*" || isWithin(path, property) || isWithin(property, path),
  );

const isWithin = (path: string, outer: string): boolean =>
  path === outer || path.startsWith(`${outer}.`) || path.startsWith(`${outer}[`);
