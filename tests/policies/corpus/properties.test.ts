import assert from "node:assert/strict";
import fc from "fast-check";
import { broken } from "../../helpers/policyStack";
import { allCases } from "./allCases";
import { type Case, type FormName, type Layout, type RuleCases, formNames } from "./case";
import { equivalents } from "./equivalents";
import { findingsOf } from "./judgeCase";
import { randomFrom } from "./randomFrom";
import { CorpusRun, clusters } from "./run";
import { forgetAt, placesOf, silent } from "./unknownPlaces";

/** Always the same examples: a failure is the fault of a change, and not of chance. */
const settings = { seed: 20261123, endOnFailure: true } as const;

describe("properties of verdicts", function () {
  this.timeout(120_000);
  const all = allCases();
  let run: CorpusRun;
  before(async () => (run = await CorpusRun.start()));

  /** A case and a form that it is possible in; without a case, the form as it is. */
  const place = fc
    .record({
      of: fc.constantFrom(...all.flatMap(withItsCases)),
      at: fc.nat(formNames.length - 1),
    })
    .map(({ of: [cases, each], at }): Place => {
      const possible = each === undefined ? formNames : run.formsOf(cases, each);
      const form = possible[at % possible.length];
      return { form, rule: cases.rule, what: each?.what ?? "nothing", each };
    });

  const made = ({ form, each }: Place): Layout =>
    each === undefined ? run.forms[form]() : run.changed(form, each);

  type Cluster = (typeof clusters)[number];
  const verdict = (layout: Layout, { each }: Place, cluster: Cluster): string[] =>
    broken(findingsOf(layout, cluster, each?.config)).sort();

  /** Of the programs as they are: the same ones are drawn for every property. */
  const verdicts = new Map<string, string[]>();
  const verdictBefore = (where: Place, cluster: Cluster): string[] => {
    const key = [where.form, where.rule, where.what, cluster].join("\n");
    const known = verdicts.get(key) ?? verdict(made(where), where, cluster);
    verdicts.set(key, known);
    return known;
  };

  for (const [name, apply] of Object.entries(equivalents)) {
    it(`are about another program after ${name}`, () => {
      const content = (layout: Layout): string => JSON.stringify([...layout.stack.resources]);
      for (const form of formNames) {
        const other = run.forms[form]();
        apply(other.stack, randomFrom(1));
        assert.notEqual(content(other), content(run.forms[form]()), form);
      }
    });

    it(`do not change by ${name}`, () => {
      fc.assert(
        fc.property(place, fc.nat(), fc.constantFrom(...clusters), (where, seed, cluster) => {
          const other = made(where);
          apply(other.stack, randomFrom(seed));
          assert.deepEqual(verdict(other, where, cluster), verdictBefore(where, cluster));
        }),
        { ...settings, numRuns: 60 },
      );
    });
  }

  it("do not change by several of these at once", () => {
    const several = fc.uniqueArray(fc.constantFrom(...Object.keys(equivalents)), {
      minLength: 2,
      maxLength: 5,
    });
    fc.assert(
      fc.property(place, several, fc.nat(), (where, names, seed) => {
        const other = made(where);
        names.forEach((name) => equivalents[name](other.stack, randomFrom(seed)));
        assert.deepEqual(verdict(other, where, "unknown"), verdictBefore(where, "unknown"));
      }),
      { ...settings, numRuns: 150 },
    );
  });

  it("never become green in silence by a value that is not known", () => {
    fc.assert(
      fc.property(place, fc.nat(), fc.constantFrom(...clusters), (where, seed, cluster) => {
        const { rule, each } = where;
        fc.pre(each !== undefined && all.some(({ red }) => red.includes(each)));
        const layout = made(where);
        const places = placesOf(layout.stack);
        const [name, ...path] = places[seed % places.length];
        forgetAt(layout.stack.get(name), path);
        const findings = findingsOf(layout, cluster, each?.config, rule);
        assert.equal(silent(rule, findings), false, `${name}.${path.join(".")}`);
      }),
      { ...settings, numRuns: 600 },
    );
  });
});

interface Place {
  readonly form: FormName;
  readonly rule: string;
  readonly what: string;
  readonly each?: Case;
}

function withItsCases(cases: RuleCases): (readonly [RuleCases, Case | undefined])[] {
  return [...cases.red, ...cases.green, undefined].map((each) => [cases, each] as const);
}
