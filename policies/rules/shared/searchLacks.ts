import { surely } from "../../known";
import type { Lack } from "../../model/stores/searchSecurity";
import type { UsedStore } from "../../model/stores/store";
import type { Finding } from "../rule";
import type { Claim } from "./claim";
import { ifUsed } from "./ifUsed";

/** Findings about what the search engines among the stores lack, according to `lacksOf`. */
export const searchLacks = (
  used: readonly UsedStore[],
  lacksOf: (engine: UsedStore) => readonly Lack[],
): Finding[] =>
  used
    .filter(({ family }) => family === "search")
    .flatMap((engine) => {
      const claims = lacksOf(engine).map(({ isLacking, clause }): Claim => ({
        outcome: surely(isLacking) ? "violation" : "undecided",
        clause: `${engine.label}: ${clause}`,
        urn: engine.resource.urn,
      }));
      return ifUsed(engine, claims);
    });
