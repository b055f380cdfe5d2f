import { isDeepStrictEqual } from "node:util";
import type { TestFinding } from "../../helpers/policyStack";
import { type Case, type FormName, type Layout, type RuleCases, formNames } from "./case";
import { type Forms, forms } from "./forms";
import { changed, findingsOf, missed, wronglySaid } from "./judgeCase";

export const clusters = ["known", "unknown"] as const;

export type Colour = "red" | "green";

/** Judges the cases, each once in each form however often it is asked for. */
export class CorpusRun {
  private readonly judged = new Map<Case, Map<FormName, readonly string[]>>();

  /** One of each form that nothing changes; a form itself takes long to make. */
  private readonly unchanged: Readonly<Record<FormName, Layout>>;

  private constructor(readonly forms: Forms) {
    const all = formNames.map((form) => [form, forms[form]()] as const);
    this.unchanged = Object.fromEntries(all) as typeof this.unchanged;
    for (const [form, { stack }] of all) {
      if (isDeepStrictEqual(forms[form]().stack.resources, stack.resources)) continue;
      throw new Error(`${form} is another one each time: no case shows that it changes something`);
    }
  }

  static async start(): Promise<CorpusRun> {
    return new CorpusRun(await forms());
  }

  /** Whether a form is meant to keep a rule at all. */
  keeps(form: FormName, rule: string): boolean {
    return this.unchanged[form].config?.levels[rule] !== "disabled";
  }

  /** The forms that a case is possible in. */
  formsOf({ rule }: RuleCases, each: Case): FormName[] {
    return formNames.filter(
      (form) => (each.forms?.includes(form) ?? true) && this.keeps(form, rule),
    );
  }

  /** A form, changed by a case. */
  changed(form: FormName, each: Case): Layout {
    return changed(this.forms[form](), this.unchanged[form].stack, each);
  }

  /** What is wrong with a case in a form; nothing where it is judged as it should be. */
  problems(cases: RuleCases, colour: Colour, each: Case, form: FormName): readonly string[] {
    const known = this.judged.get(each)?.get(form);
    if (known !== undefined) return known;
    const layout = this.changed(form, each);
    const found = clusters.flatMap((cluster) => {
      const findings = findingsOf(layout, cluster, each.config, cases.rule);
      const problem = problemOf(cases.rule, colour, each, findings);
      return problem === undefined ? [] : [`${form}, cluster ${cluster}: ${problem}`];
    });
    const ofCase = this.judged.get(each) ?? new Map<FormName, readonly string[]>();
    this.judged.set(each, ofCase.set(form, found));
    return found;
  }
}

const problemOf = (
  rule: string,
  colour: Colour,
  each: Case,
  findings: readonly TestFinding[],
): string | undefined =>
  colour === "red" ? missed(rule, each, findings) : wronglySaid(rule, findings);
