/** The root project, which is all configuration, on the real engine with simulated providers as its plugins. */
import assert from "node:assert/strict";
import { Stack } from "@pulumi/pulumi/automation";
import { Workspace } from "./workspace";

const SECRET = "hunter2-hunter2-hunter2";

describe("the root project on the real engine", tests);

function tests(): void {
  let workspace: Workspace;
  let stack: Stack;
  before(async () => {
    workspace = new Workspace();
    stack = await workspace.withoutCode();
  });
  after(() => workspace.remove());

  const set = (path: string, value: string, secret = false) =>
    stack.setConfig(path, { value, secret }, true);

  it("passes the preview with the example's configuration", async () => {
    const { code, stdout } = await workspace.preview(stack);
    assert.equal(code, 0, stdout);
    assert.match(stdout, /\n {4}\+ \d+ to create\n/);
  });

  it("refuses a secret that is not encrypted, with everything else that is wrong", async () => {
    await set("identity.mergeSecret", SECRET);
    await set("redis.node", "3");
    await set("tags.cost-center", "42");
    const { code, stdout } = await workspace.preview(stack);
    assert.ok(code !== 0);
    assert.match(stdout, /TracardiProduction "tracardi" has 3 wrong arguments:\n/);
    assert.match(stdout, / - tracardi:identity\.mergeSecret: a value that is not encrypted /);
    assert.match(stdout, / - tracardi:redis\.node: .* Did you mean nodes\?/);
    assert.match(stdout, / - tracardi:tags\.cost-center: 42 is not allowed; /);
    assert.ok(!stdout.includes(SECRET));
    assert.doesNotMatch(stdout, /^\s+at |unhandled exception/m);
  });

  it("comes up with the secret encrypted, and keeps it so in its state", async () => {
    for (const path of ["identity.mergeSecret", "redis", "tags"]) {
      await stack.workspace.removeConfig(stack.name, path, true);
    }
    await set("identity.mergeSecret", SECRET, true);
    const { summary, outputs } = await stack.up();
    assert.equal(summary.result, "succeeded");
    assert.equal(outputs.adminPassword.secret, true);
    assert.equal(outputs.publicApiUrl.value, "https://track.example.com");
    const stored = workspace.stateFile("tracardi");
    assert.ok(stored.includes("platform@example.com"), "the file holds what is no secret");
    assert.ok(!stored.includes(SECRET));
    assert.ok(!stored.includes(Buffer.from(SECRET).toString("base64")));
  });

  it("changes nothing in a second update", async () => {
    const { summary } = await stack.up({ expectNoChanges: true });
    assert.deepEqual(Object.keys(summary.resourceChanges ?? {}), ["same"]);
  });
}
