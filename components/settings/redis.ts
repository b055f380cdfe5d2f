import { type ExistingRedisArgs, RedisEngine, type TracardiProductionArgs } from "../arguments";
import { said } from "./said";

export interface RedisSettings {
  readonly engine: RedisEngine;
  readonly nodeType: string;
  readonly nodes: number;
  readonly snapshotRetentionDays: number;
  /** The user's own server, in place of all that. */
  readonly existing?: Required<Omit<ExistingRedisArgs, "password">> &
    Pick<ExistingRedisArgs, "password">;
}

/** The port that Tracardi's import worker takes for granted. */
export const redisPort = 6379;

export function redisOf({ redis }: TracardiProductionArgs): RedisSettings {
  const { existing, ...group } = redis ?? {};
  return {
    engine: RedisEngine.Valkey,
    nodeType: "cache.m7g.large",
    nodes: 2,
    snapshotRetentionDays: 7,
    ...said(group),
    existing: existing && { ...existing, port: existing.port ?? redisPort },
  };
}
