import type { Finding } from "../rule";

/** A finding whose sentence is still open, so that a condition can follow. */
export interface Claim extends Omit<Finding, "message"> {
  readonly clause: string;
}

/** Turns a claim into a finding; `more` ends the sentence. */
export const findingOf = ({ outcome, clause, urn }: Claim, more = ""): Finding => ({
  outcome,
  message: `${clause}${more}.`,
  urn,
});
