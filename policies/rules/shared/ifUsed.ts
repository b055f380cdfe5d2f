import { type UsedStore, doubtAbout } from "../../model/stores/store";
import type { Finding } from "../rule";

/** What is found of a store; only a doubt where it is not known whether Tracardi uses it. */
export function ifUsed(store: UsedStore, findings: readonly Finding[]): Finding[] {
  if (store.certain) return [...findings];
  return findings
    .filter(({ outcome }) => outcome !== "belowProduction")
    .map(({ message, urn }) => ({
      outcome: "undecided",
      message: message.replace(/\.$/, `${doubtAbout(store)}.`),
      urn,
    }));
}
