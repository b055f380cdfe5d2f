import { collectorRoutes } from "../../facts/routes";

/** Whether a path pattern (`*` any text, `?` any character) lets only collector paths through. */
export function collectorPattern(pattern: string): boolean {
  // The server behind it may interpret such a path differently.
  if (/\.\.|%|\\/.test(pattern)) return false;
  return Object.values(collectorRoutes).some(({ path }) =>
    path.endsWith("*") ? pattern.startsWith(path.slice(0, -1)) : pattern === path,
  );
}
