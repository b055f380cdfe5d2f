import type { TracardiProductionArgs } from "../arguments";
import { productionMinimums } from "../../facts/capacity";
import { said } from "./said";

export interface OpenSearchSettings {
  readonly version: string;
  readonly instanceType: string;
  readonly dataNodes: number;
  readonly masterInstanceType: string;
  readonly storageGiB: number;
}

export interface RedisSettings {
  readonly nodeType: string;
  readonly nodes: number;
  readonly snapshotRetentionDays: number;
}

export function openSearchOf({ openSearch }: TracardiProductionArgs): OpenSearchSettings {
  return {
    version: "2.19",
    instanceType: "r7g.large.search",
    dataNodes: productionMinimums.searchDataNodes,
    masterInstanceType: "m7g.large.search",
    storageGiB: 100,
    ...said(openSearch),
  };
}

export function redisOf({ redis }: TracardiProductionArgs): RedisSettings {
  return { nodeType: "cache.m7g.large", nodes: 2, snapshotRetentionDays: 7, ...said(redis) };
}
