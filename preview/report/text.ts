import { PolicyViolation } from "../analyzer/pack";
import { Policy } from "../analyzer/policyConfig";
import { Diagnostic } from "../engine/endpoint";
import { nameOf, typeOf } from "../engine/urn";
import { Preview } from "../preview";
import { holdsSimulated, shown } from "./outputs";
import { shortType, treeRows } from "./tree";

/** A preview as text for people, similar to the Pulumi CLI's. */
export function renderText(result: Preview): string {
  const sections = [
    tree(result),
    diagnostics(result.diagnostics),
    policies(result),
    outputs(result),
    counts(result),
  ];
  return sections.filter((section) => section.length > 0).join("\n\n") + "\n";
}

function tree({ resources }: Preview): string {
  const rows = treeRows(resources).map(({ indent, type, name, count, read }) => ({
    left: ` ${read ? "<" : "+"} ${indent}${type}${count > 1 ? ` × ${count}` : ""}`,
    name,
    plan: read ? "read" : "create",
  }));
  const head = { left: "   Type", name: "Name", plan: "Plan" };
  const width = Math.max(...[head, ...rows].map(({ left }) => left.length));
  const nameWidth = Math.max(...[head, ...rows].map(({ name }) => name.length));
  return [head, ...rows]
    .map(({ left, name, plan }) => `${left.padEnd(width)}  ${name.padEnd(nameWidth)}  ${plan}`)
    .join("\n");
}

function diagnostics(all: Diagnostic[]): string {
  if (all.length === 0) {
    return "";
  }
  const lines = all.map(({ severity, message, urn }) => {
    const about = urn === "" ? "" : `${shortType(typeOf(urn))} (${nameOf(urn)}): `;
    return indented(`${severity}: ${about}${message}`, 4);
  });
  return ["Diagnostics:", ...lines].join("\n");
}

function policies({ pack }: Preview): string {
  if (pack === undefined) {
    return "";
  }
  const title = `${pack.name}@v${pack.version}`;
  const disabled = pack.policies.filter(({ level }) => level === "disabled");
  const off = disabled.map(({ name }) => name).join(", ");
  if (pack.findings.length === 0) {
    return disabled.length === pack.policies.length
      ? `Policies:\n    ! ${title}: all policies are disabled`
      : `Policies:\n    ✓ ${title}: no violations${off && `; disabled: ${off}`}`;
  }
  const order = [...pack.findings].sort(byLevel);
  const mandatory = pack.findings.filter(isMandatory).length;
  return [
    "Policies:",
    `    ${mandatory > 0 ? "✗" : "!"} ${title}: ${violations(pack.findings)}`,
    ...order.map((finding) => policyFinding(finding, pack.policies)),
  ].join("\n");
}

function policyFinding(finding: PolicyViolation, known: Policy[]): string {
  const { remedy } = known.find(({ name }) => name === finding.policy) ?? { remedy: "" };
  const about =
    finding.urn === "" ? "" : `  (${shortType(typeOf(finding.urn))}: ${nameOf(finding.urn)})`;
  return [
    indented(`[${finding.level}]  ${finding.policy}${about}`, 8),
    finding.message.replace(/^/gm, " ".repeat(10)),
    // Careful packs put the remedy into the message, with the actual values.
    ...(remedy === "" || finding.message.includes(remedy)
      ? []
      : [indented(`Remedy: ${remedy}`, 10)]),
  ].join("\n");
}

export function isMandatory({ level }: PolicyViolation): boolean {
  return level === "mandatory";
}

function byLevel(a: PolicyViolation, b: PolicyViolation): number {
  return Number(isMandatory(b)) - Number(isMandatory(a));
}

/** `2 mandatory and 1 advisory violations`. */
export function violations(findings: PolicyViolation[]): string {
  const mandatory = findings.filter(isMandatory).length;
  const parts = [
    ...(mandatory > 0 ? [`${mandatory} mandatory`] : []),
    ...(mandatory < findings.length ? [`${findings.length - mandatory} advisory`] : []),
  ];
  return `${parts.join(" and ")} violation${findings.length === 1 ? "" : "s"}`;
}

function outputs({ outputs: all }: Preview): string {
  const width = Math.max(...Object.keys(all).map((key) => key.length));
  const lines = Object.entries(all).map(([key, value]) => {
    const seen = shown(value);
    const text = typeof seen === "string" ? seen : JSON.stringify(seen);
    const mark = holdsSimulated(value) ? "  (simulated)" : "";
    return `    ${key.padEnd(width)}: ${text}${mark}`;
  });
  return lines.length === 0 ? "" : ["Outputs:", ...lines].join("\n");
}

function counts({ resources }: Preview): string {
  const read = resources.filter(({ external }) => external).length;
  const lines = [`    + ${resources.length - read} to create`];
  return ["Resources:", ...lines, ...(read > 0 ? [`    < ${read} to read`] : [])].join("\n");
}

function indented(text: string, by: number): string {
  return text
    .trimEnd()
    .split("\n")
    .map((line, index) => " ".repeat(index === 0 ? by : by + 2) + line)
    .join("\n");
}
