/** A resource that is exempt from a rule until a date, with the reason. */
export interface Exemption {
  readonly rule: string;
  /** Matches a URN, or a kind and name as shown in messages. `*` matches any text. */
  readonly resource: string;
  readonly reason: string;
  /** The last day on which it applies (UTC), such as 2027-01-31. */
  readonly until: string;
}

interface Exemptions {
  readonly exemptions: readonly Exemption[];
  readonly problems: readonly string[];
}

/** Reads the exemptions of the configuration. An incomplete one exempts nothing. */
export function readExemptions(given: unknown, rules: readonly string[]): Exemptions {
  const all = Array.isArray(given) ? (given as readonly Partial<Exemption>[]) : [];
  const read = all.map((exemption, index) => ({
    exemption: exemption as Exemption,
    problem: problemOf(exemption, rules, `exemptions[${index}]`),
  }));
  return {
    exemptions: read.filter(({ problem }) => problem === undefined).map((each) => each.exemption),
    problems: read.flatMap(({ problem }) => problem ?? []),
  };
}

function problemOf(
  { rule, resource, reason, until }: Partial<Exemption>,
  rules: readonly string[],
  path: string,
): string | undefined {
  if (rule === undefined || !rules.includes(rule)) {
    return `${path}.rule: "${rule ?? ""}" is no rule. There are ${rules.join(", ")}.`;
  }
  if (blank(resource)) return `${path}.resource: name the resource that is exempted.`;
  if (!/[^*]/.test(String(resource))) {
    return `${path}.resource: "${resource}" would exempt everything. Set the rule's level instead.`;
  }
  if (blank(reason)) return `${path}.reason: say why, for those who read the report.`;
  if (!isDay(until)) return `${path}.until: "${until ?? ""}" is no day. Write it as in 2027-01-31.`;
  return undefined;
}

const blank = (text: unknown): boolean => typeof text !== "string" || text.trim() === "";

function isDay(text: unknown): boolean {
  if (typeof text !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** The exemption that matches a finding, even if it has expired; of several, the one that lasts longest. */
export function exemptionOf(
  exemptions: readonly Exemption[],
  rule: string,
  names: readonly string[],
): Exemption | undefined {
  return exemptions
    .filter((each) => each.rule === rule && names.some((name) => matches(each.resource, name)))
    .reduce<Exemption | undefined>(
      (best, each) => (best === undefined || each.until > best.until ? each : best),
      undefined,
    );
}

/** The exemptions that match none of the findings, which are given by rule and names of the resource. */
export const unmatched = (
  exemptions: readonly Exemption[],
  findings: readonly { readonly rule: string; readonly names: readonly string[] }[],
): Exemption[] =>
  exemptions.filter(
    (each) => !findings.some(({ rule, names }) => exemptionOf([each], rule, names) !== undefined),
  );

function matches(pattern: string, name: string): boolean {
  const escaped = pattern.split("*").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${escaped.join(".*")}$`, "s").test(name);
}

/** Whether an exemption still applies on a day. */
export const holdsOn = ({ until }: Exemption, today: string): boolean => today <= until;
