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

/** Where Tracardi keeps its data: one of the three. */
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

/** How the indices are laid out: fixed at the installation, the same for all processes. */
export type IndexSettings = Required<IndicesArgs>;

/** What is made, or the user's own server in place of all that. */
export interface RedisSettings extends WithDefaults<"RedisArgs", RedisArgs> {
  readonly existing?: WithDefaults<"ExistingRedisArgs", ExistingRedisArgs>;
}

export interface MysqlSettings extends WithDefaults<"MysqlArgs", MysqlArgs> {
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
  if (!versionLineOf(args)?.needsMysql) return undefined;
  const { mysql } = args;
  const existing = mysql?.existing && withDefaults("ExistingMysqlArgs", mysql.existing);
  return { ...withDefaults("MysqlArgs", mysql), existing };
}
