import assert from "node:assert/strict";
import { readManifests } from "../../../policies/cli/inputs/manifests";
import { jsonOf } from "../../../policies/cli/outputs/json";
import { junitOf } from "../../../policies/cli/outputs/junit";
import { sarifOf } from "../../../policies/cli/outputs/sarif";
import { textOf } from "../../../policies/cli/outputs/text";
import { reportOf } from "../../../policies/cli/report";
import { rules } from "../../../policies/rules/rules";
import { readSettings } from "../../../policies/settings/settings";
import { apiDeployment, publicService } from "./run";

const settings = readSettings(
  {},
  rules.map(({ name }) => name),
);

const reported = (text: string, file = "it.yaml") =>
  reportOf([readManifests([{ text, file, lenient: false }])], {
    ...{ paths: ["."], settings, strict: false },
  });

const hostile =
  "api\n::error::x ::add-mask::y \u001b[2J##[error]z [click](http://x) ]]> \u2028 \u202e";

/** Written as it is, YAML would take one of its characters for the end of the line. */
const quoted = JSON.stringify(hostile).replaceAll("\u2028", "\\u2028");

describe("what strangers write", () => {
  const written = apiDeployment
    .replaceAll("name: api", `name: ${quoted}`)
    .replace("namespace: tracardi", `namespace: ${quoted}`);
  const report = reported(`${written}---\n${publicService}`, "a\n::error::b.yaml");

  for (const [format, text] of [
    ["text", textOf(report)],
    ["json", jsonOf(report)],
    ["sarif", sarifOf(report, "1")],
    ["junit", junitOf(report)],
  ] as const) {
    it(`commands no CI system and no terminal, as ${format}`, () => {
      assert.match(text, /error/);
      assert.doesNotMatch(text, /^\s*::[a-z]/im);
      assert.doesNotMatch(text, /##\[/);
      // eslint-disable-next-line no-control-regex
      assert.doesNotMatch(text, /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u202e]/);
    });
  }

  it("is no link in SARIF", () => {
    assert.doesNotMatch(sarifOf(report, "1"), /"text": "[^"]*\]\(http/);
  });

  for (const [what, yaml] of [
    ["an alias", "a: *tell-tale\n"],
    ["a block's head", "a: |tell-tale\n  x\n"],
    ["text after a value", 'a: "x" tell-tale\n'],
    ["a broken list", "a: [tell-tale, *tell-tale\n"],
    ["an escape", 'a: "\\tell-tale \\q-tell-tale"\n'],
    ["a merge", "a: &tell-tale x\nb: {<<: tell-tale}\n"],
    ["two keys", "tell-tale: 1\ntell-tale: 2\n"],
  ] as const) {
    it(`is not repeated where it cannot be read: ${what}`, () => {
      assert.throws(
        () => reported(yaml),
        ({ message }: Error) => /^it\.yaml:\d+: /.test(message) && !message.includes("tell-tale"),
      );
    });
  }

  it("is not repeated where a switch has a text that was meant for something else", () => {
    const env = "          env: [{ name: PRODUCTION, value: a-tell-tale-password }]\n";
    const { findings } = reported(`${apiDeployment}${env}---\n${publicService}`);
    const messages = findings.map(({ message }) => message).join("\n");
    assert.match(messages, /PRODUCTION in container api is a text of 20 characters/);
    assert.doesNotMatch(messages, /tell-tale/);
  });

  it("is not repeated where a login stands before an image", () => {
    const text = apiDeployment.replace(
      "tracardi/tracardi-api:0.8.2.1",
      "u:tell-tale@hub.example.com/tracardi-api:latest\n          env: [{ name: EXPOSE_GUI_API, value: x }]",
    );
    assert.doesNotMatch(jsonOf(reported(text)), /tell-tale/);
  });
});
