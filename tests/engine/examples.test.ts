/** The examples on the real engine, with simulated providers as its plugins. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { CommandError, Stack } from "@pulumi/pulumi/automation";
import { insecure } from "../helpers/insecure";
import { POLICIES, Workspace } from "./workspace";

describe("examples on the real engine", tests);

function tests(): void {
  let workspace: Workspace;
  before(() => (workspace = new Workspace()));
  after(() => workspace.remove());

  const judged = { policyPacks: [POLICIES] };

  /** What a resource should compute and does not is unknown in a preview, and seems to change what it goes into. */
  async function previewsNoChange(stack: Stack): Promise<void> {
    const { code, stdout } = await workspace.run(stack, ["preview", "--expect-no-changes"]);
    assert.equal(code, 0, stdout);
  }

  describe("minimal", () => {
    it("passes the preview with its own policy configuration only", async () => {
      const stack = await workspace.stack("minimal");
      // As users run it, with its types checked.
      stack.workspace.envVars.PULUMI_NODEJS_TRANSPILE_ONLY = "false";
      const config = join(workspace.folder, "examples", "minimal", "policy-config.json");
      const passed = await workspace.preview(stack, config);
      assert.match(passed.stdout, /\n {4}\+ \d+ to create\n/);
      assert.equal(passed.code, 0, passed.stdout);
      const failed = await workspace.preview(stack);
      assert.ok(failed.code !== 0);
      assert.deepEqual(mandatory(failed.stdout), [
        "tracardi-api-replicas",
        "tracardi-gui-api-exposed",
        "tracardi-public-api-replicas",
      ]);
    });
  });

  describe("minimal, deployed", () => {
    it("comes up, and a second update changes nothing", async () => {
      const stack = await workspace.stack("minimal");
      const config = join(workspace.folder, "examples", "minimal", "policy-config.json");
      const allowed = { ...judged, policyPackConfigs: [config] };
      assert.equal((await stack.up(allowed)).summary.result, "succeeded");
      await previewsNoChange(stack);
      const { summary } = await stack.up({ ...allowed, expectNoChanges: true });
      assert.deepEqual(Object.keys(summary.resourceChanges ?? {}), ["same"]);
    });
  });

  describe("a wrong argument from another resource", () => {
    it("is told once, in its own words", async () => {
      const zoneId = '"Z0123456789ABCDEFGHIJ"';
      const stack = await workspace.changed("production", (program) => {
        assert.ok(program.includes(zoneId));
        return program.replace(zoneId, 'pulumi.output("no-zone")');
      });
      const { code, stdout } = await workspace.preview(stack);
      assert.ok(code !== 0);
      const told = stdout.split('dns.zoneId: "no-zone" is not allowed; allowed: ').length - 1;
      assert.equal(told, 1, stdout);
      assert.doesNotMatch(stdout, /^\s+at |error serializing|Error: |unhandled exception/m);
    });
  });

  describe("elastic-cloud", () => {
    it("comes up with a provider made of Terraform's, and a second update changes nothing", async () => {
      const stack = await workspace.stack("elastic-cloud");
      const { code, stdout } = await workspace.preview(stack);
      assert.equal(code, 0, stdout);
      assert.equal((await stack.up(judged)).summary.result, "succeeded");
      const { deployment } = await stack.exportStack();
      const ours = (deployment.resources as { type: string; provider?: string }[]).filter(
        ({ type }) => type.startsWith("ec:"),
      );
      assert.deepEqual(ours.map(({ type }) => type).sort(), [
        "ec:index/deployment:Deployment",
        "ec:index/deploymentTrafficFilter:DeploymentTrafficFilter",
      ]);
      for (const { provider } of ours)
        assert.match(provider ?? "", /::pulumi:providers:ec::default/);
      await previewsNoChange(stack);
      const { summary } = await stack.up({ ...judged, expectNoChanges: true });
      assert.deepEqual(Object.keys(summary.resourceChanges ?? {}), ["same"]);
    });
  });

  for (const example of [
    "existing-infrastructure",
    "internal-access",
    "insecure",
    "one-cluster",
    "tracardi-0.9",
  ]) {
    describe(`${example}, deployed`, () => {
      it("previews no change right after it", async () => {
        const stack = await workspace.stack(example);
        assert.equal((await stack.up()).summary.result, "succeeded");
        await previewsNoChange(stack);
      });
    });
  }

  describe("insecure", () => {
    it("fails at every mandatory rule that it breaks", async () => {
      const stack = await workspace.stack("insecure");
      const { code, stdout } = await workspace.preview(stack);
      assert.ok(code !== 0);
      assert.deepEqual(mandatory(stdout), insecure.mandatory);
    });
  });

  describe("production", () => {
    let stack: Stack;
    let environment: Record<string, string>;
    before(async () => {
      stack = await workspace.stack("production");
      environment = stack.workspace.envVars;
    });

    it("passes the preview", async () => {
      const { code, stdout } = await workspace.preview(stack);
      assert.equal(code, 0, stdout);
      assert.match(stdout, /\n {4}\+ \d+ to create\n/);
    });

    it("does not open the public side while the installer fails", async () => {
      stack.workspace.envVars = { ...environment, SIMULATED_FAILURES: "installer" };
      await assert.rejects(stack.up(judged), (error: Error) => {
        assert.ok(error instanceof CommandError);
        assert.match(error.message, /Job has reached the specified backoff limit/);
        return true;
      });
      const made = await resourcesOf(stack);
      assert.ok(made.some(isInstaller), "the failed Job is in the state");
      assert.deepEqual(made.filter(opensPublicSide), []);
    });

    it("tries the installer again with the next update, and then opens it", async () => {
      stack.workspace.envVars = environment;
      const { summary } = await stack.up(judged);
      assert.equal(summary.result, "succeeded");
      const made = await resourcesOf(stack);
      assert.deepEqual(made.filter(isInstaller).length, 1);
      assert.ok(made.some((urn) => opensPublicSide(urn) && urn.includes("listenerRule")));
      assert.ok(made.some((urn) => opensPublicSide(urn) && urn.includes("Deployment")));
    });

    it("changes nothing in a second update, and its preview says so", async () => {
      await previewsNoChange(stack);
      const { summary } = await stack.up({ ...judged, expectNoChanges: true });
      assert.deepEqual(Object.keys(summary.resourceChanges ?? {}), ["same"]);
    });

    it("keeps no secret in plain text in its state", async () => {
      const shown = await stack.exportStack();
      const secrets = passwords(shown.deployment.resources);
      assert.ok(secrets.length >= 5, `${secrets.length} passwords`);
      const stored = workspace.stateFile("tracardi-production");
      assert.equal(secrets.filter((secret) => stored.includes(secret)).length, 0);
      assert.ok(stored.includes("platform@example.com"), "the file holds what is no secret");
    });

    it("is protected, and goes when it is no more", async () => {
      await assert.rejects(stack.destroy(), /protect/);
      await stack.setConfig("protection", { value: "false" });
      await stack.up();
      await stack.destroy();
      assert.deepEqual(await resourcesOf(stack), []);
    });
  });
}

/** The mandatory policies that a preview's text names. */
function mandatory(printed: string): string[] {
  const found = printed.matchAll(/\[mandatory\](?: \[severity: \w+\])? +([\w-]+)/g);
  return [...new Set([...found].map(([, name]) => name))].sort();
}

async function resourcesOf(stack: Stack): Promise<string[]> {
  const { deployment } = await stack.exportStack();
  return ((deployment.resources ?? []) as { urn: string }[]).map(({ urn }) => urn);
}

function isInstaller(urn: string): boolean {
  return urn.includes("kubernetes:batch/v1:Job::");
}

/** The listener rules and the Deployment of the public API. */
function opensPublicSide(urn: string): boolean {
  return /(listenerRule:ListenerRule|Deployment)::tracardi-public-api/.test(urn);
}

/** The generated passwords in a state that shows its secrets. */
function passwords(resources: { type: string; outputs: Record<string, unknown> }[]): string[] {
  return resources
    .filter(({ type }) => type === "random:index/randomPassword:RandomPassword")
    .map(
      ({ outputs }) => JSON.parse((outputs.result as { plaintext: string }).plaintext) as string,
    );
}
