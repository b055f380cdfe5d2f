import type { BaseName } from "../installations/bases";
import { Encrypted, type Value } from "../installations/values";
import { type Outcome, inWords } from "./outcome";
import type { Row } from "./rows";

/** A row and what it does, or the line that the page has of it. */
export interface Result extends Row {
  readonly result: Outcome | { readonly line: string };
}

/** An operation, and what it does in words. */
export interface OperationResult {
  readonly what: string;
  readonly does: string;
}

/** docs/changes.md: what each change does, a table for each group of arguments, and one of operations. */
export function page(
  results: readonly Result[],
  operations: readonly OperationResult[],
  date: string,
): string {
  const groups = new Map<string, Result[]>();
  for (const each of results) {
    const [group] = each.argument.split(".");
    groups.set(group, [...(groups.get(group) ?? []), each]);
  }
  return [
    "# What a change does",
    "",
    `Written by \`npm run changes\` on ${date}: each change of an argument, and [operations](#operations) that are none,`,
    "previewed by Pulumi's engine on an installation that is deployed in a simulated account of AWS, which replaces what",
    "the real provider replaces ([judged by it](real-provider.md)). `→ –` takes an argument away.",
    "[Recovery](recovery.md) says what to do when an update does not end.",
    "",
    ...[...groups].flatMap(([group, rows]) => [
      `## ${group}`,
      "",
      "| change | what `pulumi up` does |",
      "| --- | --- |",
      ...rows.map(line),
      "",
    ]),
    "## Operations",
    "",
    "What is done without a change of an argument alone, to the installation that most rows above change. Upgrades are",
    "arguments: `kubernetesVersion`, and `tracardi.version` for 0.8 to 0.9 too; so are other certificates, an autoscaler",
    "(`maxInstances`) that is switched on or off, and more clusters (`placement`). Search engines cannot stand side by side",
    "in one installation: to move, deploy another one beside it.",
    "",
    "| operation | what it does |",
    "| --- | --- |",
    ...operations.map(operationLine),
    "",
  ].join("\n");
}

/** A row of the table of operations. */
export const operationLine = ({ what, does }: OperationResult): string =>
  `| ${cell(what)} | ${cell(does)} |`;

/** A row of the page. */
export function line(row: Result): string {
  if ("line" in row.result) return row.result.line;
  return `| ${changeOf(row)} | ${cell(inWords(row.result))} |`;
}

/** The first cell of a row: what is changed, and on what. */
export function changeOf({ base, argument, to, along = {} }: Row): string {
  const also = Object.entries(along).map(([path, value]) => `\`${path}\` → ${shown(value)}`);
  const on = base === "production" ? "" : ` (${nameOf(base)})`;
  return cell(
    `\`${argument}\` → ${shown(to)}${also.length > 0 ? `, with ${also.join(", ")}` : ""}${on}`,
  );
}

const nameOf = (base: BaseName): string =>
  base.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

function shown(value: Value | undefined): string {
  if (value === undefined) return "–";
  if (value instanceof Encrypted) return "another secret";
  return `\`${JSON.stringify(value, hidden)}\``;
}

const hidden = (_: string, value: unknown) => (value instanceof Encrypted ? "…" : value);

const cell = (text: string): string => text.replace(/\|/g, "\\|").replace(/\\n/g, " ");
