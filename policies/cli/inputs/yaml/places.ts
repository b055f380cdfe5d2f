import type { Node } from "yaml";

/** What Kubernetes does not read, or not in one way alone; the offset is where, in the text of the part. */
export class Refused extends Error {
  constructor(
    message: string,
    readonly offset: number,
  ) {
    super(message);
  }
}

/** What is read and may surprise. */
export interface Note {
  readonly message: string;
  readonly offset: number;
}

export const offsetOf = (node: Node): number => node.range?.[0] ?? 0;

export const refused = (message: string, node: Node): Refused =>
  new Refused(message, offsetOf(node));
