import { type Node, isMap, isNode, isSeq } from "yaml";
import type { WireValue } from "../../../../preview/engine/wire";
import { InputError } from "../../errors";
import type { Place } from "../input";
import { linesOf } from "./lines";
import { valueOf } from "./nodes";
import { type DocumentPart, partsOf } from "./parts";
import { type Note, Refused, offsetOf } from "./places";
import { mayBePlain, readPlain } from "./plain/read";
import { treeOf } from "./tree";

/** One document of a file, or one item of a `List` in it. */
export interface Content {
  readonly value: WireValue;
  readonly place: Place;
  /** Places of `items`, by index. */
  readonly items: readonly Place[];
}

interface Documents {
  readonly contents: readonly Content[];
  readonly warnings: readonly string[];
}

/** The non-empty documents of a text in YAML or JSON, as `kubectl apply` would read them. */
export function readDocuments(text: string, file: string): Documents {
  const lineAt = linesOf(text);
  const warnings: string[] = [];
  const isUsual = mayBePlain(text);
  const contents = within(0, () => partsOf(text)).flatMap((part): Content[] => {
    const placeAt = (offset: number): Place => ({ file, line: lineAt(offset) });
    const { value, start, items, notes } = within(part.start, () => read(text, part, isUsual));
    warnings.push(
      ...notes.map(({ message, offset }) => `${file}:${lineAt(part.start + offset)}: ${message}`),
    );
    return value === null ? [] : [{ value, place: placeAt(start), items: items.map(placeAt) }];
  });
  return { contents, warnings };

  function within<T>(start: number, act: () => T): T {
    try {
      return act();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const hint = text.includes("{{")
        ? ". This looks like a template of Helm: pipe the output of `helm template` in"
        : "";
      const line = lineAt(start + error.offset);
      throw new InputError(`${file}:${line}: cannot be read: ${error.message}${hint}`);
    }
  }
}

interface Document {
  readonly value: WireValue;
  /** Where the value begins in the whole text. */
  readonly start: number;
  /** Where the items of its `items` begin. */
  readonly items: readonly number[];
  readonly notes: readonly Note[];
}

function read(text: string, { form, start, end }: DocumentPart, isUsual: boolean): Document {
  const plain = form === "yaml" && isUsual ? readPlain(text, start, end) : undefined;
  if (plain !== undefined) return { ...plain, notes: [] };
  const part = text.slice(start, end);
  const { value, root, notes } = form === "json" ? readJson(part) : readYaml(part);
  const list: unknown = isMap(root) ? root.get("items", true) : undefined;
  const items = isSeq(list) ? list.items.filter(isNode) : [];
  const placeOf = (node: Node): number => start + offsetOf(node);
  return { value, start: root ? placeOf(root) : start, items: items.map(placeOf), notes };
}

interface Tree {
  readonly value: WireValue;
  /** Undefined if the document is empty, or if only the JSON parser could read it and so there are no places. */
  readonly root?: Node;
  readonly notes: readonly Note[];
}

/** By the full reader, which knows all of YAML that Kubernetes does. */
export function readYaml(text: string): Tree {
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
