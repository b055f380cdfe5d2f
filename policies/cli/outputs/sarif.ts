import { createHash } from "node:crypto";
import { isAbsolute, relative, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { advices } from "../../judge";
import type { Rule } from "../../rules/rule";
import type { Blamed, Report, Reported } from "../report";

/** GitHub sorts alerts by this score. */
const scores: Readonly<Record<Rule["severity"], string>> = {
  critical: "9.5",
  high: "8.0",
  medium: "5.5",
  low: "3.0",
};

/** The tool's home page. */
const HOME = "https://www.npmjs.com/package/tracardi-pulumi";

/** The report in SARIF 2.1.0, as GitHub's code scanning and others read it. */
export function sarifOf(report: Report, version: string): string {
  const rules = [...report.rules.map(({ rule }) => described(rule)), undecided];
  const ids = rules.map(({ id }) => id);
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "tracardi-policies", version, informationUri: HOME, rules } },
        results: report.findings.map((finding) => resultOf(finding, ids, report.paths[0])),
        columnKind: "utf16CodeUnits",
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

const described = (rule: Rule) => ({
  id: rule.name,
  shortDescription: { text: rule.description },
  fullDescription: { text: `${rule.description} ${rule.why}` },
  help: {
    text: `${rule.remediation}\n\n${rule.example}\n\n${rule.source}: "${rule.requirement}"`,
    markdown:
      `${rule.remediation}\n\n\`\`\`\n${rule.example.trimEnd()}\n\`\`\`\n\n` +
      `${rule.source}: "${rule.requirement}"`,
  },
  defaultConfiguration: { level: rule.level === "mandatory" ? "error" : "warning" },
  properties: { "security-severity": scores[rule.severity], tags: ["security", "tracardi"] },
});

/** The pseudo-rule for what no rule could examine. */
const undecided = {
  id: advices.undecided.name,
  shortDescription: { text: advices.undecided.description },
  fullDescription: {
    text: `${advices.undecided.description} A rule may be broken there, or kept: look at it yourself.`,
  },
  help: {
    text: "Judge what is deployed where the value is known, or exempt the rule once you have looked.",
  },
  defaultConfiguration: { level: "note" },
  properties: { tags: ["security", "tracardi"] },
};

function resultOf(finding: Reported, ids: readonly string[], path: string) {
  const { name, message, remedy, resource, outcome } = finding;
  return {
    ruleId: name,
    ruleIndex: ids.indexOf(name),
    level: levelOf(finding),
    // SARIF renders [text](target) as a link, and names may come from anyone.
    message: { text: [message, remedy].filter(Boolean).join(" ").replaceAll("](", "] (") },
    locations: [locationOf(resource, path)],
    // Keeps an alert the same when lines move.
    partialFingerprints: { "tracardiFinding/v1": fingerprint(name, outcome, resource) },
    ...(outcome === "exempted"
      ? { suppressions: [{ kind: "external", status: "accepted", justification: message }] }
      : {}),
  };
}

function levelOf({ fails, outcome }: Reported): "error" | "warning" | "note" {
  if (fails) return "error";
  return outcome === "violation" ? "warning" : "note";
}

/** GitHub hides results without a file, so those about the whole deployment are placed at the first path. */
function locationOf(resource: Blamed | undefined, path: string) {
  const { file, line = 1 } = resource?.place ?? { file: path === "-" ? "stdin" : path };
  const fullyQualifiedName = resource?.label ?? "the deployment as a whole";
  return {
    physicalLocation: { artifactLocation: { uri: uriOf(file) }, region: { startLine: line } },
    logicalLocations: [{ fullyQualifiedName, kind: "resource" }],
  };
}

function uriOf(file: string): string {
  const path = relative("", file) || ".";
  if (isAbsolute(path) || path.startsWith("..")) return pathToFileURL(file).href;
  return path.split(sep).map(encodeURIComponent).join("/");
}

const fingerprint = (...parts: [string, string, Blamed | undefined]): string =>
  createHash("sha256")
    .update([parts[0], parts[1], parts[2]?.label ?? ""].join("\n"))
    .digest("hex")
    .slice(0, 32);
