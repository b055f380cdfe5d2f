import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

export const folder = __dirname;

/** What the command must find in a file: a verdict, and for findings one that has to be among them. */
export interface Expectation {
  readonly file: string;
  readonly verdict: "pass" | "error" | "found" | "undecided";
  readonly rule?: string;
  readonly resource?: string;
}

type Written =
  | "pass"
  | "error"
  | { readonly found: string; readonly on: string }
  | { readonly undecided: string; readonly on: string };

/** The kinds of situations: the folders with a table. */
export const kinds = (): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();

/** The files of a kind, without its table. */
export const filesOf = (kind: string): string[] =>
  readdirSync(join(folder, kind))
    .filter((name) => name !== "expected.yaml")
    .sort();

export function expectationsOf(kind: string): Expectation[] {
  const text = readFileSync(join(folder, kind, "expected.yaml"), "utf8");
  const table = parse(text) as Readonly<Record<string, Written>>;
  return Object.entries(table).map(([file, written]): Expectation => {
    if (typeof written === "string") return { file, verdict: written };
    return "found" in written
      ? { file, verdict: "found", rule: written.found, resource: written.on }
      : { file, verdict: "undecided", rule: written.undecided, resource: written.on };
  });
}
