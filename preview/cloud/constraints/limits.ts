import type { WireValue } from "../../engine/wire";
import type { Property } from "./constraints";

/** What AWS accepts instead of the value, or undefined if it accepts the value. */
export function boundsProblem({ kind, limits }: Property, value: WireValue): string | undefined {
  const text = String(value);
  const allowed = limits.oneOf?.split(" ");
  // Some services ignore case, but nothing machine-readable says so.
  if (allowed && !allowed.some((each) => each.toLowerCase() === text.toLowerCase())) {
    return `one of ${allowed.join(", ")}`;
  }
  if (kind === "number") {
    return outside(limits.range, Number(text)) ? span(limits.range) : undefined;
  }
  if (outside(limits.length, [...text].length)) return `${span(limits.length)} characters`;
  if (limits.pattern !== undefined && !regular(limits.pattern).test(text)) {
    return limits.says ?? `what matches ${limits.pattern}`;
  }
  return undefined;
}

function outside(bounds: number[] | undefined, value: number): boolean {
  const [least, greatest] = bounds ?? [-Infinity];
  return value < least || value > (greatest ?? Infinity);
}

function span(bounds: number[] = []): string {
  const [least, greatest] = bounds;
  return greatest === undefined ? `${least} or more` : `${least} to ${greatest}`;
}

const compiled = new Map<string, RegExp>();

function regular(pattern: string): RegExp {
  let known = compiled.get(pattern);
  if (known === undefined) {
    known = new RegExp(pattern, "s");
    compiled.set(pattern, known);
  }
  return known;
}
