import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { allCases } from "../../tests/policies/corpus/allCases";
import { formNames, type FormName, type Layout } from "../../tests/policies/corpus/case";
import { forms as startForms } from "../../tests/policies/corpus/forms";
import type { TestResource } from "../../tests/helpers/policyStack";
import type { Task } from "./task";
import { differences } from "./differences";
import { answer } from "./driver";
import type { Comparison, Difference } from "./report";

/** A stack for the policies of a checkout. Resources that are the same as in the form are given by name only. */
export interface Question {
  readonly form: FormName;
  /** The form's own resources; only in the first question about the form. */
  readonly base?: { readonly [name: string]: TestResource };
  readonly stack: readonly (string | TestResource)[];
  readonly config: object;
}

/** Compares what the policies report for every case of this checkout's corpus in every form. */
export async function compareCorpus(task: Task): Promise<Comparison> {
  const questions = join(task.scratch, "corpus.jsonl");
  const labels = await write(questions);
  const found: Difference[] = [];
  let findings = 0;
  await answer(task, "policies", questions, (before, after, index) => {
    found.push(...differences(labels[index], before, after));
    for (const each of Object.values(after as object))
      findings += Object.keys(each as object).length;
  });
  const compared = `${labels.length} stacks with known and unknown clusters, ${findings} findings`;
  return { compared, differences: found };
}

/** Writes the stacks and returns their labels. */
async function write(file: string): Promise<string[]> {
  const out = createWriteStream(file);
  const labels: string[] = [];
  const ask = (label: string, question: Question) => {
    labels.push(label);
    out.write(`${JSON.stringify(question)}\n`);
  };
  const forms = await startForms();
  for (const form of formNames) {
    const base = forms[form]();
    const texts = new Map(
      [...base.stack.resources].map(([name, each]) => [name, JSON.stringify(each)]),
    );
    ask(form, {
      form,
      base: Object.fromEntries(base.stack.resources),
      stack: [...base.stack.resources.keys()],
      config: configOf(base),
    });
    for (const { rule, red, green } of allCases()) {
      for (const each of [...red, ...green].filter(({ forms }) => forms?.includes(form) ?? true)) {
        const layout = forms[form]();
        each.change(layout);
        const stack = [...layout.stack.resources].map(([name, resource]) =>
          JSON.stringify(resource) === texts.get(name) ? name : resource,
        );
        ask(`${rule} in ${form}: ${each.what}`, {
          form,
          stack,
          config: configOf(layout, each.config),
        });
      }
    }
  }
  await new Promise<void>((done) => out.end(done));
  return labels;
}

/** The configuration of a case; its levels override those of the form. */
function configOf({ config }: Layout, own: { levels?: object } = {}): object {
  return { ...own, levels: { ...config?.levels, ...own.levels } };
}
