import { type Node, isScalar } from "yaml";
import { refused } from "./places";

/**
 * Refuses what this parser accepts but Kubernetes' parser rejects or reads differently. That one reads YAML 1.1, where
 * `?` and `:` have more meanings within brackets and anchors have simple names, and it does not know all of JSON's
 * escapes.
 *
 * @param isWithin whether the node is within brackets
 */
export function refuseForeign(node: Node, text: string, isWithin: boolean): void {
  if ("anchor" in node && typeof node.anchor === "string" && !/^[\w-]+$/.test(node.anchor)) {
    throw refused("an anchor of other characters than letters, digits, - and _", node);
  }
  const begin = node.range?.[0] ?? 0;
  const isEmpty = isScalar(node) && node.value === "";
  if ("tag" in node && node.tag !== undefined && !isEmpty && /\S/.test(text[begin - 1])) {
    throw refused("a tag needs a space behind it", node);
  }
  if (!isScalar(node)) return;
  const { type, value, tag } = node;
  if (isWithin && type === "PLAIN") {
    if (/^:|\?/.test(String(value))) throw refused("within brackets, this needs quotes", node);
    if (tag !== undefined && value === "") throw refused("a tag of nothing", node);
    // Kubernetes' parser reads this colon as part of the key.
    const end = node.range?.[1] ?? 0;
    if (/^:[,[\]{}]/.test(text.slice(end, end + 2)))
      throw refused("this colon needs a space", node);
  }
  if (type === "QUOTE_DOUBLE" && foreign.test(sourceOf(node, text))) {
    throw refused("an escape that YAML does not have", node);
  }
}

/** An escaped slash, and an escaped half of a surrogate pair. */
const foreign = /\\\/|\\u[dD][89a-fA-F]/;

/** The source text without escaped backslashes. */
function sourceOf({ range }: Node, text: string): string {
  const [from, to] = range ?? [0, 0];
  return text.slice(from, to).replaceAll("\\\\", "");
}
