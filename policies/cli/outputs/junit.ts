import type { Report, Reported } from "../report";

/** The report as JUnit XML: one suite per rule, one case per finding. */
export function junitOf({ rules, findings }: Report): string {
  const named = rules.map(({ rule, level }) => ({ name: rule.name, level }));
  const ruleNames = new Set(named.map(({ name }) => name));
  const others = [...new Set(findings.map(({ name }) => name))]
    .filter((name) => !ruleNames.has(name))
    .map((name) => ({ name, level: "advisory" }));
  const suites = [...named, ...others].map(({ name, level }) => {
    const own = findings.filter((finding) => finding.name === name);
    if (own.length > 0) return suite(name, own.map(caseOf));
    // A rule without findings is a passed test; a disabled rule is a skipped one.
    const skipped = level === "disabled" ? [skip("disabled by the configuration")] : [];
    return suite(name, [testCase(name, name, skipped)]);
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${attributes({ name: "tracardi-policies", ...counts(suites.flatMap((s) => s.cases)) })}>`,
    ...suites.map(({ xml }) => xml),
    "</testsuites>\n",
  ].join("\n");
}

interface Case {
  readonly xml: string;
  readonly failed: boolean;
  readonly skipped: boolean;
}

function suite(name: string, cases: readonly Case[]): { xml: string; cases: readonly Case[] } {
  const head = `  <testsuite ${attributes({ name, ...counts(cases) })}>`;
  return { xml: [head, ...cases.map(({ xml }) => xml), "  </testsuite>"].join("\n"), cases };
}

const counts = (cases: readonly Case[]) => ({
  tests: cases.length,
  failures: cases.filter(({ failed }) => failed).length,
  errors: 0,
  skipped: cases.filter(({ skipped }) => skipped).length,
});

/** A finding that fails the command is a failure; an advisory one is a skipped test with its message. */
function caseOf(finding: Reported): Case {
  const { name, resource, message, remedy, level, severity, fails, outcome } = finding;
  const { place, label = "the deployment as a whole" } = resource ?? {};
  const where = place?.line === undefined ? (resource?.urn ?? "") : `${place.file}:${place.line}`;
  const text = [where, message, remedy].filter((part) => part !== "").join("\n");
  if (!fails) return testCase(name, label, [skip(`${level}, ${outcome}: ${message}`)], place?.file);
  const type = `${level}, ${severity}`;
  const failure = `<failure ${attributes({ message, type })}>${escaped(text)}</failure>`;
  return { ...testCase(name, label, [failure], place?.file), failed: true, skipped: false };
}

function testCase(classname: string, name: string, inner: readonly string[], file?: string): Case {
  const own = attributes({ classname, name, ...(file === undefined ? {} : { file }), time: 0 });
  const xml =
    inner.length === 0
      ? `    <testcase ${own}/>`
      : `    <testcase ${own}>\n      ${inner.join("\n      ")}\n    </testcase>`;
  return { xml, failed: false, skipped: inner.length > 0 };
}

const skip = (message: string): string => `<skipped ${attributes({ message })}/>`;

const attributes = (all: Readonly<Record<string, string | number>>): string =>
  Object.entries(all)
    .map(([key, value]) => `${key}="${escaped(String(value))}"`)
    .join(" ");

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** Also removes the characters that XML 1.0 does not allow at all. */
const escaped = (text: string): string =>
  text.replace(forbidden, "\uFFFD").replace(/[&<>"']/g, (character) => entities[character]);

// eslint-disable-next-line no-control-regex
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;
