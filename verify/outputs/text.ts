import { inOneLine } from "../../policies/printable";
import type { Finding, Status } from "../check";
import { totals } from "./totals";

const marks: Readonly<Record<Status, string>> = {
  ok: "✓",
  warning: "!",
  failed: "✗",
  skipped: "-",
};

/** A table for each host, and what to do below what is wrong. */
export function textReport(findings: readonly Finding[]): string {
  const hosts = [...new Set(findings.map(({ host }) => host))];
  const width = Math.max(...findings.map(({ check }) => check.length));
  const tables = hosts.map((host) => {
    const rows = findings.filter((finding) => finding.host === host);
    return [host, ...rows.flatMap((row) => lines(row, width)), ""].join("\n");
  });
  const { ok, warning, failed, skipped } = totals(findings);
  const total = `${findings.length} checks: ${ok} ok, ${warning} with a warning, ${failed} failed, ${skipped} skipped`;
  return [...tables, total].join("\n");
}

function lines({ status, check, observed, remedy }: Finding, width: number): string[] {
  const line = `  ${marks[status]} ${check.padEnd(width)}  ${inOneLine(observed)}`;
  return remedy === undefined ? [line] : [line, `    ${" ".repeat(width)}  ${remedy}`];
}
