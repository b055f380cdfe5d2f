/** Stacks of an earlier release, renamed, in another project and with other zones: nothing that holds data changes. */
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Stack } from "@pulumi/pulumi/automation";
import { renamed, workspaceOfZones } from "./kept/stacks";
import type { Workspace } from "./workspace";

/** What later releases do to these states, wherever they are. */
const upgraded = [
  "create LogResourcePolicy::tracardi-search",
  "create RandomId::tracardi-core-lifetime",
  "create RandomId::tracardi-edge-lifetime",
  "create RolePolicyAttachment::tracardi-core-AmazonEKSBlockStoragePolicyV2",
  "create RolePolicyAttachment::tracardi-edge-AmazonEKSBlockStoragePolicyV2",
  "create ValidatingAdmissionPolicy::tracardi-core-guard-network",
  "create ValidatingAdmissionPolicy::tracardi-edge-guard-network",
  "create ValidatingAdmissionPolicyBinding::tracardi-core-guard-network",
  "create ValidatingAdmissionPolicyBinding::tracardi-edge-guard-network",
  "delete LogResourcePolicy::tracardi-search-application",
  "delete LogResourcePolicy::tracardi-search-slow-searches",
  "delete LogResourcePolicy::tracardi-search-slow-writes",
  "delete RolePolicyAttachment::tracardi-core-AmazonEKSBlockStoragePolicy",
  "delete RolePolicyAttachment::tracardi-edge-AmazonEKSBlockStoragePolicy",
  "update Domain::tracardi-search",
  "update RolePolicy::tracardi-flow-logs",
  "update WebAcl::tracardi-public-api",
];

interface Step {
  readonly op: string;
  readonly urn: string;
}

const named = (op: string, urn: string) => `${op} ${urn.split(/[:/]/).slice(-3).join(":")}`;

/** Each object in Kubernetes, which gets an annotation. */
async function annotated(stack: Stack): Promise<string[]> {
  const { deployment } = await stack.exportStack();
  const resources = (deployment.resources ?? []) as { type: string; urn: string }[];
  return resources
    .filter(({ type }) => type.startsWith("kubernetes:") && !type.endsWith("Patch"))
    .map(({ urn }) => named("update", urn));
}

/** The candidate's example has MySQL, and a search engine of its own. */
const examples = {
  production: upgraded,
  "tracardi-0.9": upgraded.filter((change) => !change.includes("::tracardi-search")),
};

for (const [example, changed] of Object.entries(examples)) {
  describe(`${example} of an earlier release, renamed and moved`, () => {
    let workspace: Workspace;
    let stack: Stack;
    let expected: string[];
    before(async () => {
      workspace = workspaceOfZones();
      stack = await renamed(workspace, example);
      expected = [...changed, ...(await annotated(stack))].sort();
    });
    after(() => workspace.remove());

    const inZones = (zones: string) => (stack.workspace.envVars.ZONES = zones);

    async function changes(): Promise<string[]> {
      const { code, stdout } = await workspace.run(stack, ["preview", "--json"]);
      assert.equal(code, 0, stdout);
      const { steps } = JSON.parse(stdout) as { steps: Step[] };
      const others = steps.filter(({ op }) => op !== "same");
      return others.map(({ op, urn }) => named(op, urn)).sort();
    }

    it("keeps its names and zones when the first zone is gone", async () => {
      inZones("eu-west-1b,eu-west-1c,eu-west-1d");
      assert.deepEqual(await changes(), expected);
    });

    it("keeps them when only two zones are left", async () => {
      inZones("eu-west-1c,eu-west-1b");
      assert.deepEqual(await changes(), expected);
    });

    it("keeps them in an update, and when a zone comes that is the first", async () => {
      inZones("eu-west-0a,eu-west-1a,eu-west-1b,eu-west-1c,eu-west-1d");
      assert.equal((await stack.up()).summary.result, "succeeded");
      assert.deepEqual(await changes(), []);
    });

    it("refuses other zones in an argument", async () => {
      const file = join(stack.workspace.workDir, "index.ts");
      const program = readFileSync(file, "utf8");
      const zones = 'network: { zones: ["eu-west-1a", "eu-west-1c", "eu-west-1b"] },';
      writeFileSync(
        file,
        program.replace(/^ +hosts: /m, (hosts) => `${zones}${hosts}`),
      );
      const { code, stdout } = await workspace.run(stack, ["preview"]);
      assert.ok(code !== 0);
      assert.match(
        stdout,
        /network\.zones\[1\]: "eu-west-1c" is not allowed; allowed: "eu-west-1b", which the subnets are in\./,
      );
    });
  });
}
