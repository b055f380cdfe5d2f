import type { Node } from "yaml";

/** Thrown for what Kubernetes cannot read, or not unambiguously; the offset is within the text of the part. */
export class Refused extends Error {
  constructor(
    message: string,
    readonly offset: number,
  ) {
    super(message);
  }
}

/** Something that is read, but in a way that may surprise people. */
export interface Note {
  readonly message: string;
  readonly offset: number;
}

export const offsetOf = (node: Node): number => node.range?.[0] ?? 0;

export const refused = (message: string, node: Node): Refused =>
  new Refused(message, offsetOf(node));
