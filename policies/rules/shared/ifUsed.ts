import { surely } from "../../known";
import { type UsedStore, doubtAboutUse } from "../../model/stores/store";
import type { Finding } from "../rule";
import { type Claim, findingOf } from "./claim";

/** The findings about a store; only undecided if it is not known whether Tracardi uses it. */
export function ifUsed(store: UsedStore, claims: readonly Claim[]): Finding[] {
  if (surely(store.isUsed)) return claims.map((claim) => findingOf(claim));
  return claims
    .filter(({ outcome }) => outcome !== "belowProduction")
    .map((claim) => findingOf({ ...claim, outcome: "undecided" }, doubtAboutUse(store)));
}
