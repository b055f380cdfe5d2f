import { RedisEngine, type TracardiProductionArgs } from "../arguments";
import type { Checker } from "./checker";
import { knownKeys } from "./knownKeys";
import { checkStoreNetworks, nothingBesides } from "./reach";
import * as rules from "./storeRules";

const nodeType = rules.instanceType("cache\\.", "", "cache.m7g.large");

export function checkRedis(check: Checker, args: TracardiProductionArgs): void {
  const redis = check.optionalObject("redis", args.redis, {
    keys: knownKeys.redis,
    remedy: "Leave it out for a primary and a replica.",
  });
  if (!redis) return;
  if (redis.existing !== undefined) {
    nothingBesides(check, "redis", redis);
    checkExisting(check, redis.existing);
    return;
  }
  const engines = Object.values(RedisEngine);
  check.oneOf("redis.engine", redis.engine, engines, "Leave it out for Valkey.");
  if (redis.nodeType !== undefined) check.text("redis.nodeType", redis.nodeType, nodeType);
  check.wholeNumber("redis.nodes", redis.nodes, 2, 3, "One alone could not fail over.");
  check.wholeNumber(
    "redis.snapshotRetentionDays",
    redis.snapshotRetentionDays,
    1,
    35,
    "Snapshots cannot be switched off: 1 is the least.",
  );
}

function checkExisting(check: Checker, value: unknown): void {
  const path = "redis.existing";
  const existing = check.object(path, value, {
    keys: knownKeys.existingRedis,
    remedy: "Give { host, networks }.",
    secret: true,
  });
  if (!existing) return;
  check.input(`${path}.host`, existing.host, rules.storeHost);
  check.wholeNumber(`${path}.port`, existing.port, 1, 65535, "Leave it out for 6379.");
  check.optionalInput(`${path}.password`, existing.password, rules.storePassword);
  checkStoreNetworks(check, `${path}.networks`, existing.networks);
}
