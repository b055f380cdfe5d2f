import type { BaseName } from "../installations/bases";
import { Encrypted, type Value } from "../installations/values";
import { type Outcome, inWords } from "./outcome";
import type { Row } from "./rows";

export interface Result extends Row {
  readonly result: Outcome;
}

/** docs/changes.md: what each change does, a table for each group of arguments. */
export function page(results: readonly Result[], date: string): string {
  const groups = new Map<string, Result[]>();
  for (const each of results) {
    const [group] = each.argument.split(".");
    groups.set(group, [...(groups.get(group) ?? []), each]);
  }
  return [
    "# What a change does",
    "",
    `Written by \`npm run changes\` on ${date}: each change of an argument, previewed by Pulumi's engine on an installation`,
    "that is deployed in a simulated account of AWS, which replaces what the real provider replaces. `→ –` takes an",
    "argument away. [Recovery](recovery.md) says what to do when an update does not end.",
    "",
    ...[...groups].flatMap(([group, rows]) => [
      `## ${group}`,
      "",
      "| change | what `pulumi up` does |",
      "| --- | --- |",
      ...rows.map(line),
      "",
    ]),
  ].join("\n");
}

/** A row of the page. */
export function line(row: Result): string {
  return `| ${changeOf(row)} | ${cell(inWords(row.result))} |`;
}

function changeOf({ base, argument, to, along = {} }: Row): string {
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
