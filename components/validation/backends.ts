import type { TracardiProductionArgs } from "../arguments";
import { productionMinimums } from "../../facts/capacity";
import { openSearchVersions } from "../../facts/searchEngines";
import { isBefore, parseVersion } from "../internal/versions";
import type { Checker } from "./checker";
import { knownKeys } from "./knownKeys";
import type { Rule } from "./rules";

const { lowest, highestMajor } = openSearchVersions;

const openSearchVersion: Rule = {
  allowed: `a version of OpenSearch as a text, ${lowest.join(".")} to ${highestMajor}.x`,
  remedy: 'Choose "2.19", or "3.3" where your region offers it.',
  test: (value) => {
    const version = parseVersion(value);
    return version !== undefined && !isBefore(version, lowest) && version[0] <= highestMajor;
  },
};

const instanceType = (prefix: string, suffix: string, example: string): Rule => ({
  allowed: `an instance type such as ${example}`,
  remedy: "T types are refused: in production their processor is a loan.",
  test: (value) => new RegExp(`^${prefix}(?!t\\d)[a-z0-9]+\\.[a-z0-9]+${suffix}$`).test(value),
});

const dataNodeType = instanceType("", "\\.search", "r7g.large.search");
const redisNodeType = instanceType("cache\\.", "", "cache.m7g.large");

export function checkBackends(check: Checker, args: TracardiProductionArgs): void {
  const remedy = "Give openSearch: {} for a managed domain with the production layout.";
  const search = check.object("openSearch", args.openSearch, {
    keys: knownKeys.openSearch,
    remedy,
  });
  if (search) checkDomain(check, search);

  const redis = check.optionalObject("redis", args.redis, {
    keys: knownKeys.redis,
    remedy: "Leave it out for a primary and a replica.",
  });
  if (redis) checkRedis(check, redis);
}

function checkDomain(check: Checker, search: Record<string, unknown>): void {
  if (search.version !== undefined) {
    check.text("openSearch.version", search.version, openSearchVersion);
  }
  for (const name of ["instanceType", "masterInstanceType"]) {
    if (search[name] !== undefined) check.text(`openSearch.${name}`, search[name], dataNodeType);
  }
  checkDataNodes(check, search.dataNodes);
  check.wholeNumber(
    "openSearch.storageGiB",
    search.storageGiB,
    20,
    3000,
    "For more, choose a larger number of data nodes.",
  );
}

function checkRedis(check: Checker, redis: Record<string, unknown>): void {
  if (redis.nodeType !== undefined) check.text("redis.nodeType", redis.nodeType, redisNodeType);
  check.wholeNumber("redis.nodes", redis.nodes, 2, 3, "One alone could not fail over.");
  check.wholeNumber(
    "redis.snapshotRetentionDays",
    redis.snapshotRetentionDays,
    1,
    35,
    "Snapshots cannot be switched off: 1 is the least.",
  );
}

function checkDataNodes(check: Checker, value: unknown): void {
  const least = productionMinimums.searchDataNodes;
  if (value === undefined) return;
  if (Number.isInteger(value) && Number(value) >= least && Number(value) % 3 === 0) return;
  check.add(
    "openSearch.dataNodes",
    value,
    `${least}, or a larger multiple of 3`,
    "The nodes are spread evenly over three zones.",
  );
}
