/**
 * Many values of a stack are unknown until deployment. The helpers here transform and combine such values, and yes/no
 * answers about them, so that no caller has to check for UNKNOWN itself.
 */

/** Stands for a value that a preview does not know yet. */
export const UNKNOWN: unique symbol = Symbol("unknown");
export type Unknown = typeof UNKNOWN;

/** A value, or UNKNOWN. */
export type Known<T> = T | Unknown;

/** The type of a value without UNKNOWN. */
type Settled<V> = Exclude<V, Unknown>;

const isKnown = <V>(value: V): value is Settled<V> => value !== UNKNOWN;

/** Maps a known value; returns `otherwise` for an unknown one. */
export const ifKnown = <V, R, O>(value: V, use: (known: Settled<V>) => R, otherwise: O): R | O =>
  isKnown(value) ? use(value) : otherwise;

/** Maps a known value, possibly to UNKNOWN; an unknown value stays unknown. */
export const whenKnown = <V, R>(value: V, use: (known: Settled<V>) => R): Known<R> =>
  ifKnown(value, use, UNKNOWN);

/** The value, or `otherwise` if it is unknown. */
export const knownOr = <V, O>(value: V, otherwise: O): Settled<V> | O =>
  isKnown(value) ? value : otherwise;

/** Those of several values that are known. */
export const onlyKnown = <V>(values: readonly V[]): Settled<V>[] => values.filter(isKnown);

/** All values; UNKNOWN if any of them is. */
export const allKnown = <V>(values: readonly V[]): Known<Settled<V>[]> =>
  values.every(isKnown) ? onlyKnown(values) : UNKNOWN;

/** The first value that is known and defined. If there is none: UNKNOWN if any value is, else undefined. */
export const firstKnown = <V>(values: readonly V[]): V | undefined =>
  onlyKnown(values).find((value) => value !== undefined) ?? values.find((value) => !isKnown(value));

/** Whether something is true; `unknown` while a value that it depends on is unknown. */
export type Answer = "yes" | "no" | "unknown";

export const answer = (holds: boolean): Answer => (holds ? "yes" : "no");

export const not = (one: Answer): Answer => choose(one, { yes: "no", no: "yes", unknown: one });

/** `yes` if all are. */
export const allOf = (answers: readonly Answer[]): Answer =>
  (["no", "unknown"] as const).find((each) => answers.includes(each)) ?? "yes";

/** `yes` if any is. */
export const anyOf = (answers: readonly Answer[]): Answer =>
  (["yes", "unknown"] as const).find((each) => answers.includes(each)) ?? "no";

export const and = (...answers: readonly Answer[]): Answer => allOf(answers);
export const or = (...answers: readonly Answer[]): Answer => anyOf(answers);

/** Picks the result for an answer. */
export const choose = <Y, N, U>(one: Answer, { yes, no, unknown }: Choice<Y, N, U>): Y | N | U =>
  one === "yes" ? yes : one === "no" ? no : unknown;

interface Choice<Y, N, U> {
  readonly yes: Y;
  readonly no: N;
  readonly unknown: U;
}

/** Whether the answer is certainly yes. */
export const surely = (one: Answer): boolean => one === "yes";

/** Whether the answer is yes or may still become yes. */
export const possibly = (one: Answer): boolean => one !== "no";

/** `yes` if something shows it; if nothing does, the answer stays open. */
export const yesIf = (shown: boolean): Answer => (shown ? "yes" : "unknown");

/** Whether a value passes a test. */
export const holds = <V>(value: V, test: (known: Settled<V>) => boolean): Answer =>
  ifKnown(value, (known) => answer(test(known)), "unknown");

/** Whether two values are the same. */
export const is = (value: unknown, wanted: unknown): Answer =>
  ifKnown(allKnown([value, wanted]), ([one, other]) => answer(one === other), "unknown");

/** Whether two values read the same: labels and ports are strings in one place and numbers in another. */
export const readsAs = (value: unknown, wanted: unknown): Answer =>
  ifKnown(
    allKnown([value, wanted]),
    ([one, other]) => answer(String(one) === String(other)),
    "unknown",
  );

/** Whether a value is one of those in a list. */
export const isOneOf = (value: unknown, wanted: readonly unknown[]): Answer =>
  anyOf(wanted.map((each) => is(value, each)));

/** Whether any of the values passes a test. */
export const anyHolds = <V>(values: readonly V[], test: (known: Settled<V>) => boolean): Answer =>
  anyOf(values.map((value) => holds(value, test)));
