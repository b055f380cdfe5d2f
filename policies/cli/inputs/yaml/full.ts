import { type Node, isMap, isNode, isSeq } from "yaml";
import type { WireValue } from "../../../../preview/engine/wire";
import { valueOf } from "./nodes";
import type { DocumentPart } from "./parts";
import { type Note, Refused, offsetOf } from "./places";
import { treeOf } from "./tree";

/** A document; places are offsets in its text. */
export interface Document {
  readonly value: WireValue;
  /** Where the value begins. */
  readonly start: number;
  /** Where the items of its `items` begin. */
  readonly items: readonly number[];
  readonly notes: readonly Note[];
}

/** Reads a document with all of YAML that Kubernetes knows. Throws what says where it cannot be read. */
export function readFully(text: string, form: DocumentPart["form"]): Document {
  const { value, root, notes } = form === "json" ? readJson(text) : readYaml(text);
  const list: unknown = isMap(root) ? root.get("items", true) : undefined;
  const items = isSeq(list) ? list.items.filter(isNode).map(offsetOf) : [];
  return { value, start: root ? offsetOf(root) : 0, items, notes };
}

interface Tree {
  readonly value: WireValue;
  /** Undefined if the document is empty, or if only the JSON parser could read it and so there are no places. */
  readonly root?: Node;
  readonly notes: readonly Note[];
}

function readYaml(text: string): Tree {
  const root = treeOf(text);
  return root === undefined ? { value: null, notes: [] } : { root, ...valueOf(root, text) };
}

/** The YAML parser reads nearly all JSON too, and records where each value is. */
function readJson(text: string): Tree {
  const value = JSON.parse(text) as WireValue;
  const root = unlessRefused(() => treeOf(text));
  const notes = root && unlessRefused(() => valueOf(root, text).notes);
  return { value, root, notes: notes ?? [] };
}

function unlessRefused<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
}
