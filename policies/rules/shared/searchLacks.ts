import type { Lack } from "../../model/stores/searchSecurity";
import type { UsedStore } from "../../model/stores/store";
import type { Finding } from "../rule";
import { ifUsed } from "./ifUsed";

/** What the search engines among the stores lack, in the terms of a rule. */
export const searchLacks = (
  used: readonly UsedStore[],
  lacksOf: (engine: UsedStore) => readonly Lack[],
): Finding[] =>
  used
    .filter(({ family }) => family === "search")
    .flatMap((engine) => {
      const findings = lacksOf(engine).map(({ certain, clause }): Finding => ({
        outcome: certain ? "violation" : "undecided",
        message: `${engine.label}: ${clause}.`,
        urn: engine.resource.urn,
      }));
      return ifUsed(engine, findings);
    });
