import { undecidedPrefix } from "../../../policies/judge";
import { type TestFinding, type TestResource, type TestStack, U } from "../../helpers/policyStack";
import { saidOf } from "./judgeCase";

/** Every place in the inputs of a stack, down to single values: the resource's name and the path. */
export function placesOf(stack: TestStack, names = [...stack.resources.keys()]): string[][] {
  return names.flatMap((name) => placesIn(stack.get(name).inputs).map((path) => [name, ...path]));
}

function placesIn(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    [...path, key],
    ...placesIn(inner, [...path, key]),
  ]);
}

/** Makes the value at a place unknown; what is returned gives it back. */
export function forgetAt({ inputs }: TestResource, path: readonly string[]): () => void {
  const owner = path.slice(0, -1).reduce((value, key) => value[key], inputs);
  const last = path[path.length - 1];
  const value: unknown = owner[last];
  owner[last] = U;
  return () => {
    owner[last] = value;
  };
}

/**
 * Whether nothing is said of a rule that a stack breaks: neither that it is broken, nor that it may be, nor
 * that something may be Tracardi of which it is not known.
 */
export function silent(rule: string, findings: readonly TestFinding[]): boolean {
  const { violations, doubts } = saidOf(rule, findings);
  const unidentified = findings.some(({ message }) =>
    message.startsWith(`${undecidedPrefix}whether `),
  );
  return violations.length === 0 && doubts.length === 0 && !unidentified;
}
