import type { Reach } from "../../model/networks/admission";
import type { UsedStore } from "../../model/stores/store";
import type { RuleContext } from "../rule";
import type { Claim } from "./claim";
import { waysAsText, waysInto } from "./ways";

/**
 * How the internet reaches a store that runs in a cluster. The networks trusted with the GUI do not matter here:
 * Tracardi's pods connect from other networks than people.
 */
export function storePodsExposed(
  { label, pods, resource: { urn } }: UsedStore,
  what: string,
  { model, settings }: RuleContext,
): Claim[] {
  if (pods === undefined) return [];
  const ways = waysInto(pods, { model, settings: { ...settings, trustedNetworks: undefined } });
  const claim = (outcome: Claim["outcome"], verb: string, reach: Reach): Claim[] => {
    const such = ways.filter((way) => way.reach === reach);
    const clause = `${label}: the internet ${verb} ${what} through ${waysAsText(such)}`;
    return such.length === 0 ? [] : [{ outcome, clause, urn }];
  };
  return [
    ...claim("violation", "reaches", "internet"),
    ...claim("undecided", "may reach", "undecided"),
  ];
}
