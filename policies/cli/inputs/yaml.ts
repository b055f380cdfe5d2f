import { type Document, LineCounter, isMap, isSeq } from "yaml";
import { kubernetesDocuments } from "../../../preview/cloud/kubernetesYaml";
import { InputError } from "../errors";
import type { Place } from "./input";

/** One document of a file, or one item of a `List` in it. */
export interface Content {
  readonly value: unknown;
  readonly place: Place;
  /** Places of `items`, by index. */
  readonly items: readonly Place[];
}

/** The documents of a text in YAML or JSON that are not empty. */
export function readDocuments(text: string, file: string): Content[] {
  const lineCounter = new LineCounter();
  const lineOf = (offset = 0): number => lineCounter.linePos(offset).line || 1;
  return kubernetesDocuments(text, lineCounter).flatMap((document): Content[] => {
    const [error] = document.errors;
    if (error !== undefined) throw unreadable(error.message, lineOf(error.pos[0]));
    const place = { file, line: lineOf(document.contents?.range?.[0]) };
    const value = plainOf(document, (message) => unreadable(message, place.line));
    if (value === null || value === undefined) return [];
    const list = isMap(document.contents) ? document.contents.get("items", true) : undefined;
    const nodes = isSeq<{ range?: readonly number[] | null }>(list) ? list.items : [];
    const items = nodes.map((node) => ({ file, line: lineOf(node.range?.[0]) }));
    return [{ value, place, items }];
  });

  function unreadable(message: string, line: number): InputError {
    const hint = text.includes("{{")
      ? ". This looks like a template of Helm: pipe the output of `helm template` in"
      : "";
    return new InputError(`${file}:${line}: cannot be read: ${withoutSource(message)}${hint}`);
  }
}

/** What is quoted of the file, behind a colon or a backslash, may be a secret. */
const withoutSource = (message: string): string => message.split(/: | \\|["\n]/)[0];

function plainOf(document: Document, failure: (message: string) => InputError): unknown {
  try {
    return document.toJS();
  } catch (error) {
    throw failure((error as Error).message);
  }
}
