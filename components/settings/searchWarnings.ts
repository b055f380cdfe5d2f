import { elasticsearchVersions, openSearchVersions } from "../../facts/searchEngines";
import { isBefore, minorOf, parseVersion } from "../internal/versions";
import type { SearchSettings } from "./search";

/** What should be known of a search engine that is allowed. */
export function searchWarnings(search: SearchSettings): string[] {
  if (search.kind === "openSearch") {
    const version = parseVersion(search.version);
    if (!version || !isBefore(version, openSearchVersions.advised)) return [];
    return [
      `openSearch.version ${search.version}: below ${openSearchVersions.advised.join(".")} a filter on a ` +
        "value inside an array of objects finds nothing.",
    ];
  }
  if (search.kind === "elasticCloud") {
    const { run } = elasticsearchVersions;
    if (run.some((each) => minorOf(each) === minorOf(search.version))) return [];
    return [
      `elasticCloud.version ${search.version}: Tracardi was run on ${run.join(" and ")}, not on this line.`,
    ];
  }
  return [];
}
