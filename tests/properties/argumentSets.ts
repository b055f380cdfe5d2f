import * as pulumi from "@pulumi/pulumi";
import * as fc from "fast-check";
import type { TracardiProductionArgs } from "../../index";
import { bases, late } from "./argumentBases";
import { values } from "./argumentValues";

/** What an untyped program, or one with a slip in it, may give in any place. */
const slips: readonly unknown[] = [
  undefined,
  null,
  -1,
  0.5,
  NaN,
  "",
  " ",
  "\u0000",
  true,
  [],
  {},
  { unknownName: 1 },
  [null],
  "x".repeat(300),
  late("late"),
  late(undefined),
];

interface Slip {
  /** Which of the places, as a part of all. */
  readonly place: number;
  readonly value: unknown;
  readonly misspelled: boolean;
}

const slip: fc.Arbitrary<Slip> = fc.record({
  place: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  value: fc.constantFrom(...slips),
  misspelled: fc.boolean(),
});

const choice = fc
  .constantFrom(...(Object.keys(values) as (keyof typeof values)[]))
  .chain((argument) =>
    fc.constantFrom(...values[argument]).map((value) => ({ [argument]: value })),
  );

/** Sets with nonsense somewhere in some of them: so many with a slip for so many without. */
export const argumentSetsWith = (weights: {
  readonly slipped: number;
  readonly clean: number;
}): fc.Arbitrary<TracardiProductionArgs> =>
  fc
    .record({
      base: fc.constantFrom(...bases),
      choices: fc.array(choice, { maxLength: 3 }),
      slips: fc.oneof(
        { weight: weights.clean, arbitrary: fc.constant<Slip[]>([]) },
        { weight: weights.slipped, arbitrary: fc.array(slip, { minLength: 1, maxLength: 2 }) },
      ),
    })
    .map((set) => {
      const chosen: unknown = Object.assign({}, set.base, ...set.choices);
      return set.slips.reduce(withSlip, chosen) as TracardiProductionArgs;
    });

/** Sets that are often right, often wrong in what belongs together, and sometimes nonsense somewhere. */
export const argumentSets = argumentSetsWith({ slipped: 1, clean: 3 });

function withSlip(target: unknown, { place, value, misspelled }: Slip): unknown {
  const places = placesIn(target).slice(1);
  const path = places[Math.floor(place * places.length)] ?? [];
  return misspelled ? renamed(target, path) : changed(target, path, () => value);
}

/** Every place that holds something, by its keys. */
function placesIn(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== "object" || value === null || pulumi.Output.isInstance(value)) return [path];
  const inner = Object.entries(value).flatMap(([key, each]) => placesIn(each, [...path, key]));
  return [path, ...inner];
}

function changed(target: unknown, path: string[], change: (value: unknown) => unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return change(target);
  const copy = Array.isArray(target) ? [...(target as unknown[])] : { ...(target as object) };
  const values = copy as Record<string, unknown>;
  values[key] = changed(values[key], rest, change);
  return copy;
}

function renamed(target: unknown, path: string[]): unknown {
  const name = path[path.length - 1] ?? "x";
  return changed(target, path.slice(0, -1), (parent) => {
    if (Array.isArray(parent) || typeof parent !== "object" || parent === null) return parent;
    const entries = Object.entries(parent).map(([key, value]) => [
      key === name ? `${key}z` : key,
      value as unknown,
    ]);
    return Object.fromEntries(entries) as unknown;
  });
}
