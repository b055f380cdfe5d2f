/**
 * Much of what a stack declares is not known before deployment. This module says what follows from that, once:
 * values are changed and combined here, and answers about them, so that nobody else has to ask.
 */

/** Stands for a value that a preview does not know yet. */
export const UNKNOWN: unique symbol = Symbol("unknown");
export type Unknown = typeof UNKNOWN;

/** A value, or that it is not known. */
export type Known<T> = T | Unknown;

/** What of a type remains once a value is known. */
type Settled<V> = Exclude<V, Unknown>;

const isKnown = <V>(value: V): value is Settled<V> => value !== UNKNOWN;

/** What is made of a value that is known, or the other thing where it is not. */
export const ifKnown = <V, R, O>(value: V, use: (known: Settled<V>) => R, otherwise: O): R | O =>
  isKnown(value) ? use(value) : otherwise;

/** What is made of a value, which may itself not be known; not known where the value is not. */
export const whenKnown = <V, R>(value: V, use: (known: Settled<V>) => R): Known<R> =>
  ifKnown(value, use, UNKNOWN);

/** A value, or another in its place where it is not known. */
export const knownOr = <V, O>(value: V, otherwise: O): Settled<V> | O =>
  isKnown(value) ? value : otherwise;

/** Those of several values that are known. */
export const onlyKnown = <V>(values: readonly V[]): Settled<V>[] => values.filter(isKnown);

/** All of several values; not known where any is not. */
export const allKnown = <V>(values: readonly V[]): Known<Settled<V>[]> =>
  values.every(isKnown) ? onlyKnown(values) : UNKNOWN;

/** The first value that is known and given. Without one: not known where any is not, else nothing. */
export const firstKnown = <V>(values: readonly V[]): V | undefined =>
  onlyKnown(values).find((value) => value !== undefined) ?? values.find((value) => !isKnown(value));

/** Whether something holds; `unknown` as long as a value that it hangs on is not known. */
export type Answer = "yes" | "no" | "unknown";

export const answer = (holds: boolean): Answer => (holds ? "yes" : "no");

export const not = (one: Answer): Answer => choose(one, { yes: "no", no: "yes", unknown: one });

/** Holds where all hold. */
export const allOf = (answers: readonly Answer[]): Answer =>
  (["no", "unknown"] as const).find((each) => answers.includes(each)) ?? "yes";

/** Holds where any holds. */
export const anyOf = (answers: readonly Answer[]): Answer =>
  (["yes", "unknown"] as const).find((each) => answers.includes(each)) ?? "no";

export const and = (...answers: readonly Answer[]): Answer => allOf(answers);
export const or = (...answers: readonly Answer[]): Answer => anyOf(answers);

/** What follows from an answer. */
export const choose = <Y, N, U>(one: Answer, { yes, no, unknown }: Choice<Y, N, U>): Y | N | U =>
  one === "yes" ? yes : one === "no" ? no : unknown;

interface Choice<Y, N, U> {
  readonly yes: Y;
  readonly no: N;
  readonly unknown: U;
}

/** Whether it holds for sure. */
export const surely = (one: Answer): boolean => one === "yes";

/** Whether it holds, or may, for all that is known. */
export const possibly = (one: Answer): boolean => one !== "no";

/** Yes where something shows it; that nothing does leaves it open. */
export const yesIf = (shown: boolean): Answer => (shown ? "yes" : "unknown");

/** Whether a value is such as the test wants it. */
export const holds = <V>(value: V, test: (known: Settled<V>) => boolean): Answer =>
  ifKnown(value, (known) => answer(test(known)), "unknown");

/** Whether two values are the same. */
export const is = (value: unknown, wanted: unknown): Answer =>
  ifKnown(allKnown([value, wanted]), ([one, other]) => answer(one === other), "unknown");

/** Whether two values are written alike: labels and ports are texts in one place and numbers in another. */
export const readsAs = (value: unknown, wanted: unknown): Answer =>
  ifKnown(
    allKnown([value, wanted]),
    ([one, other]) => answer(String(one) === String(other)),
    "unknown",
  );

/** Whether a value is one of those in a list. */
export const isOneOf = (value: unknown, wanted: readonly unknown[]): Answer =>
  anyOf(wanted.map((each) => is(value, each)));

/** Whether any of several values is such as the test wants it. */
export const anyHolds = <V>(values: readonly V[], test: (known: Settled<V>) => boolean): Answer =>
  anyOf(values.map((value) => holds(value, test)));
