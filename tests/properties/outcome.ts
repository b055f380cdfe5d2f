import { nodeAt } from "../../components/arguments/schema";
import { TracardiArgsError, TracardiProduction, type TracardiProductionArgs } from "../../index";
import { type Deployment, plain } from "../helpers/deployment";
import { deploy } from "../helpers/mocks";
import { broken, type Inputs, judge, type TestFinding, TestStack } from "../helpers/policyStack";

/** What became of a set of arguments: one error, or a layout. */
export type Outcome =
  | { readonly error: string }
  | { readonly layout: Deployment; readonly findings: TestFinding[] };

/** @throws whatever is neither an error for the user nor a layout */
export async function outcomeOf(args: TracardiProductionArgs, unknowns: boolean): Promise<Outcome> {
  let layout: Deployment;
  try {
    layout = await deploy(() => new TracardiProduction("tracardi", args), { unknowns });
  } catch (error) {
    if (error instanceof TracardiArgsError) return { error: error.message };
    throw error;
  }
  // A wrong value of another resource stops what uses it, and nothing else does.
  const [first, ...others] = layout.errors;
  if (others.length > 0) throw new Error(`not one error: ${layout.errors.join("\n")}`);
  if (first !== undefined) return { error: first };
  return { layout, findings: judge(asPolicyStack(layout), { cluster: "unknown" }) };
}

export const brokenRules = (findings: readonly TestFinding[]): string[] => broken(findings);

function asPolicyStack({ all }: Deployment): TestStack {
  const stack = new TestStack();
  for (const each of all) {
    stack.resources.set(each.urn, {
      ...each,
      inputs: plain(each.inputs) as Inputs,
      outputs: plain(each.outputs) as Inputs,
      references: each.propertyDependencies,
      provider: each.provider === "" ? undefined : each.provider,
    });
  }
  return stack;
}

const head = /^TracardiProduction "tracardi" has (?:1 wrong argument|\d+ wrong arguments):\n/;
const line = /^ {2}- (.+?): (?:.+ is not allowed; allowed|missing; needed): .+\. .+$/;

/** What is wrong with the message of an error itself, if anything. */
export function malformed(message: string): string | undefined {
  if (!head.test(message)) return "its first line";
  for (const text of message.replace(head, "").split("\n")) {
    const path = line.exec(text)?.[1];
    if (path === undefined) return `the line ${text}`;
    if (path !== "args" && !exists(path, text)) return `a path that is none: ${path}`;
  }
  return undefined;
}

/** The path is one of the arguments', or its last name is what the message says means nothing. */
function exists(path: string, text: string): boolean {
  const keys = [...path.matchAll(/[^.[\]]+|\[(\d+)\]/g)].map(([key, index]) =>
    index === undefined ? key : Number(index),
  );
  if (nodeAt(keys) !== undefined || namesOfLabels(keys)) return true;
  return text.includes("an argument of this name") && nodeAt(keys.slice(0, -1)) !== undefined;
}

/** The names of labels and annotations have dots of their own. */
const namesOfLabels = ([, group, ...name]: readonly (string | number)[]): boolean =>
  (group === "labels" || group === "annotations") && name.length > 1;
