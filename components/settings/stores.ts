import type { Input } from "@pulumi/pulumi";
import {
  type ExistingMysqlArgs,
  type ExistingRedisArgs,
  type ExistingSearchArgs,
  type RedisEngine,
  SearchFlavor,
  type TracardiProductionArgs,
} from "../arguments";
import { withDefaults } from "./defaults";
import { lineOf } from "./images";

/** Where Tracardi keeps its data: one of the three. */
export type SearchSettings = OpenSearchSettings | ElasticCloudSettings | ExistingSearchSettings;

export interface OpenSearchSettings {
  readonly kind: "openSearch";
  readonly flavor: SearchFlavor.OpenSearch;
  readonly version: string;
  readonly instanceType: string;
  readonly dataNodes: number;
  readonly masterInstanceType: string;
  readonly storageGiB: number;
  readonly standby: boolean;
  readonly offPeakHour?: number;
  readonly logs: OpenSearchLogsSettings;
}

export interface OpenSearchLogsSettings {
  readonly errors: boolean;
  readonly slow: boolean;
  readonly audit: boolean;
}

export interface ElasticCloudSettings {
  readonly kind: "elasticCloud";
  readonly flavor: SearchFlavor.Elasticsearch;
  readonly region: string;
  readonly version: string;
  readonly template: string;
  readonly memoryGiB: number;
  readonly maxMemoryGiB?: number;
  readonly allowedNetworks: readonly Input<string>[];
  readonly encryptionKeyArn?: Input<string>;
}

export interface ExistingSearchSettings extends ExistingSearchArgs {
  readonly kind: "existingSearch";
}

/** How the indices are laid out: fixed at the installation, the same for all processes. */
export interface IndexSettings {
  readonly shards: number;
  readonly replicas: number;
  readonly configurationShards: number;
}

export interface RedisSettings {
  readonly engine: RedisEngine;
  readonly nodeType: string;
  readonly nodes: number;
  readonly snapshotRetentionDays: number;
  /** The user's own server, in place of all that. */
  readonly existing?: Required<Omit<ExistingRedisArgs, "password">> &
    Pick<ExistingRedisArgs, "password">;
}

export interface MysqlSettings {
  readonly instanceType: string;
  readonly storageGiB: number;
  readonly backupRetentionDays: number;
  /** The user's own server, in place of all that. */
  readonly existing?: Required<ExistingMysqlArgs>;
}

/** The port that Tracardi's import worker takes for granted. */
export const redisPort = 6379;

export const mysqlPort = 3306;

/** Tracardi's own name for it. */
export const mysqlDatabase = "tracardi";

export function searchOf(args: TracardiProductionArgs): SearchSettings {
  const { openSearch, elasticCloud, existingSearch } = args;
  if (existingSearch) return { kind: "existingSearch", ...existingSearch };
  if (elasticCloud) {
    return {
      kind: "elasticCloud",
      flavor: SearchFlavor.Elasticsearch,
      ...withDefaults("ElasticCloudArgs", elasticCloud),
    };
  }
  return {
    kind: "openSearch",
    flavor: SearchFlavor.OpenSearch,
    ...withDefaults("OpenSearchArgs", openSearch),
    logs: withDefaults("OpenSearchLogsArgs", openSearch?.logs),
  };
}

export const indicesOf = ({ indices }: TracardiProductionArgs): IndexSettings =>
  withDefaults("IndicesArgs", indices);

export function redisOf({ redis }: TracardiProductionArgs): RedisSettings {
  const existing = redis?.existing && withDefaults("ExistingRedisArgs", redis.existing);
  return { ...withDefaults("RedisArgs", redis), existing };
}

/** Nothing for a version of Tracardi that has no use for MySQL. */
export function mysqlOf(args: TracardiProductionArgs): MysqlSettings | undefined {
  if (!lineOf(args)?.needsMysql) return undefined;
  const { mysql } = args;
  const existing = mysql?.existing && withDefaults("ExistingMysqlArgs", mysql.existing);
  return { ...withDefaults("MysqlArgs", mysql), existing };
}
