import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { Profile } from "../../index";
import { isSecret, type WireValue } from "../../preview/engine/wire";
import { argumentSets } from "./argumentSets";
import { bases, secretMark } from "./argumentBases";
import { brokenRules, malformed, outcomeOf } from "./outcome";

/** Another one tries other sets: `PROPERTY_SEED=7 npm run test:properties`. */
const seed = Number(process.env.PROPERTY_SEED ?? 20240208);
const sets = Number(process.env.PROPERTY_RUNS ?? 2000);

describe("any set of arguments", () => {
  bases.forEach((base, index) =>
    it(`makes a layout that the policy pack passes: set ${index + 1} of those that are right`, async () => {
      const outcome = await outcomeOf(base, false);
      assert.ok("layout" in outcome, JSON.stringify(outcome));
      if (base.profile !== Profile.Minimal) assert.deepEqual(brokenRules(outcome.findings), []);
    }),
  );

  it(`gives one error that names arguments, or a layout that the policy pack passes: ${sets} sets`, async function () {
    // Thousands of layouts: minutes, and more where the machine is shared.
    this.timeout(1_800_000);
    const seen = { errors: 0, layouts: 0 };
    await fc.assert(
      fc.asyncProperty(argumentSets, fc.boolean(), async (args, unknowns) => {
        const outcome = await outcomeOf(args, unknowns);
        if ("error" in outcome) {
          seen.errors++;
          assert.equal(malformed(outcome.error), undefined, outcome.error);
          assert.ok(!outcome.error.includes(secretMark), outcome.error);
          return;
        }
        seen.layouts++;
        const { layout, findings } = outcome;
        if (args.profile !== Profile.Minimal) assert.deepEqual(brokenRules(findings), []);
        const told = [...layout.warnings, ...findings.map(({ message }) => message)];
        assert.ok(!told.join("\n").includes(secretMark), told.join("\n"));
        for (const { inputs, urn } of layout.all) {
          assert.ok(!shownIn(inputs), `${urn} has a secret that is not marked as one`);
        }
      }),
      { seed, numRuns: sets },
    );
    console.log(`      ${seen.errors} errors, ${seen.layouts} layouts`);
    assert.ok(seen.errors > sets / 10 && seen.layouts > sets / 10, "both are tried often enough");
  });
});

/** Whether a secret is among the values that are not marked as secrets. */
function shownIn(value: WireValue): boolean {
  if (typeof value === "string") return value.includes(secretMark);
  if (typeof value !== "object" || value === null || isSecret(value)) return false;
  return Object.values(value).some(shownIn);
}
