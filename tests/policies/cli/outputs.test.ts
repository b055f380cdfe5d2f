import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readManifests } from "../../../policies/cli/inputs/manifests";
import { jsonOf } from "../../../policies/cli/outputs/json";
import { junitOf } from "../../../policies/cli/outputs/junit";
import { sarifOf } from "../../../policies/cli/outputs/sarif";
import { summaryOf, textOf } from "../../../policies/cli/outputs/text";
import { type Report, type Reported, reportOf } from "../../../policies/cli/report";
import { rules } from "../../../policies/rules/rules";
import { readSettings } from "../../../policies/settings/settings";
import { apiDeployment, publicService } from "./run";

const [exposed] = rules;
const settings = readSettings(
  {},
  rules.map(({ name }) => name),
);

const report = (text: string, strict = false): Report =>
  reportOf([readManifests([{ text, file: "k8s/it.yaml", lenient: false }])], {
    ...{ paths: ["k8s"], settings, strict },
  });

const finding = (more: Partial<Reported> = {}): Reported => ({
  ...{ name: exposed.name, rule: exposed, outcome: "violation", level: "mandatory" },
  ...{ severity: "critical", message: "It is open.", remedy: "Close it.", fails: true },
  resource: { label: "Deployment a/b", urn: "u", place: { file: "k8s/a b.yaml", line: 7 } },
  ...more,
});

const of = (...findings: Reported[]): Report => ({
  ...{ paths: ["k8s"], resources: 3, workloads: 1, findings, warnings: [] },
  rules: rules.map((rule) => ({ rule, level: rule.level })),
});

const exempted = finding({
  ...{ outcome: "exempted", level: "advisory", fails: false, remedy: "" },
  message: "It is open. Exempted until 2027-01-31: a test",
});
const undecided = finding({
  ...{ outcome: "undecided", level: "advisory", fails: false, resource: undefined },
  ...{ name: "tracardi-undecided", rule: undefined, remedy: "", message: "cannot be decided" },
});

describe("the report", () => {
  it("counts, places and ranks", () => {
    const { resources, workloads, findings } = report(`${apiDeployment}---\n${publicService}`);
    assert.deepEqual([resources, workloads], [2, 1]);
    assert.equal(findings[0].name, "tracardi-gui-api-exposed");
    assert.deepEqual(findings[0].resource?.label, "Deployment tracardi/api");
    assert.deepEqual(findings[0].resource?.place, { file: "k8s/it.yaml", line: 1 });
    const levels = findings.map(({ level }) => level);
    assert.deepEqual(levels, [...levels].sort().reverse(), "mandatory first");
  });

  it("fails by what may be, too, where it is strict", () => {
    const doubtful = apiDeployment.replace("tracardi/tracardi-api:0.8.2.1", "mine/tracardi-api-x");
    const of = (strict: boolean) =>
      report(doubtful, strict).findings.find(({ name }) => name === "tracardi-undecided");
    assert.equal(of(false)?.fails, false);
    assert.equal(of(true)?.fails, true);
  });
});

describe("an exemption", () => {
  const data = Buffer.from("tracardi").toString("base64");
  const user = `apiVersion: v1\nkind: Secret\nmetadata: { name: s }\ndata: { user: ${data} }\n`;
  const api = apiDeployment.replaceAll("tracardi", "tracardi-standalone");
  const text = api.replace("tracardi-standalone/tracardi-standalone-api", "hub/tracardi-api");
  const judged = (resource: string) => {
    const until = "2999-01-31";
    const exemptions = [
      { rule: "tracardi-public-api-replicas", resource, reason: "a test", until },
    ];
    const own = readSettings(
      { exemptions },
      rules.map(({ name }) => name),
    );
    const input = readManifests([{ text: `${text}---\n${user}`, file: "it.yaml", lenient: false }]);
    return reportOf([input], { paths: ["."], settings: own, strict: false });
  };

  it("that is copied from a report matches, though a secret is a part of the name", () => {
    const [{ resource }] = judged("none").findings.filter((each) => each.resource !== undefined);
    assert.equal(resource?.label, "Deployment tracardi-standalone/api");
  });

  it("that matches nothing is told", () => {
    assert.deepEqual(judged("Deployment tracardi/none").warnings, [
      "the exemption from tracardi-public-api-replicas of Deployment tracardi/none matches no finding: " +
        "remove it, or mend its name",
    ]);
    assert.deepEqual(judged("*").warnings.length, 0);
  });
});

describe("the report for people", () => {
  it("is grouped by resource, with each remedy once", () => {
    const other = { label: "Service a/c", urn: "urn:pulumi:c", place: { file: "state.json" } };
    const text = textOf(
      of(finding(), finding({ message: "Wide open." }), finding({ resource: other }), undecided),
    );
    assert.equal(
      text,
      `Deployment a/b  k8s/a b.yaml:7
  [mandatory, critical]  ${exposed.name}
      It is open.
      Wide open.
      Remedy: Close it.

Service a/c  urn:pulumi:c
  [mandatory, critical]  ${exposed.name}
      It is open.

The deployment as a whole
  [advisory, undecided]  tracardi-undecided
      cannot be decided

3 mandatory and 1 advisory findings in 3 resources, of which 1 is a workload of Tracardi's.
`,
    );
  });

  it("says so where there is nothing to say", () => {
    assert.equal(
      summaryOf({ ...of(), resources: 1, workloads: 2 }),
      "No findings in 1 resource, of which 2 are workloads of Tracardi's.",
    );
  });

  it("keeps lines short", () => {
    const text = textOf(of(finding({ message: "word ".repeat(100) })));
    assert.ok(text.split("\n").every((line) => line.length <= 100));
  });
});

describe("the report in JSON", () => {
  it("has everything, by fixed names", () => {
    const json = JSON.parse(jsonOf(of(finding(), undecided)));
    assert.deepEqual(json.summary, { mandatory: 1, advisory: 1, failing: 1 });
    assert.deepEqual(json.findings, [
      {
        ...{ rule: exposed.name, outcome: "violation", level: "mandatory", severity: "critical" },
        ...{ fails: true, message: "It is open.", remedy: "Close it." },
        resource: { name: "Deployment a/b", urn: "u", file: "k8s/a b.yaml", line: 7 },
      },
      {
        ...{ rule: "tracardi-undecided", outcome: "undecided", level: "advisory" },
        ...{ severity: "critical", fails: false, message: "cannot be decided", remedy: "" },
        resource: null,
      },
    ]);
  });
});

describe("the report in SARIF", () => {
  const log = JSON.parse(sarifOf(of(finding(), exempted, undecided), "1.2.3"));
  const [{ tool, results }] = log.runs;

  it("describes every rule", () => {
    const ids = tool.driver.rules.map(({ id }: { id: string }) => id);
    assert.deepEqual(ids, [...rules.map(({ name }) => name), "tracardi-undecided"]);
    assert.equal(tool.driver.version, "1.2.3");
    assert.equal(tool.driver.rules[0].properties["security-severity"], "9.5");
  });

  it("tells of each rule what GitHub asks for", () => {
    assert.match(tool.driver.informationUri, /^https:\/\//);
    for (const { id, shortDescription, fullDescription, help, properties } of tool.driver.rules) {
      for (const text of [shortDescription?.text, fullDescription?.text, help?.text]) {
        assert.match(text ?? "", /^\S[^]{20,}\S$/, id);
      }
      assert.ok(properties.tags.length > 0, id);
    }
  });

  it("places findings, and what is about the whole at the first path", () => {
    const [first] = results;
    assert.deepEqual(first.locations[0].physicalLocation, {
      artifactLocation: { uri: "k8s/a%20b.yaml" },
      region: { startLine: 7 },
    });
    assert.equal(first.level, "error");
    assert.equal(first.message.text, "It is open. Close it.");
    assert.equal(results[2].locations[0].physicalLocation.artifactLocation.uri, "k8s");
    for (const { ruleId, ruleIndex } of results) {
      assert.equal(tool.driver.rules[ruleIndex].id, ruleId);
    }
  });

  it("keeps what is exempted as suppressed", () => {
    assert.deepEqual(
      results.map(({ level }: { level: string }) => level),
      ["error", "note", "note"],
    );
    assert.equal(results[1].suppressions[0].status, "accepted");
    assert.equal(results[0].suppressions, undefined);
  });

  it("knows a finding again when lines move", () => {
    const resource = { ...finding().resource, place: { file: "k8s/b.yaml", line: 70 } };
    const moved = sarifOf(of(finding({ resource: resource as Reported["resource"] })), "1.2.3");
    const print = (text: string) => JSON.parse(text).runs[0].results[0].partialFingerprints;
    assert.deepEqual(print(moved), print(sarifOf(of(finding()), "1.2.3")));
  });
});

describe("the report in JUnit XML", () => {
  it("has a suite for each rule, and a failure for each finding that fails", () => {
    const xml = junitOf(of(finding(), exempted, undecided));
    assert.match(
      xml,
      /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<testsuites name="tracardi-policies" tests="\d+" failures="1" errors="0" skipped="2">\n/,
    );
    const suite = new RegExp(
      `<testsuite name="${exposed.name}" tests="2" failures="1" errors="0" skipped="1">\n` +
        ` +<testcase classname="${exposed.name}" name="Deployment a/b" file="k8s/a b.yaml" time="0">\n` +
        ' +<failure message="It is open\\." type="mandatory, critical">' +
        "k8s/a b\\.yaml:7\nIt is open\\.\nClose it\\.</failure>",
    );
    assert.match(xml, suite);
    const kept = rules[1].name;
    assert.ok(xml.includes(`<testcase classname="${kept}" name="${kept}" time="0"/>`));
  });

  it("shows what is switched off as not run", () => {
    const all = rules.map((rule) => ({ rule, level: "disabled" as const }));
    const xml = junitOf({ ...of(), rules: all });
    assert.ok(xml.includes(`failures="0" errors="0" skipped="${rules.length}"`));
  });

  it("is XML whatever a message holds", () => {
    const message = `<a b='c'> & "d" ]]> \u0000\ud800 é 🙂\n`;
    const xml = junitOf(of(finding({ message })));
    const parse =
      "import sys, xml.dom.minidom; xml.dom.minidom.parseString(sys.stdin.buffer.read())";
    assert.doesNotThrow(() => execFileSync("python3", ["-c", parse], { input: xml }));
    assert.ok(xml.includes("&lt;a b=&apos;c&apos;&gt; &amp; &quot;d&quot;"));
  });
});
