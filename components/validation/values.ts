import * as pulumi from "@pulumi/pulumi";
import type { Path } from "../arguments/schema";
import { isLate } from "./shown";

/** Replaces Outputs, resources and the like for ajv: no schema allows a symbol. */
const opaque = Symbol("opaque");

/** Deeper than any argument, so that circular values end here. */
const deepest = 12;

const isOpaque = (value: object): boolean => isLate(value) || pulumi.Resource.isInstance(value);

/** The same values as in JSON: without `undefined`, and without the contents of Outputs and resources. */
export function plainValues(value: unknown, depth = 0): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (isOpaque(value) || depth > deepest) return opaque;
  if (Array.isArray(value)) return Array.from(value, (each) => plainValues(each, depth + 1));
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return Object.fromEntries(entries.map(([key, each]) => [key, plainValues(each, depth + 1)]));
}

export function valueAt(values: unknown, path: Path): unknown {
  const inner = (value: unknown, key: string | number): unknown =>
    (value as { readonly [key: string]: unknown } | null | undefined)?.[key];
  return path.reduce(inner, values);
}

/** Thrown if a constraint reads a value that has already been reported, so the constraint has nothing to add. */
export class ReportedElsewhere extends Error {}

interface Place {
  readonly at: Path;
  /** The name is unknown. */
  readonly unknown?: boolean;
}

/**
 * The same arguments for constraints, but reading a reported value throws. So a constraint applies only to
 * valid values, without listing which ones it reads. Unknown names are removed.
 */
export function wellFormed<T>(value: T, reported: readonly Place[]): T {
  if (typeof value !== "object" || value === null || isOpaque(value)) return value;
  const copy: object = Array.isArray(value) ? [] : {};
  for (const [name, each] of Object.entries(value)) {
    const below = reported
      .filter(({ at }) => String(at[0]) === name)
      .map((place) => ({ ...place, at: place.at.slice(1) }));
    if (each === undefined || below.some(({ at, unknown }) => unknown && at.length === 0)) continue;
    Object.assign(copy, { [name]: wellFormed(each, below) });
  }
  for (const { at, unknown } of reported) {
    if (at.length === 1 && !unknown) Object.defineProperty(copy, at[0], { get, enumerable: true });
  }
  return copy as T;
}

function get(): never {
  throw new ReportedElsewhere();
}

type Values<T> = readonly T[] | { readonly [name: string]: T };

/** The valid items or entries with their keys; the others have been reported. */
export function readable<T>(values: Values<T> | object = []): [key: string, value: T][] {
  return Object.keys(values).flatMap((key): [string, T][] => {
    try {
      return [[key, (values as { readonly [key: string]: T })[key]]];
    } catch (error) {
      if (error instanceof ReportedElsewhere) return [];
      throw error;
    }
  });
}
