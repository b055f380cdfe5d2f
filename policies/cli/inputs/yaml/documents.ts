import { LineCounter, type Node, isMap, isNode, isSeq } from "yaml";
import type { WireValue } from "../../../../preview/engine/wire";
import { InputError } from "../../errors";
import type { Place } from "../input";
import { valueOf } from "./nodes";
import { type DocumentPart, partsOf } from "./parts";
import { type Note, Refused, offsetOf } from "./places";
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
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1))
    lines.addNewLine(at + 1);
  const lineAt = (offset: number): number => lines.linePos(offset).line || 1;
  const warnings: string[] = [];
  const contents = within(0, () => partsOf(text)).flatMap((part): Content[] => {
    const placeAt = (offset: number): Place => ({ file, line: lineAt(part.start + offset) });
    const { value, root, notes } = within(part.start, () => read(part));
    warnings.push(
      ...notes.map(({ message, offset }) => `${file}:${placeAt(offset).line}: ${message}`),
    );
    if (value === null) return [];
    const list: unknown = isMap(root) ? root.get("items", true) : undefined;
    const items = isSeq(list) ? list.items.filter(isNode) : [];
    const place = placeAt(root === undefined ? 0 : offsetOf(root));
    return [{ value, place, items: items.map((node) => placeAt(offsetOf(node))) }];
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
  /** Undefined if the document is empty, or if only the JSON parser could read it and so there are no places. */
  readonly root?: Node;
  readonly notes: readonly Note[];
}

function read({ form, text }: DocumentPart): Document {
  if (form === "json") return readJson(text);
  const root = treeOf(text);
  if (root === undefined) return { value: null, notes: [] };
  return { root, ...valueOf(root, text) };
}

/** The YAML parser reads nearly all JSON too, and records where each value is. */
function readJson(text: string): Document {
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
