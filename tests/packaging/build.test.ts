import assert from "node:assert/strict";
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import * as fc from "fast-check";
import { validate } from "../../components/validation/validate";
import { run as runPreview } from "../preview/helpers/fixtures";
import { argumentSets } from "../properties/argumentSets";
import { installPackage } from "./installed";

const root = path.join(__dirname, "../..");

describe("the npm package", function () {
  this.timeout(600_000);
  let home: string;
  let installed: string;

  before(() => {
    home = fs.mkdtempSync(path.join(os.tmpdir(), "tracardi-package-"));
    installed = installPackage(home);
  });

  after(() => fs.rmSync(home, { recursive: true, force: true }));

  it("holds JavaScript, type declarations and what both need, and no TypeScript sources", () => {
    const files = fs.readdirSync(installed, { recursive: true, encoding: "utf8" });
    // The examples are there to be read.
    const sources = files.filter((file) => /^(?!examples\/).*(?<!\.d)\.ts$/.test(file));
    assert.deepEqual(sources, []);
    for (const file of [
      "index.js",
      "index.d.ts",
      "stack.js",
      "components/arguments/arguments.schema.json",
      "docs/arguments.md",
      "Pulumi.example.yaml",
      "components/workloads/installer/install.py",
      "policies/index.js",
      "policies/PulumiPolicy.yaml",
      "plugin/PulumiPlugin.yaml",
      "plugin/schema.json",
      "plugin/provider.js",
      "policies/cli/main.js",
      "docs/rules/README.md",
      "preview/engine/endWithParent.cjs",
      "README.md",
      "LICENSE",
    ]) {
      assert.ok(files.includes(file), `${file} is missing`);
    }
  });

  it("loads neither ajv nor the validator until arguments are checked", () => {
    const load = `require(${JSON.stringify(installed)}); console.log(Object.keys(require.cache).join("\\n"))`;
    const loaded = execFileSync(process.execPath, ["-e", load], { cwd: home, encoding: "utf8" });
    assert.match(loaded, /components.validation.validate\.js$/m);
    assert.doesNotMatch(loaded, /[\\/](ajv[\\/]|validator\.js$)/m);
  });

  it("finds the same wrong with arguments as its sources do", async () => {
    const built = await import(path.join(installed, "components/validation/validate.js"));
    const sets = fc.sample(argumentSets, { seed: 7, numRuns: 300 });
    const wrong = sets.filter((args) => {
      const problems = validate(args);
      assert.deepEqual(built.validate(args), problems);
      return problems.length > 0;
    });
    assert.ok(wrong.length > sets.length / 4, `${wrong.length} of ${sets.length} are wrong`);
  });

  it("runs in a program of its user's, judged by its own policy pack", async () => {
    const stack = path.join(home, "stack");
    fs.mkdirSync(stack);
    const example = path.join(root, "examples/production");
    fs.writeFileSync(path.join(stack, "package.json"), "{}");
    fs.writeFileSync(
      path.join(stack, "Pulumi.yaml"),
      "name: user\nruntime: nodejs\nmain: index.ts\n",
    );
    fs.cpSync(path.join(example, "index.ts"), path.join(stack, "index.ts"));
    fs.cpSync(path.join(example, "Pulumi.dev.yaml"), path.join(stack, "Pulumi.dev.yaml"));

    const run = await preview(stack);
    assert.equal(run.code, 0, run.stdout + run.stderr);
    assert.match(run.stdout, /tracardi@v0\.1\.0: no violations/);
    assert.match(run.stdout, /kubernetes:batch\/v1:Job +tracardi-installer /);
  });

  it("brings a program of its own, that does with the configuration alone", async () => {
    fs.writeFileSync(
      path.join(home, "Pulumi.yaml"),
      "name: tracardi\nruntime: nodejs\nmain: node_modules/tracardi-pulumi/stack.js\n",
    );
    const example = path.join(installed, "Pulumi.example.yaml");
    fs.cpSync(example, path.join(home, "Pulumi.prod.yaml"));
    const run = await preview(home);
    assert.equal(run.code, 0, run.stdout + run.stderr);
    assert.match(run.stdout, /^Previewing tracardi \/ prod, /);
    assert.match(run.stdout, /tracardi@v0\.1\.0: no violations/);
  });

  it("brings a command that judges manifests and stacks", () => {
    const manifest = JSON.parse(fs.readFileSync(path.join(installed, "package.json"), "utf8"));
    const command = path.join(installed, manifest.bin["tracardi-policies"]);
    const judge = (args: string[], input = "") =>
      spawnSync(command, args, { cwd: home, encoding: "utf8", input });

    assert.equal(judge(["--version"]).stdout, `${manifest.version}\n`);
    const none = judge(["-"], "apiVersion: v1\nkind: Namespace\nmetadata: { name: a }\n");
    assert.equal(none.status, 2, none.stdout + none.stderr);
    assert.match(none.stderr, /^error: nothing of Tracardi's runs in -/);

    // Its program is the one of the test before.
    const stack = judge(["stack"]);
    assert.equal(stack.status, 0, stack.stdout + stack.stderr);
    assert.match(stack.stdout, /of which 5 are workloads of Tracardi's\.$/m);
  });

  it("brings a command that verifies an installation", () => {
    const manifest = JSON.parse(fs.readFileSync(path.join(installed, "package.json"), "utf8"));
    const command = path.join(installed, manifest.bin["tracardi-verify"]);
    const detour = (port: number) => ["--connect-to", `track.example.com:${port}:127.0.0.1:1`];
    const args = ["--public-api", "track.example.com", ...detour(443), ...detour(80)];
    const { status, stdout, stderr } = spawnSync(command, args, { cwd: home, encoding: "utf8" });
    assert.equal(status, 3, stdout + stderr);
    assert.match(stdout, /✗ connection {2,}the connection is refused/);
  });

  it("brings a plugin for programs in other languages", async () => {
    const runner = require.resolve("@pulumi/pulumi/cmd/run-plugin");
    const plugin = path.join(installed, "plugin");
    const running = spawn(process.execPath, [runner, plugin, "127.0.0.1:1"], { cwd: home });
    // It says where it listens.
    const [port] = (await once(running.stdout, "data")) as [Buffer];
    running.kill();
    assert.match(String(port), /^\d+\n$/);
  });

  const preview = (stack: string) =>
    runPreview([stack, "--policy-pack", path.join(installed, "policies")]);
});
