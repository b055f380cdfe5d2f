import * as assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { readPolicyConfig } from "../../preview/analyzer/policyConfig";
import { containsUnknown } from "../../preview/engine/wire";
import { preview } from "../../preview/preview";
import { readProject } from "../../preview/project/project";
import { isMandatory } from "../../preview/report/text";
import { insecure } from "../helpers/insecure";

const root = join(__dirname, "..", "..");
const examples = join(root, "examples");

/** The rules that an example is there to break; all others break none. */
const broken: { readonly [example: string]: Record<"mandatory" | "advisory", string[]> } = {
  insecure,
  minimal: { mandatory: [], advisory: ["tracardi-below-production"] },
};

/** What the policy pack says of an example: the names of the rules that it breaks, by level. */
async function verdict(example: string, unknowns: boolean, config?: string) {
  const { pack, diagnostics, resources } = await preview({
    project: readProject(join(examples, example)),
    policyPack: join(root, "policies"),
    policyConfig: config === undefined ? {} : readPolicyConfig(config),
    unknowns,
  });
  const findings = pack?.findings ?? [];
  const rules = (found: typeof findings) => [...new Set(found.map(({ policy }) => policy))].sort();
  return {
    mandatory: rules(findings.filter(isMandatory)),
    advisory: rules(findings.filter((finding) => !isMandatory(finding))),
    // A function or a package without a simulation leaves a hole in what is judged.
    holes: diagnostics.filter(({ message }) => message.includes("is not simulated")),
    // What one resource takes from another is there once that is simulated.
    unfilled: unknowns
      ? []
      : resources.filter(({ inputs }) => containsUnknown(inputs)).map(({ name }) => name),
  };
}

/** All but what is no stack. */
const stacks = readdirSync(examples).filter((name) =>
  existsSync(join(examples, name, "Pulumi.yaml")),
);

for (const example of stacks) {
  describe(`examples/${example}`, () => {
    for (const unknowns of [false, true]) {
      const mode = unknowns ? "with what a cloud computes unknown" : "with simulated values";
      it(`previews ${mode}, and the policy pack's verdict is the expected one`, async () => {
        const config = join(examples, example, "policy-config.json");
        const own = existsSync(config) ? config : undefined;
        const { mandatory, advisory } = broken[example] ?? { mandatory: [], advisory: [] };
        // Whether the domain's address brings a login is not known before there is one.
        const undecided = example === "insecure" && unknowns ? ["tracardi-undecided"] : [];
        assert.deepEqual(await verdict(example, unknowns, own), {
          mandatory,
          advisory: [...advisory, ...undecided],
          holes: [],
          unfilled: [],
        });
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

it("examples/minimal breaks the rules that it is below without its configuration of the pack", async () => {
  assert.deepEqual((await verdict("minimal", false)).mandatory, [
    "tracardi-api-replicas",
    "tracardi-gui-api-exposed",
    "tracardi-public-api-replicas",
  ]);
});
