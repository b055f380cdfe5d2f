import assert from "node:assert/strict";
import { allCases } from "../policies/corpus/allCases";
import type { Case, FormName } from "../policies/corpus/case";
import { findingsOf } from "../policies/corpus/judgeCase";
import { randomFrom } from "../policies/corpus/randomFrom";
import { CorpusRun } from "../policies/corpus/run";
import { forgetAt, placesOf, silent } from "../policies/corpus/unknownPlaces";

/** How many places are tried of resources that a change alters, and of all others; of what it adds, all. */
const tried = { altered: 50, elsewhere: 10 };

/**
 * Places where an unknown value is something given: a certificate that is made in the same deployment, whose ARN
 * nobody knows before, ends TLS all the same.
 */
const given: Readonly<Record<string, readonly string[]>> = {
  "tracardi-missing-tls": [
    "service.beta.kubernetes.io/aws-load-balancer-ssl-cert",
    "alb.ingress.kubernetes.io/certificate-arn",
  ],
};

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
    const make = () => run.changed(form, each);
    const before = run.forms[form]().stack.resources;
    const { stack } = make();
    const isSame = (name: string): boolean =>
      JSON.stringify(before.get(name)) === JSON.stringify(stack.resources.get(name));
    const names = [...stack.resources.keys()];
    const added = names.filter((name) => !before.has(name));
    const altered = names.filter((name) => before.has(name) && !isSame(name));
    const others = names.filter((name) => before.has(name) && isSame(name));
    const places = [
      ...placesOf(stack, added),
      ...sample(placesOf(stack, altered), tried.altered, seed),
      ...sample(placesOf(stack, others), tried.elsewhere, seed),
    ];
    const asked = places.filter((path) => !given[rule]?.includes(path[path.length - 1]));
    return asked.flatMap(([name, ...path]) => {
      const layout = make();
      forgetAt(layout.stack.get(name), path);
      return silent(rule, findingsOf(layout, "unknown", each.config))
        ? [`${each.what} (${form}): ${name}.${path.join(".")}`]
        : [];
    });
  }
});

function sample<T>(all: readonly T[], size: number, seed: number): T[] {
  const random = randomFrom(seed);
  return all.filter(() => random() < size / all.length);
}
