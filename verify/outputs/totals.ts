import type { Finding, Status } from "../check";

/** How many checks ended how. */
export function totals(findings: readonly Finding[]): Readonly<Record<Status, number>> {
  const count = (status: Status): number =>
    findings.filter((finding) => finding.status === status).length;
  return {
    ok: count("ok"),
    warning: count("warning"),
    failed: count("failed"),
    skipped: count("skipped"),
  };
}
