import type { StackModel } from "../../model/model";
import { installationsOf } from "../../model/workloads/installations";
import type { Finding } from "../rule";
import { type Claim, findingOf } from "./claim";
import type { Part } from "./shortage";

/**
 * What each installation lacks on its own, if a stack seems to hold several. The findings are only undecided: it may be
 * one installation whose search engine has two names.
 */
export function lacksInEach(
  { workloads, index }: StackModel,
  parts: readonly Part[],
  shortageOf: (own: readonly Part[]) => readonly Claim[],
): Finding[] {
  const { installations } = installationsOf(workloads, index);
  if (installations.length < 2) return [];
  return installations.flatMap((members) => {
    const urns = new Set(members.map(({ resource }) => resource.urn));
    const own = parts.filter(({ urn }) => urns.has(urn));
    if (own.length === 0) return [];
    return shortageOf(own)
      .filter(({ outcome }) => outcome !== "belowProduction")
      .map((claim) =>
        findingOf(
          { ...claim, outcome: "undecided" },
          " of each installation, of which there seem to be several",
        ),
      );
  });
}
