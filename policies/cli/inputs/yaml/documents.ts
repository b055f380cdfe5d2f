import type { WireValue } from "../../../../preview/engine/wire";
import { InputError } from "../../errors";
import type { Place } from "../input";
import type { Document } from "./full";
import { linesOf } from "./lines";
import { type DocumentPart, partsOf } from "./parts";
import { Refused } from "./places";
import { mayBePlain, readPlain } from "./plain/read";

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

function read(text: string, { form, start, end }: DocumentPart, isUsual: boolean): Document {
  const plain = form === "yaml" && isUsual ? readPlain(text, start, end) : undefined;
  if (plain !== undefined) return { ...plain, notes: [] };
  const found = fullReader().readFully(text.slice(start, end), form);
  return { ...found, start: start + found.start, items: found.items.map((each) => start + each) };
}

/** Loaded at the first use: few files need it. */
function fullReader(): typeof import("./full") {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require("./full") as typeof import("./full");
}
