import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { run } from "../cli/run";
import { folder } from "./expectations";
import { stackOf } from "./stack";

export interface Finding {
  readonly rule: string;
  readonly outcome: string;
  readonly level: string;
  readonly message: string;
  readonly resource: { readonly name: string } | null;
}

export interface Judged {
  readonly verdict: "pass" | "error" | "found" | "undecided";
  /** What is found beyond the findings of the base, or the error. */
  readonly findings: readonly Finding[];
  readonly error: string;
}

const base = join(folder, "base.yaml");

/** Judges a file as the README describes. */
export async function judged(file: string): Promise<Judged> {
  const { paths, input } = inputOf(file);
  const { code, stdout, stderr } = await run([...paths, "--format", "json"], input);
  if (code === 1 || code === 2) return { verdict: "error", findings: [], error: stderr };
  const known = new Set((await ofBase()).map(keyOf));
  const fresh = findingsIn(stdout).filter((finding) => !known.has(keyOf(finding)));
  const having = (outcome: string, level?: string): boolean =>
    fresh.some((each) => each.outcome === outcome && (level === undefined || each.level === level));
  const findings = fresh.filter(
    ({ outcome, level }) => outcome === "undecided" || level === "mandatory",
  );
  const verdict = having("violation", "mandatory")
    ? "found"
    : having("undecided")
      ? "undecided"
      : "pass";
  return { verdict, findings, error: "" };
}

function inputOf(file: string): { readonly paths: readonly string[]; readonly input?: string } {
  if (file.endsWith(".json")) return { paths: [file] };
  const text = readFileSync(file, "utf8");
  if (basename(file).endsWith(".stack.yaml")) {
    return { paths: ["-"], input: stackOf(text, readFileSync(base, "utf8")) };
  }
  return { paths: text.startsWith("# standalone") ? [file] : [base, file] };
}

let found: Promise<readonly Finding[]> | undefined;

const ofBase = (): Promise<readonly Finding[]> =>
  (found ??= run([base, "--format", "json"]).then(({ stdout }) => findingsIn(stdout)));

const findingsIn = (report: string): readonly Finding[] =>
  (JSON.parse(report) as { findings: readonly Finding[] }).findings;

const keyOf = ({ rule, outcome, level, message }: Finding): string =>
  [rule, outcome, level, message].join("\n");
