import { isDeepStrictEqual } from "node:util";
import {
  type Node,
  type Scalar as ScalarNode,
  type YAMLMap,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
} from "yaml";
import type { WireValue } from "../../../../preview/engine/wire";
import { targetsOf } from "./anchors";
import { Expansion } from "./expansion";
import { mappingKey } from "./keys";
import { type Note, offsetOf, refused } from "./places";
import { type Scalar, scalarOf } from "./scalars";

/** A mapping that is being filled; later entries override earlier ones. */
type Entries = Map<string, { readonly kind: Scalar["kind"]; readonly value: WireValue }>;

/**
 * The value of a document as Kubernetes' parser reads it: of two equal keys the later one wins, and a merge (`<<`)
 * counts as an ordinary entry that overrides those above it. The notes name the places where this may surprise people.
 */
export function valueOf(
  root: Node,
  text: string,
): { readonly value: WireValue; readonly notes: readonly Note[] } {
  const expansion = new Expansion(targetsOf(root, text));
  // By offset, because aliases make the same node be read several times.
  const notes = new Map<number, Note>();
  return { value: read(root, root), notes: [...notes.values()] };

  /** @param place the place to report if the node is empty */
  function read(node: Node | null, place: Node): WireValue {
    expansion.count(place);
    if (node === null) return null;
    if (isAlias(node)) return expansion.follow(node, (target) => read(target, node));
    if (isSeq(node)) return node.items.map((item) => read(nodeOf(item), node));
    if (isMap(node)) return mapping(node);
    const { kind, value } = scalarAt(node);
    if (kind === "decimal" && !Number.isFinite(value)) {
      throw refused("JSON has no such number", node);
    }
    return typeof value === "bigint" ? Number(value) : value;
  }

  function mapping(map: YAMLMap): WireValue {
    const entries: Entries = new Map();
    fill(entries, map, new Map());
    return Object.fromEntries([...entries].map(([key, { value }]) => [key, value]));
  }

  /** @param above keys so far of the mapping that this one is merged into and overrides */
  function fill(entries: Entries, map: YAMLMap, above: ReadonlyMap<string, Node>): void {
    const own = new Map<string, Node>();
    let merged = false;
    for (const pair of map.items) {
      const [key, item] = [nodeOf(pair.key), nodeOf(pair.value)];
      const place = key ?? map;
      if (isMergeKey(key)) {
        if (merged) note("of two merges (<<) in one place the later one counts", place);
        merged = true;
        merge(entries, item, place, own);
        continue;
      }
      const { name, kind } = keyAt(key, place);
      const value = read(item, place);
      const before = entries.get(name);
      if (before !== undefined && before.kind !== kind) {
        throw refused(`the key ${shown(name)} is there as two kinds of value`, place);
      }
      if (own.has(name))
        note(`the key ${shown(name)} is there twice, and the later one counts`, place);
      const overridden = above.get(name);
      if (overridden !== undefined && !isDeepStrictEqual(before?.value, value)) {
        note(`the key ${shown(name)} is overridden by a merge (<<) below it`, overridden);
      }
      own.set(name, place);
      entries.set(name, { kind, value });
    }
  }

  /** In a list of mappings, the first one wins. */
  function merge(
    entries: Entries,
    from: Node | null,
    place: Node,
    above: ReadonlyMap<string, Node>,
  ) {
    const all = isSeq(from) ? [...from.items].reverse().map(nodeOf) : [from];
    for (const each of all) {
      expansion.count(place);
      if (isMap(each)) {
        fill(entries, each, above);
        continue;
      }
      const target = isAlias(each) ? expansion.targetOf(each) : undefined;
      if (!isAlias(each) || !isMap(target))
        throw refused("only mappings can be merged (<<)", place);
      expansion.follow(each, () => {
        expansion.count(place);
        fill(entries, target, above);
      });
    }
  }

  function keyAt(key: Node | null, place: Node): { name: string; kind: Scalar["kind"] } {
    expansion.count(place);
    if (isAlias(key)) return expansion.follow(key, (target) => keyAt(target, place));
    const scalar: Scalar | undefined = isScalar(key) ? scalarAt(key) : undefined;
    const name = scalar && mappingKey(scalar);
    if (scalar === undefined || name === undefined) throw refused("this cannot be a key", place);
    return { name, kind: scalar.kind };
  }

  function note(message: string, node: Node): void {
    notes.set(offsetOf(node), { message, offset: offsetOf(node) });
  }
}

const nodeOf = (node: unknown): Node | null => (isNode(node) ? node : null);

const PLAIN = "PLAIN";

/** The parser returns scalars as unresolved text. */
function scalarAt(node: Node): Scalar {
  if (!isScalar(node)) throw refused("this cannot be read", node);
  const { value, type, tag } = node as ScalarNode;
  const scalar = scalarOf({ text: String(value), isPlain: type === PLAIN, tag });
  if (scalar === undefined) throw refused("this is not what its tag says", node);
  return scalar;
}

const isMergeKey = (key: Node | null): boolean =>
  isScalar(key) &&
  key.value === "<<" &&
  ((key.type === PLAIN && key.tag === undefined) || mergeTags.includes(key.tag ?? ""));

const mergeTags = ["!", "tag:yaml.org,2002:merge"];

const LONGEST = 80;

/** A key as shown in messages. */
const shown = (key: string): string =>
  JSON.stringify(key.length > LONGEST ? `${key.slice(0, LONGEST)}…` : key);
