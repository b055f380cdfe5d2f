/** Programs in another language, by the SDK's own plugin runner and Pulumi's language host for YAML. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Stack } from "@pulumi/pulumi/automation";
import { least } from "../configuration/stackConfig";
import { nonEmpty } from "../helpers/nonEmpty";
import { yamlLanguage } from "./programs";
import { Workspace } from "./workspace";

const PLUGIN = join(__dirname, "..", "..", "plugin");

interface Schema {
  readonly resources: Readonly<Record<string, { readonly inputProperties: object }>>;
}

/** The engine puts the schema into a form of its own, which leaves the names as they are. */
const inputsOf = ({ resources }: Schema): string[] =>
  nonEmpty(
    Object.keys(resources["tracardi-pulumi:index:TracardiProduction"].inputProperties),
  ).sort();

describe("a program in YAML", function () {
  this.timeout(900_000);
  let workspace: Workspace;
  before(() => {
    workspace = new Workspace();
    workspace.program("pulumi-language-yaml", yamlLanguage());
  });
  after(() => workspace.remove());

  async function project(name: string, changes: object): Promise<Stack> {
    const folder = join(workspace.folder, name);
    mkdirSync(folder);
    const tracardi = {
      type: "tracardi-pulumi:TracardiProduction",
      properties: { ...least(), ...changes },
    };
    const program = {
      name,
      runtime: "yaml",
      packages: { "tracardi-pulumi": PLUGIN },
      resources: { tracardi },
      outputs: { publicApiUrl: "${tracardi.publicApiUrl}" },
    };
    writeFileSync(join(folder, "Pulumi.yaml"), JSON.stringify(program));
    return workspace.stackIn(folder);
  }

  it("gets the schema that was made before, whatever its folder's tsconfig.json says", async () => {
    const [program, , options] = workspace.command(await project("schema", {}), []);
    const schema = () => {
      const { stdout } = spawnSync(program, ["package", "get-schema", PLUGIN], {
        ...options,
        encoding: "utf8",
      });
      return JSON.parse(stdout) as Schema;
    };
    const without = schema();
    const es5 = { compilerOptions: { target: "es5", module: "commonjs" } };
    writeFileSync(join(workspace.folder, "schema", "tsconfig.json"), JSON.stringify(es5));
    assert.deepEqual(schema(), without);
    const kept = JSON.parse(readFileSync(join(PLUGIN, "schema.json"), "utf8")) as Schema;
    assert.deepEqual(inputsOf(without), inputsOf(kept));
  });

  it("previews the whole layout, and the policy pack passes it", async () => {
    const { code, stdout } = await workspace.preview(await project("production", {}));
    assert.equal(code, 0, stdout);
    assert.match(stdout, /\n {4}\+ 2\d\d to create\n/);
    assert.match(stdout, /tracardi@v0\.1\.0/);
  });

  it("is told once of each wrong argument", async () => {
    const wrong = { adminEmail: "nobody", publicApi: { instances: 1 } };
    const { code, stdout } = await workspace.preview(await project("wrong", wrong));
    assert.notEqual(code, 0);
    assert.match(stdout, /TracardiProduction "tracardi" has 2 wrong arguments:/);
    for (const path of ["adminEmail", "publicApi.instances"]) {
      assert.equal(stdout.split(path).length, 2, `${path} is told of once:\n${stdout}`);
    }
  });
});
