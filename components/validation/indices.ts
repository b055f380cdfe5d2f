import type { TracardiProductionArgs } from "../arguments";
import { productionMinimums } from "../../facts/capacity";
import type { Checker } from "./checker";
import { knownKeys } from "./knownKeys";

/** Where the number of data nodes is not known, no layout is refused that may be sensible somewhere. */
const manyNodes = 100;

/** The most memory that one node of Elastic Cloud has, in GiB: beyond that it adds nodes to a zone. */
const largestCloudNode = 64;

export function checkIndices(check: Checker, args: TracardiProductionArgs): void {
  const indices = check.optionalObject("indices", args.indices, {
    keys: knownKeys.indices,
    remedy: "Leave it out for three shards and a replica.",
  });
  const nodes = dataNodesOf(args);
  for (const name of indices ? ["shards", "configurationShards"] : []) {
    check.wholeNumber(
      `indices.${name}`,
      indices?.[name],
      1,
      nodes,
      "More than one shard on a data node gains nothing.",
    );
  }
  check.wholeNumber(
    "indices.replicas",
    indices?.replicas,
    1,
    nodes - 1,
    "With none, the loss of a data node loses data; each copy needs a node of its own.",
  );
  checkStandby(check, args, indices?.replicas ?? 1);
}

/** AWS refuses to make an index on such a domain whose copies are not even over the zones. */
function checkStandby(check: Checker, args: TracardiProductionArgs, replicas: unknown): void {
  const search: { standby?: unknown } | null | undefined = args.openSearch;
  if (search?.standby !== true || !Number.isInteger(replicas)) return;
  if ((Number(replicas) + 1) % 3 === 0) return;
  check.add(
    "openSearch.standby",
    true,
    "false, or true with indices.replicas 2 or 5",
    "With standby each index needs a multiple of three copies, the primary one among them.",
  );
}

function dataNodesOf({ openSearch, elasticCloud }: TracardiProductionArgs): number {
  if (openSearch) {
    const least = productionMinimums.searchDataNodes;
    const nodes: unknown = openSearch.dataNodes;
    return Number.isInteger(nodes) ? Math.max(least, Number(nodes)) : least;
  }
  if (elasticCloud) {
    const memory: unknown = elasticCloud.memoryGiB;
    return 3 * (Number.isInteger(memory) ? Math.ceil(Number(memory) / largestCloudNode) : 1);
  }
  return manyNodes;
}
