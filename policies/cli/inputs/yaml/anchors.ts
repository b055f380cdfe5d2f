import { type Alias, type Node, isAlias, isCollection, isMap, isNode, isSeq } from "yaml";
import { refuseForeign } from "./dialect";
import { refused } from "./places";

/** No object that a cluster accepts is nested deeper, and recursive functions would overflow the stack. */
const DEEPEST = 500;

/** The target of each alias of a document: the last node above it with that anchor. */
export function targetsOf(root: Node, text: string): ReadonlyMap<Alias, Node> {
  const targets = new Map<Alias, Node>();
  const named = new Map<string, Node>();
  visit(root, 0, false);
  return targets;

  function visit(node: Node, depth: number, isWithin: boolean): void {
    if (depth > DEEPEST) throw refused("nested too deep", node);
    refuseForeign(node, text, isWithin);
    if (isAlias(node)) {
      const target = named.get(node.source);
      if (target === undefined) throw refused("an alias without an anchor above it", node);
      targets.set(node, target);
      return;
    }
    if ("anchor" in node && typeof node.anchor === "string") named.set(node.anchor, node);
    const isFlow = isWithin || (isCollection(node) && node.flow === true);
    for (const each of within(node)) if (isNode(each)) visit(each, depth + 1, isFlow);
  }
}

function within(node: Node): readonly unknown[] {
  if (isMap(node)) return node.items.flatMap(({ key, value }) => [key, value]);
  return isSeq(node) ? node.items : [];
}
