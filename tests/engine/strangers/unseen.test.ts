/** What the engine does not show of a stack: what a run leaves out, secrets without their passphrase, and charts. */
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { command } from "../../../policies/cli/command";
import { StrangersStack } from "./program";

const api = (merging: string): string => `
  run("api", "tracardi/tracardi-api:0.8.2.1", { AUTO_PROFILE_MERGING: ${merging} });
`;

const release = (name: string, options: string): string => `
  new kubernetes.helm.v3.Release("${name}", { name: "${name}", namespace: "cdp", ${options} });
`;

describe("what the real engine does not show of a stack", () => {
  let strangers: StrangersStack;
  before(async () => (strangers = await StrangersStack.start()));
  after(() => strangers.remove());

  const leftOut = /whether Deployment api runs Tracardi, as it is left out of this run/;

  it("is undecided where --exclude or --target leaves a new workload out, and judged where it does not", async () => {
    strangers.write(`${api('"short"')} new kubernetes.core.v1.Namespace("other");`);
    for (const args of [
      ["--exclude", "**Deployment::api"],
      ["--target", "**Namespace::other"],
    ]) {
      const said = await strangers.judged(args);
      assert.match(said, leftOut);
      assert.doesNotMatch(said, /tracardi-merging-secret/);
    }
    const judged = await strangers.judged(["--exclude", "**Namespace::other"]);
    assert.match(judged, /AUTO_PROFILE_MERGING in container api has fewer than 20 characters/);
    assert.doesNotMatch(judged, leftOut);
  });

  it("is undecided of a Release whose chart may be Tracardi's, and nothing of others' charts", async () => {
    strangers.write(
      [
        release("cdp", 'chart: "./charts/cdp"'),
        release("edge", 'chart: "app", values: { image: "tracardi/tracardi-api:0.8.2.1" }'),
        release("cache", 'chart: "redis", repositoryOpts: { repo: "https://charts.example.com" }'),
      ].join(""),
    );
    const said = await strangers.judged();
    assert.match(said, /whether Release cdp deploys Tracardi, whose chart is a folder/);
    assert.match(said, /Release edge seems to deploy Tracardi/);
    assert.doesNotMatch(said, /Release cache/);
  });

  describe("of a secret in a state", () => {
    const secret = 'pulumi.secret("5f0c1a0d9e7b4c2f8a6d3e1b")';

    /** What `tracardi-policies` says of an exported state. */
    async function judgedState(...more: readonly string[]): Promise<string> {
      const file = join(strangers.workspace.folder, "state.json");
      writeFileSync(file, await strangers.printed(["stack", "export", ...more]));
      let said = "";
      await command([file], {
        stdin: () => "",
        stdout: (text) => (said += text),
        stderr: () => undefined,
      });
      return said;
    }

    const notKnown = /AUTO_PROFILE_MERGING in\s+container api is\s+not known/;
    const weak = /AUTO_PROFILE_MERGING in\s+container api (has\s+fewer|is\s+not set)/;

    it("is undecided, by the command", async () => {
      strangers.write(api(secret));
      await strangers.up();
      const redacted = await judgedState();
      assert.match(redacted, notKnown);
      assert.doesNotMatch(redacted, weak);
      const shown = await judgedState("--show-secrets");
      assert.doesNotMatch(shown, notKnown);
      assert.doesNotMatch(shown, weak);
    });

    it("is undecided, by the pack on a file", async () => {
      const analyzed = () => strangers.analyzed(join(strangers.workspace.folder, "state.json"));
      await judgedState();
      const redacted = analyzed();
      assert.match(redacted, notKnown);
      assert.doesNotMatch(redacted, weak);
      strangers.write(api('"short"'));
      await strangers.up();
      await judgedState();
      const plain = analyzed();
      assert.match(plain, weak);
      assert.doesNotMatch(plain, notKnown);
    });
  });
});
