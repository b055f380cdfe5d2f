import * as pulumi from "@pulumi/pulumi";
import type { Problem } from "../internal/errors";
import { likelyName } from "../internal/spelling";
import { problemOf, show, shown } from "./gate";
import { knownKeys } from "./knownKeys";
import type { Rule } from "./rules";

/** Collects what is wrong, so that the user hears of everything at once. */
export class Checker {
  readonly problems: Problem[] = [];

  add(path: string, value: unknown, allowed: string, remedy: string): void {
    this.problems.push({ path, value: shown(value), allowed, remedy });
  }

  /** Whether something is wrong there already. */
  isReported(path: string): boolean {
    return this.problems.some((problem) => problem.path === path);
  }

  /** The arguments as a whole, with names that mean something. */
  arguments(args: unknown): boolean {
    const remedy = "Give the arguments of TracardiProduction.";
    return this.object("", args, { keys: knownKeys.args, remedy }) !== undefined;
  }

  /** A plain text that keeps all the rules; reports the first that it breaks. */
  text(path: string, value: unknown, ...rules: readonly Rule[]): void {
    for (const rule of rules) {
      const problem = problemOf(path, value, rule);
      if (problem) {
        this.problems.push(problem);
        return;
      }
    }
  }

  /** A value that may come from another resource, in which case it is checked where it is used. */
  input(path: string, value: unknown, rule: Rule): void {
    if (!pulumi.Output.isInstance(value) && !(value instanceof Promise)) {
      this.text(path, value, rule);
    }
  }

  optionalInput(path: string, value: unknown, rule: Rule): void {
    if (value !== undefined) this.input(path, value, rule);
  }

  wholeNumber(path: string, value: unknown, least: number, most: number, remedy: string): void {
    if (value === undefined) return;
    const whole = Number.isInteger(value);
    if (whole && Number(value) >= least && Number(value) <= most) return;
    const allowed = `a whole number from ${least} to ${most}`;
    this.add(path, value, allowed, whole ? remedy : "Give a plain number.");
  }

  /** One of the values. */
  required(path: string, value: unknown, values: readonly unknown[], remedy: string): void {
    if (values.includes(value)) return;
    this.add(path, value, values.map((each) => show(each)).join(", "), remedy);
  }

  /** One of the values, or nothing. */
  oneOf(path: string, value: unknown, values: readonly unknown[], remedy: string): void {
    if (value !== undefined) this.required(path, value, values, remedy);
  }

  trueOrFalse(path: string, value: unknown, remedy: string): void {
    this.oneOf(path, value, [true, false], remedy);
  }

  /** A list, whose items it returns; reports what is none. */
  list(path: string, value: unknown, remedy: string): unknown[] {
    if (Array.isArray(value)) return value;
    this.add(path, value, "a plain list", remedy);
    return [];
  }

  /** Items that are all different; reports each that was there before. */
  different(path: string, items: readonly unknown[]): void {
    items.forEach((item, index) => {
      if (items.indexOf(item) === index) return;
      this.add(`${path}[${index}]`, item, "each value once", "Leave out the second one.");
    });
  }

  /**
   * An object with these keys, which it returns; reports what is none, without its value where that is a
   * secret, and every key that means nothing.
   */
  object(
    path: string,
    value: unknown,
    { keys, remedy, secret }: ObjectRule,
  ): Record<string, unknown> | undefined {
    if (!isPlainObject(value)) {
      const whole = path === "" ? "args" : path;
      const allowed = "a plain object";
      this.problems.push({ path: whole, value: shown(value, secret), allowed, remedy });
      return undefined;
    }
    for (const key of Object.keys(value)) {
      if (!keys || keys.includes(key) || value[key] === undefined) continue;
      const full = path === "" ? key : `${path}.${key}`;
      const likely = likelyName(key, keys);
      this.problems.push({
        path: full,
        value: "an argument of this name",
        allowed: keys.join(", "),
        remedy: likely ? `Did you mean ${likely}?` : "Check the spelling.",
      });
    }
    return value;
  }

  optionalObject(
    path: string,
    value: unknown,
    rule: ObjectRule,
  ): Record<string, unknown> | undefined {
    return value === undefined ? undefined : this.object(path, value, rule);
  }
}

/** What an object of arguments must be. */
export interface ObjectRule {
  /** The keys that mean something; without them any key does. */
  readonly keys?: readonly string[];
  readonly remedy: string;
  readonly secret?: boolean;
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Promise) &&
    !pulumi.Output.isInstance(value) &&
    !pulumi.Resource.isInstance(value)
  );
}
