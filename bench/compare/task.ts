/** The input of every part. */
export interface Task {
  /** The other checkout and this one. */
  readonly checkouts: readonly [string, string];
  /** A folder for the questions to both checkouts and their answers. */
  readonly scratch: string;
  readonly inputs: string | undefined;
  readonly sets: number;
  readonly seed: number;
}
