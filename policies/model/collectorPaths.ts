import { collectorRoutes } from "../../facts/routes";

/** Whether a path pattern (`*` any text, `?` any character) lets nothing but collector paths through. */
export function collectorPattern(pattern: string): boolean {
  // What is behind may read such a path as another one.
  if (/\.\.|%|\\/.test(pattern)) return false;
  return Object.values(collectorRoutes).some(({ path }) =>
    path.endsWith("*") ? pattern.startsWith(path.slice(0, -1)) : pattern === path,
  );
}
