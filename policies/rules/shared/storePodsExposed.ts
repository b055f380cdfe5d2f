import type { Reach } from "../../model/networks/admission";
import type { UsedStore } from "../../model/stores/store";
import type { Evidence, Finding } from "../rule";
import { listOf, waysInto } from "./ways";

/**
 * How the internet reaches a store that runs in a cluster. Who may use the GUI does not matter here: pods of
 * Tracardi's come from other networks than people.
 */
export function storePodsExposed(
  { label, pods, resource: { urn } }: UsedStore,
  what: string,
  { model, settings }: Evidence,
): Finding[] {
  if (pods === undefined) return [];
  const ways = waysInto(pods, { model, settings: { ...settings, trustedNetworks: undefined } });
  const finding = (outcome: Finding["outcome"], verb: string, reach: Reach): Finding[] => {
    const such = ways.filter((way) => way.reach === reach);
    const message = `${label}: the internet ${verb} ${what} through ${listOf(such)}.`;
    return such.length === 0 ? [] : [{ outcome, message, urn }];
  };
  return [
    ...finding("violation", "reaches", "internet"),
    ...finding("undecided", "may reach", "undecided"),
  ];
}
