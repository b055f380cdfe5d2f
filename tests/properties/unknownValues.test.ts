import assert from "node:assert/strict";
import { allCases } from "../policies/corpus/allCases";
import type { Case, FormName, Layout } from "../policies/corpus/case";
import { changed, findingsOf } from "../policies/corpus/judgeCase";
import { randomFrom } from "../policies/corpus/randomFrom";
import { CorpusRun } from "../policies/corpus/run";
import { forgetAt, placesOf, silent } from "../policies/corpus/unknownPlaces";

/** Of what a change leaves as it was, so many places are tried; of what it touches, all. */
const elsewhere = 40;

describe("a single value that is not known, in a stack that breaks a rule", function () {
  this.timeout(600_000);
  let run: CorpusRun;
  before(async () => (run = await CorpusRun.start()));

  allCases().forEach((cases) => {
    it(`never silences ${cases.rule}`, () => {
      const problems = cases.red.flatMap((each, index) => {
        const possible = run.formsOf(cases, each);
        const form = possible[index % possible.length];
        return silencing(cases.rule, each, form, index);
      });
      assert.deepEqual(problems, []);
    });
  });

  /** The places at which an unknown value leaves nothing to be said of a rule that is broken. */
  function silencing(rule: string, each: Case, form: FormName, seed: number): string[] {
    const make = () => changed(run.forms[form](), each);
    const touched = namesTouched(run.forms[form](), make());
    const { stack } = make();
    const others = [...stack.resources.keys()].filter((name) => !touched.includes(name));
    const places = [
      ...placesOf(stack, touched),
      ...sample(placesOf(stack, others), elsewhere, seed),
    ];
    return places.flatMap(([name, ...path]) => {
      const layout = make();
      forgetAt(layout.stack.get(name), path);
      return silent(rule, findingsOf(layout, "unknown", each.config))
        ? [`${each.what} (${form}): ${name}.${path.join(".")}`]
        : [];
    });
  }
});

function namesTouched(before: Layout, after: Layout): string[] {
  const text = (layout: Layout, name: string) => JSON.stringify(layout.stack.resources.get(name));
  return [...after.stack.resources.keys()].filter(
    (name) => text(before, name) !== text(after, name),
  );
}

function sample<T>(all: readonly T[], size: number, seed: number): T[] {
  const random = randomFrom(seed);
  return all.filter(() => random() < size / all.length);
}
