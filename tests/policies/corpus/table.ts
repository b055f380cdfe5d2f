import { join } from "node:path";
import { rules } from "../../../policies/rules/rules";
import { type FormName, type RuleCases, formNames } from "./case";
import type { Colour, CorpusRun } from "./run";

export const documentPath = join(__dirname, "..", "..", "..", "docs", "policy-corpus.md");

const marks = ["<!-- table -->", "<!-- end of table -->"] as const;

const titles: Record<FormName, string> = {
  component: "our component",
  nginx: "Ingress of nginx",
  service: "Service LoadBalancer",
  gateway: "Gateway API",
  targetGroup: "ALB and TargetGroupBinding",
};

/** Rule × form: of how many changes that break the rule are found, and of how many that do not pass. */
export function tableOf(run: CorpusRun, all: readonly RuleCases[]): string {
  const rows = rules.map(({ name }) => {
    const cases = all.find(({ rule }) => rule === name);
    if (cases === undefined) throw new Error(`no cases of ${name}`);
    const cells = formNames.map((form) => cellOf(run, cases, form));
    return [name, `${cases.red.length} · ${cases.green.length}`, ...cells];
  });
  const sum = (colour: Colour) => all.reduce((total, cases) => total + cases[colour].length, 0);
  const total = ["all", `${sum("red")} · ${sum("green")}`, ...formNames.map(() => "")];
  return aligned([["rule", "changes", ...formNames.map((form) => titles[form])], ...rows, total]);
}

function cellOf(run: CorpusRun, cases: RuleCases, form: FormName): string {
  if (!run.keeps(form, cases.rule)) return "not in this form";
  const share = (colour: Colour): string => {
    const possible = cases[colour].filter((each) => run.formsOf(cases, each).includes(form));
    const right = possible.filter((each) => run.problems(cases, colour, each, form).length === 0);
    return `${right.length}/${possible.length}`;
  };
  return `${share("red")} · ${share("green")}`;
}

/** A table as `npm run format` asks for it. */
function aligned([head, ...rows]: readonly (readonly string[])[]): string {
  const widths = head.map((_, column) =>
    Math.max(...[head, ...rows].map((row) => row[column].length)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column])).join(" | ")} |`;
  return [line(head), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join("\n");
}

/** The document with this table between its marks. */
export function document(text: string, table: string): string {
  const [start, end] = marks.map((mark) => text.indexOf(mark));
  if (start < 0 || end < start) throw new Error(`${documentPath} lacks ${marks.join(" and ")}`);
  const before = text.slice(0, start + marks[0].length);
  return `${before}\n\n${table}\n\n${text.slice(end)}`;
}
