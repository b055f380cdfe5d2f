import { cached } from "../../loader/cache.cjs";
import { hashOf } from "../../loader/tree.cjs";

let content: string | undefined;

/**
 * What takes long to make of the sources, made once for the same content: of everything but the tests and benchmarks, of
 * the packages that are installed, of Node, and of what is named by `from`.
 */
export function byContent(from: readonly string[], make: () => string): string {
  content ??= hashOf(undefined, ["tests", "bench"]);
  return cached([...from, content], make);
}
