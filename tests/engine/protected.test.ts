/** Changes of arguments that would replace what holds data: refused, unless another argument names it. */
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Stack } from "@pulumi/pulumi/automation";
import { Workspace } from "./workspace";

const key = "arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555";

/** Each change of the example's program, and what it would replace or delete. */
const changes: readonly { from?: string; to: string; guarded: string[] }[] = [
  {
    to: `kmsKeyArn: "${key}",`,
    guarded: [
      "Cluster::tracardi-core",
      "Cluster::tracardi-edge",
      "Domain::tracardi-search",
      "Key::tracardi",
      "ReplicationGroup::tracardi-redis",
    ],
  },
  {
    from: "openSearch: {},",
    to: 'openSearch: { version: "2.17" },',
    guarded: ["Domain::tracardi-search"],
  },
  {
    from: "openSearch: {},",
    to: 'elasticCloud: { region: "eu-west-1" },',
    guarded: ["Domain::tracardi-search"],
  },
  {
    to: 'redis: { engine: "redis" as never },',
    guarded: ["ReplicationGroup::tracardi-redis"],
  },
  {
    to: 'iam: { path: "/tracardi/" },',
    guarded: ["Cluster::tracardi-core", "Cluster::tracardi-edge"],
  },
  {
    to: 'placement: { publicApi: "front" },',
    guarded: ["Cluster::tracardi-edge"],
  },
  {
    to: 'network: { cidr: "10.8.0.0/16" },',
    guarded: ["Vpc::tracardi"],
  },
];

describe("changes that would replace what holds data", () => {
  let workspace: Workspace;
  let stack: Stack;
  let program: string;
  before(async () => {
    workspace = new Workspace();
    stack = await workspace.stack("production");
    program = readFileSync(join(stack.workspace.workDir, "index.ts"), "utf8");
    await stack.up();
  });
  after(() => workspace.remove());

  /** `pulumi preview` of the program with a change. */
  function previewOf(from: string, to: string) {
    assert.ok(program.includes(from));
    writeFileSync(join(stack.workspace.workDir, "index.ts"), program.replace(from, to));
    return workspace.run(stack, ["preview"]);
  }
  const settings = "adminEmail:";

  for (const { from = settings, to, guarded } of changes) {
    it(`${to} is refused, by the name of what it is`, async () => {
      const { code, stdout } = await previewOf(from, from === settings ? `${to} ${from}` : to);
      assert.ok(code !== 0);
      const told = stdout.matchAll(
        /resource "urn:\S+[:/](\w+::[\w-]+)"(?: cannot be deleted)?\s+(?:as it is currently marked for|because it is) prote/g,
      );
      const names = [...new Set([...told].map(([, name]) => name))].sort();
      assert.deepEqual(names, guarded, stdout);
    });
  }

  it("pass for what is named", async () => {
    const to = 'redis: { engine: "redis" as never }, unprotected: ["redis" as never],';
    const { code, stdout } = await previewOf(settings, `${to} ${settings}`);
    assert.equal(code, 0, stdout);
    assert.match(stdout, /\+-? +.*ReplicationGroup +tracardi-redis +.*replace/);
  });
});
