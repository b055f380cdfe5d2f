import * as assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { readPolicyConfig } from "../../preview/analyzer/policyConfig";
import { preview } from "../../preview/preview";
import { readProject } from "../../preview/project/project";
import { isMandatory } from "../../preview/report/text";

const root = join(__dirname, "..", "..");
const examples = join(root, "examples");

/** The rules that an example is there to break; all others break none. */
const broken: { readonly [example: string]: readonly string[] } = {
  insecure: [
    "tracardi-api-replicas",
    "tracardi-gui-api-exposed",
    "tracardi-gui-exposed",
    "tracardi-gui-replicas",
    "tracardi-public-api-replicas",
    "tracardi-search-nodes",
  ],
};

for (const example of readdirSync(examples)) {
  describe(`examples/${example}`, () => {
    for (const unknowns of [false, true]) {
      const mode = unknowns ? "with what a cloud computes unknown" : "with simulated values";
      it(`previews ${mode}, and the policy pack's verdict is the expected one`, async () => {
        const folder = join(examples, example);
        const config = join(folder, "policy-config.json");
        const { resources, pack, diagnostics } = await preview({
          project: readProject(folder),
          policyPack: join(root, "policies"),
          policyConfig: existsSync(config) ? readPolicyConfig(config) : {},
          unknowns,
        });
        const rules = new Set(pack?.findings.filter(isMandatory).map(({ policy }) => policy));
        assert.deepEqual([...rules].sort(), broken[example] ?? []);
        assert.ok(resources.length > 0);
        // A function or a package without a simulation leaves a hole in what is judged.
        const holes = diagnostics.filter(({ message }) => message.includes("is not simulated"));
        assert.deepEqual(holes, []);
      });
    }

    it("says what it is, what it costs, and how to deploy, validate and destroy it", () => {
      const text = readFileSync(join(examples, example, "README.md"), "utf8");
      const said = [...text.matchAll(/\*\*([^*]+)\.\*\*/g)].flatMap(([, words]) =>
        words.toLowerCase().split(", "),
      );
      assert.deepEqual(said.sort(), ["cost", "deploy", "destroy", "validate", "what"]);
    });
  });
}
