import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { rules } from "../../../policies/rules/rules";
import { allCases } from "./allCases";
import { formNames } from "./case";
import { findingsOf } from "./judgeCase";
import { CorpusRun, clusters } from "./run";
import { document, documentPath, tableOf } from "./table";

describe("the corpus of changes", () => {
  const all = allCases();
  let run: CorpusRun;
  before(async () => (run = await CorpusRun.start()));

  it("has cases of every rule, and of no other", () => {
    assert.deepEqual(all.map(({ rule }) => rule).sort(), rules.map(({ name }) => name).sort());
  });

  it("breaks rules in more than 200 ways", () => {
    const ways = all.reduce((sum, { red }) => sum + red.length, 0);
    assert.ok(ways > 200, `${ways} ways`);
  });

  for (const form of formNames) {
    for (const cluster of clusters) {
      it(`begins with a stack that keeps all rules: ${form}, cluster ${cluster}`, () => {
        assert.deepEqual(findingsOf(run.forms[form](), cluster), []);
      });
    }
  }

  for (const cases of all) {
    describe(cases.rule, () => {
      it("has enough cases, each under a name of its own", () => {
        assert.ok(cases.red.length >= 8, `${cases.red.length} red cases`);
        assert.ok(cases.green.length >= 4, `${cases.green.length} green cases`);
        const names = [...cases.red, ...cases.green].map(({ what }) => what);
        assert.equal(new Set(names).size, names.length);
      });

      for (const colour of ["red", "green"] as const) {
        for (const each of cases[colour]) {
          it(`${colour === "red" ? "finds" : "passes"} ${each.what}`, () => {
            const possible = run.formsOf(cases, each);
            assert.ok(possible.length > 0, "possible in no form");
            const problems = possible.flatMap((form) => run.problems(cases, colour, each, form));
            assert.deepEqual(problems, []);
          });
        }
      }
    });
  }

  it("is what the table in the documentation shows (npm run corpus)", () => {
    const text = readFileSync(documentPath, "utf8");
    assert.equal(text, document(text, tableOf(run, all)));
    // It judges every case in every form: a minute by itself, several on a busy machine.
  }).timeout(900_000);
});
