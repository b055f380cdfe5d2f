/**
 * `npm run judge -- [--plugins FOLDER] [--only ARGUMENT]... [NAME ...]`: has the real provider plan the first deployments of all examples, and
 * the changes of docs/changes.md, and writes docs/real-provider.md. Needs Terraform on the PATH. With a folder, the
 * provider is taken from there, in the layout of `terraform providers mirror`; with names, `examples` and those of
 * installations in tests/engine/installations/bases.ts, only these are planned, and with `--only` their changes of these
 * arguments.
 *
 * Exits with 1 if the provider says otherwise than docs/changes.md.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { formatted } from "../../configuration/formatted";
import { usedTypes } from "../../preview/cloud/constraints/constraints";
import { type BaseName, bases } from "../engine/installations/bases";
import { changedBy } from "../engine/changes/installation";
import type { Outcome } from "../engine/changes/outcome";
import { type Row, rows } from "../engine/changes/rows";
import { type Change, changeOf, unchanged } from "./change";
import { type JudgedRow, type JudgedStack, realProviderPage } from "./page";
import { type Answer, answers, deployed, outcomeOf, scopeNumber } from "./plans";
import { previewed } from "./previews";
import { examples, projectWith } from "./projects";
import { type Translation, kindOf, translated, withKept } from "./resources";
import type { Schemas } from "./schema";
import { SimulatedAws } from "./simulatedAws";
import { Terraform } from "./terraform";
import { compared, concerns, told } from "./told";

const DOCS = join(__dirname, "..", "..", "docs");

/** Plans of the provider, for one run. */
interface Run {
  readonly terraform: Terraform;
  readonly schemas: Schemas;
  /** docs/changes.md. */
  readonly page: string;
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { plugins: { type: "string" }, only: { type: "string", multiple: true } },
    allowPositionals: true,
  });
  const isAsked = (name: string) => positionals.length === 0 || positionals.includes(name);
  const aws = await SimulatedAws.start();
  const terraform = await Terraform.start(aws.address, values.plugins);
  try {
    const page = readFileSync(join(DOCS, "changes.md"), "utf8");
    const run = { terraform, schemas: await terraform.schemas(), page };
    const stacks = [...(isAsked("examples") ? await firsts(run) : [])];
    const changes: JudgedRow[] = [];
    for (const base of Object.keys(bases) as BaseName[]) {
      const isMeant = ({ argument }: Row) => values.only?.includes(argument) ?? true;
      const of = rows.filter((row) => row.base === base);
      const asked = isAsked(base) ? of.filter(isMeant) : [];
      changes.push(...of.filter((row) => !asked.includes(row)).map((row) => ({ row })));
      if (asked.length === 0) continue;
      const judged = await changesOf(run, base, asked);
      stacks.push(judged.stack);
      changes.push(...judged.changes);
    }
    const text = realProviderPage({
      ...(await terraform.versions()),
      ...{ stacks, changes, asked: [...new Set(aws.refused)] },
      date: new Date().toISOString().slice(0, 10),
    });
    const file = join(DOCS, "real-provider.md");
    writeFileSync(file, await formatted(file, text));
    process.exitCode = changes.every(({ comparison }) => comparison?.agree ?? true) ? 0 : 1;
  } finally {
    terraform.remove();
    aws.close();
  }
}

/** The first deployments of all examples. */
async function firsts({ terraform, schemas }: Run): Promise<JudgedStack[]> {
  const projects = examples();
  const translations: Translation[] = [];
  for (const each of projects) translations.push(translated(await previewed(each), schemas));
  const given = await answers(terraform, translations.map(first), schemas);
  return projects.map((project, index) => stackOf(project.name, translations[index], given[index]));
}

/** The first deployment of an installation, a second plan of it, and its changes. */
async function changesOf({ terraform, schemas, page }: Run, base: BaseName, of: readonly Row[]) {
  const preview = await previewed(projectWith(bases[base]));
  const translation = translated(preview, schemas);
  const [made] = await answers(terraform, [first(translation, 0)], schemas);
  const state = deployed(made, schemas);

  const kinds = new Set([...usedTypes().map(kindOf), ...state.map(({ kind }) => kind)]);
  const changes: (Change | undefined)[] = [];
  for (const [index, row] of of.entries()) {
    if (!concerns(saidOf(row, page), kinds)) continue;
    const changed = await previewed(projectWith(changedBy(row)));
    console.error(`${base}: ${row.argument}`);
    const { resources } = translated(withKept(changed, preview), schemas);
    changes[index] = changeOf(scopeNumber(index + 1), state, resources);
  }
  const asked = [unchanged(scopeNumber(0), state), ...changes.filter((each) => each !== undefined)];
  const [second, ...given] = await answers(terraform, asked, schemas);
  const answered = new Map(given.map((answer) => [answer.change.scope, answer]));
  return {
    stack: { ...stackOf(base, translation, made), second: outcomeOf(second) },
    changes: of.map((row, index): JudgedRow => {
      const answer = answered.get(changes[index]?.scope ?? "");
      if (answer === undefined) return { row, ofAws: false };
      const comparison = compared(saidOf(row, page), outcomeOf(answer), kinds);
      return { row, ofAws: true, comparison };
    }),
  };
}

/** A first deployment: of everything, upon nothing. */
const first = ({ resources }: Translation, index: number): Change => ({
  ...{ scope: scopeNumber(index), before: [], after: resources },
});

const stackOf = (
  name: string,
  { resources, unknown }: Translation,
  answer: Answer,
): JudgedStack => ({
  ...{ name, resources: resources.length, unknown: [...unknown] },
  refused: answer.refused.map(({ reason }) => reason),
});

function saidOf(row: Row, page: string): Outcome {
  const said = told(row, page);
  if (said === undefined) throw new Error(`docs/changes.md has no ${row.argument} of ${row.base}`);
  return said;
}

void main();
