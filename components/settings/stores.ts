import {
  type ElasticCloudArgs,
  type ExistingMysqlArgs,
  type ExistingRedisArgs,
  type ExistingSearchArgs,
  type IndicesArgs,
  type MysqlArgs,
  type OpenSearchArgs,
  type OpenSearchLogsArgs,
  type RedisArgs,
  SearchFlavor,
  type TracardiProductionArgs,
} from "../arguments";
import { type WithDefaults, withDefaults } from "./defaults";
import { versionLineOf } from "./images";

/** The search engine in which Tracardi keeps its data: one of the three. */
export type SearchSettings = OpenSearchSettings | ElasticCloudSettings | ExistingSearchSettings;

export interface OpenSearchSettings extends WithDefaults<"OpenSearchArgs", OpenSearchArgs> {
  readonly kind: "openSearch";
  readonly flavor: SearchFlavor.OpenSearch;
  readonly logs: OpenSearchLogsSettings;
}

export type OpenSearchLogsSettings = Required<OpenSearchLogsArgs>;

export interface ElasticCloudSettings extends WithDefaults<"ElasticCloudArgs", ElasticCloudArgs> {
  readonly kind: "elasticCloud";
  readonly flavor: SearchFlavor.Elasticsearch;
}

export interface ExistingSearchSettings extends ExistingSearchArgs {
  readonly kind: "existingSearch";
}

/** The layout of the indices: fixed at the installation, and the same for all processes. */
export type IndexSettings = Required<IndicesArgs>;

/** The settings of a new server, or the user's own server instead. */
export interface RedisSettings extends WithDefaults<"RedisArgs", RedisArgs> {
  readonly existing?: WithDefaults<"ExistingRedisArgs", ExistingRedisArgs>;
}

export interface MysqlSettings extends WithDefaults<"MysqlArgs", MysqlArgs> {
  readonly existing?: Required<ExistingMysqlArgs>;
}

/** The port that Tracardi's import worker assumes. */
export const redisPort = 6379;

export const mysqlPort = 3306;

/** The name that Tracardi itself uses. */
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

/** Undefined for a version of Tracardi that does not use MySQL. */
export function mysqlOf(args: TracardiProductionArgs): MysqlSettings | undefined {
  if (!versionLineOf(args)?.needsMysql) return undefined;
  const { mysql } = args;
  const existing = mysql?.existing && withDefaults("ExistingMysqlArgs", mysql.existing);
  return { ...withDefaults("MysqlArgs", mysql), existing };
}
