import * as assert from "node:assert/strict";
import { join } from "node:path";
import * as fc from "fast-check";
import { Profile } from "../../index";
import { PreviewError } from "../../preview/errors";
import { preview } from "../../preview/preview";
import { readProject } from "../../preview/project/project";
import { isMandatory } from "../../preview/report/text";
import { argumentSets } from "./argumentSets";
import { secretMark } from "./argumentBases";
import { malformed } from "./outcome";

const root = join(__dirname, "..", "..");
const seed = Number(process.env.PROPERTY_SEED ?? 20240208);
const sets = 30;

describe("any set of arguments, through the whole preview", () => {
  for (let number = 0; number < sets; number++) {
    it(`gives one error, or a layout that the policy pack passes: set ${number}`, async () => {
      const args = fc.sample(argumentSets, { seed, numRuns: number + 1 })[number];
      const project = readProject(join(__dirname, "stack"));
      project.config = { "properties:seed": String(seed), "properties:number": String(number) };
      try {
        const { pack, diagnostics } = await preview({
          project,
          policyPack: join(root, "policies"),
          policyConfig: {},
          unknowns: number % 2 === 0,
        });
        const findings = pack?.findings ?? [];
        if (args.profile !== Profile.Minimal) assert.deepEqual(findings.filter(isMandatory), []);
        const told = [...diagnostics, ...findings].map(({ message }) => message).join("\n");
        assert.ok(!told.includes(secretMark), told);
      } catch (error) {
        if (!(error instanceof PreviewError)) throw error;
        assert.equal(error.kind, "program", error.message);
        assert.equal(malformed(error.message), undefined, error.message);
        assert.ok(!error.message.includes(secretMark), error.message);
      }
    });
  }
});
