import type { Blamed, Report, Reported } from "../report";

const WIDTH = 100;

/** The report for people: by resource, most severe first, each remedy once. */
export function textOf(report: Report): string {
  const told = new Set<string>();
  const groups = [...byResource(report.findings)].map(([head, findings]) =>
    [head, ...byRule(findings).map((group) => ruleText(group, told))].join("\n"),
  );
  return [...groups, summaryOf(report)].join("\n\n") + "\n";
}

/** The counts, in one line. */
export function summaryOf({ findings, resources, workloads }: Report): string {
  const mandatory = findings.filter(({ level }) => level === "mandatory").length;
  const counts = [
    ...(mandatory > 0 ? [`${mandatory} mandatory`] : []),
    ...(mandatory < findings.length ? [`${findings.length - mandatory} advisory`] : []),
  ];
  const found = counts.length === 0 ? "No" : counts.join(" and ");
  const noun = findings.length === 1 ? "finding" : "findings";
  const among = `${resources} resource${resources === 1 ? "" : "s"}`;
  const ours = `${workloads} ${workloads === 1 ? "is a workload" : "are workloads"} of Tracardi's`;
  return `${found} ${noun} in ${among}, of which ${ours}.`;
}

/** In the order of the findings: the resource with the most severe one comes first. */
function byResource(findings: readonly Reported[]): Map<string, Reported[]> {
  const groups = new Map<string, Reported[]>();
  for (const finding of findings) {
    const { resource } = finding;
    const head =
      resource === undefined
        ? "The deployment as a whole"
        : `${resource.label}  ${placeOf(resource)}`;
    groups.set(head, [...(groups.get(head) ?? []), finding]);
  }
  return groups;
}

/** File and line or, if no line is known, the URN. */
function placeOf({ place, urn }: Blamed): string {
  return place?.line === undefined ? urn : `${place.file}:${place.line}`;
}

function byRule(findings: readonly Reported[]): Reported[][] {
  const groups = new Map<string, Reported[]>();
  for (const finding of findings) {
    const key = headOf(finding);
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  return [...groups.values()];
}

const words: Readonly<Record<Exclude<Reported["outcome"], "violation">, string>> = {
  undecided: "undecided",
  belowProduction: "below production",
  exempted: "exempted",
};

function headOf({ name, level, severity, outcome }: Reported): string {
  return `[${level}, ${outcome === "violation" ? severity : words[outcome]}]  ${name}`;
}

function ruleText(findings: readonly Reported[], told: Set<string>): string {
  const [first] = findings;
  const remedy = first.remedy === "" || told.has(first.remedy) ? [] : [`Remedy: ${first.remedy}`];
  told.add(first.remedy);
  const texts = [...findings.map(({ message }) => message), ...remedy];
  return [`  ${headOf(first)}`, ...texts.map((text) => wrapped(text, 6))].join("\n");
}

function wrapped(text: string, indent: number): string {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/)) {
    if (line !== "" && indent + line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = word;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  return [...lines, line].map((each) => " ".repeat(indent) + each).join("\n");
}
