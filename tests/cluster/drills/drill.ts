/** What came of a drill, in one line with its figures. */
export interface Outcome {
  readonly drill: string;
  readonly line: string;
}

/** Seconds as they are told: tenths mean nothing where the scheduler polls. */
export const told = (seconds: number): string => `${Math.round(seconds)} s`;

/** `2 + 1 + 1` */
export const sum = (counts: readonly number[]): string => counts.join(" + ");

export const pause = (seconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, seconds * 1000));
