import * as assert from "node:assert/strict";
import { TracardiArgsError } from "../../../components/internal/errors";
import { validate } from "../../../components/validation/validate";
import { args, type Changes } from "../../helpers/production";

/** Arguments as untyped programs give them. */
export type Anything = { readonly [name in keyof Changes]?: unknown };

/** The lines of the message, a problem each. */
export function problems(changes: Anything): string[] {
  const error = new TracardiArgsError("tracardi", validate(args(changes as Changes)));
  return error.message.split("\n").slice(1);
}

/** A test: exactly these problems and no others. */
export function refuses(what: string, changes: Anything, ...expected: string[]): void {
  it(`refuses ${what}`, () =>
    assert.deepEqual(
      problems(changes),
      expected.map((line) => `  - ${line}`),
    ));
}

/** A test: no problem. */
export function accepts(what: string, changes: Anything): void {
  it(`accepts ${what}`, () => assert.deepEqual(problems(changes), []));
}
