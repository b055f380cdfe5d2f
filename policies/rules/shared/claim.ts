import type { Finding } from "../rule";

/** What a finding says before its sentence ends, so that a condition may follow. */
export interface Claim extends Omit<Finding, "message"> {
  readonly clause: string;
}

/** The finding that a claim is, with what follows it in the same sentence. */
export const findingOf = ({ outcome, clause, urn }: Claim, more = ""): Finding => ({
  outcome,
  message: `${clause}${more}.`,
  urn,
});
