import assert from "node:assert/strict";
import { join } from "node:path";
import { expectationsOf, filesOf, folder, kinds } from "./expectations";
import { judged } from "./verdict";

describe("what strangers deploy", () => {
  for (const kind of kinds()) {
    describe(kind, () => {
      const expected = expectationsOf(kind);

      it("has a verdict for each file, and a file for each verdict", () => {
        assert.deepEqual(expected.map(({ file }) => file).sort(), filesOf(kind));
      });

      it("has cases on both sides", () => {
        const passing = expected.filter(({ verdict }) => verdict === "pass").length;
        assert.ok(expected.length - passing >= 3, `${expected.length - passing} red cases`);
        assert.ok(passing >= 2, `${passing} green cases`);
      });

      for (const { file, verdict, rule, resource } of expected) {
        it(`${file}: ${verdict}${rule === undefined ? "" : ` by ${rule} on ${resource}`}`, async () => {
          const result = await judged(join(folder, kind, file));
          const shown = result.findings.map(
            (each) => `${each.rule} on ${each.resource?.name ?? "the deployment"}: ${each.message}`,
          );
          assert.equal(result.verdict, verdict, `${result.error}${shown.join("\n")}`);
          if (rule === undefined) return;
          const outcome = verdict === "found" ? "violation" : "undecided";
          const named = result.findings.filter((each) => each.outcome === outcome);
          assert.ok(
            named.some((each) => each.rule === rule && each.resource?.name === resource),
            shown.join("\n"),
          );
        });
      }
    });
  }
});
