import * as pulumi from "@pulumi/pulumi";
import type { Problem } from "../internal/errors";
import { problemOf, show } from "./gate";
import type { Rule } from "./rules";

/** Collects what is wrong, so that the user hears of everything at once. */
export class Checker {
  readonly problems: Problem[] = [];

  add(path: string, value: unknown, allowed: string, remedy: string): void {
    this.problems.push({ path, value: show(value), allowed, remedy });
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
    if (Number.isInteger(value) && Number(value) >= least && Number(value) <= most) return;
    this.add(path, value, `a whole number from ${least} to ${most}`, remedy);
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

  /** An object, which it returns; reports what is none, as `shown`, and returns an empty one. */
  object(
    path: string,
    value: unknown,
    remedy: string,
    shown = show(value),
  ): Record<string, unknown> {
    if (isPlainObject(value)) return value;
    this.problems.push({ path, value: shown, allowed: "a plain object", remedy });
    return {};
  }

  optionalObject(
    path: string,
    value: unknown,
    remedy: string,
    shown?: string,
  ): Record<string, unknown> {
    return value === undefined ? {} : this.object(path, value, remedy, shown);
  }
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
