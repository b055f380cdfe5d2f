/** `tracardi-policies` on files that the real engine wrote. */
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Stack } from "@pulumi/pulumi/automation";
import { command } from "../../policies/cli/command";
import { insecure } from "../helpers/insecure";
import { Workspace } from "./workspace";

describe("the command on files of the real engine", tests);

interface Report {
  findings: { rule: string; outcome: string; fails: boolean; message: string }[];
  tracardiWorkloads: number;
}

function tests(): void {
  let workspace: Workspace;
  before(() => (workspace = new Workspace()));
  after(() => workspace.remove());

  /** Judges what a command of the CLI prints. */
  async function judged(stack: Stack, args: readonly string[], config: readonly string[] = []) {
    const { stdout } = await workspace.run(stack, args);
    const file = join(workspace.folder, "judged.json");
    writeFileSync(file, stdout);
    let report = "";
    let errors = "";
    const code = await command([file, "--format", "json", ...config], {
      stdin: () => "",
      stdout: (text) => (report += text),
      stderr: (text) => (errors += text),
    });
    assert.equal(errors, "");
    const { findings, tracardiWorkloads } = JSON.parse(report) as Report;
    const failing = findings.filter(({ fails }) => fails).map(({ rule }) => rule);
    return { code, findings, tracardiWorkloads, failing: [...new Set(failing)].sort() };
  }

  const preview = ["preview", "--json", "--show-sames", "--show-reads"];

  it("finds in a preview what the policy pack finds", async () => {
    const { code, failing } = await judged(await workspace.stack("insecure"), preview);
    assert.equal(code, 3);
    assert.deepEqual(failing, insecure.mandatory);
  });

  it("finds no violation in the preview of the production layout", async () => {
    const stack = await workspace.stack("production");
    const { code, findings, tracardiWorkloads } = await judged(stack, preview);
    const violations = findings.filter(({ outcome }) => outcome === "violation");
    assert.deepEqual(violations, []);
    assert.equal(code, 0);
    assert.ok(tracardiWorkloads >= 4, String(tracardiWorkloads));
  });

  it("judges the state of what is deployed", async () => {
    const stack = await workspace.stack("minimal");
    await stack.up();
    const config = join(workspace.folder, "examples", "minimal", "policy-config.json");
    const state = ["stack", "export"];
    const allowed = await judged(stack, state, ["--config", config]);
    assert.deepEqual([allowed.code, allowed.failing], [0, []]);
    const without = await judged(stack, state);
    assert.equal(without.code, 3);
    assert.deepEqual(without.failing, [
      "tracardi-api-replicas",
      "tracardi-gui-api-exposed",
      "tracardi-public-api-replicas",
    ]);
  });
}
