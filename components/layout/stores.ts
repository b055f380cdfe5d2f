import type * as pulumi from "@pulumi/pulumi";
import { ProtectedPart } from "../arguments";
import { Redis } from "../cache/redis";
import { existingRedis, type RedisEndpoint } from "../cache/redisEndpoint";
import { Mysql } from "../database/mysql";
import { existingMysql, type MysqlEndpoint } from "../database/mysqlEndpoint";
import type { Network } from "../network/network";
import { ElasticCloud } from "../search/elasticCloud/elasticCloud";
import { existingSearch } from "../search/existingSearch";
import { OpenSearchDomain } from "../search/openSearchDomain";
import type { SearchEndpoint } from "../search/searchEndpoint";
import { protects } from "../settings/protection";
import type { LayoutContext } from "./layoutContext";

export interface StoresArgs {
  readonly network: Network;
  readonly kmsKeyArn: pulumi.Input<string>;
}

export function createSearch(context: LayoutContext, stored: StoresArgs): SearchEndpoint {
  const { name, settings, tags, parent } = context;
  const { search, logRetentionDays } = settings;
  const protection = protects(settings, ProtectedPart.Search);
  switch (search.kind) {
    case "existingSearch":
      return existingSearch(name, search, serviceCidrsOf(context));
    case "elasticCloud": {
      const args = { component: name, settings: search, network: stored.network, protection };
      return new ElasticCloud(`${name}-search`, args, { parent });
    }
    case "openSearch": {
      const args = { ...stored, settings: search, protection, logRetentionDays, tags };
      return new OpenSearchDomain(`${name}-search`, args, { parent });
    }
  }
}

export function createRedis(context: LayoutContext, stored: StoresArgs): RedisEndpoint {
  const { name, settings, tags, parent } = context;
  const { redis } = settings;
  if (redis.existing) return existingRedis(name, redis.existing, serviceCidrsOf(context));
  const protection = protects(settings, ProtectedPart.Redis);
  return new Redis(`${name}-redis`, { ...stored, settings: redis, protection, tags }, { parent });
}

/** Undefined if the version of Tracardi does not use MySQL. */
export function createMysql(context: LayoutContext, stored: StoresArgs): MysqlEndpoint | undefined {
  const { name, settings, tags, parent } = context;
  const { mysql, logRetentionDays } = settings;
  const protection = protects(settings, ProtectedPart.Mysql);
  if (!mysql) return undefined;
  if (mysql.existing) return existingMysql(name, mysql.existing, serviceCidrsOf(context));
  const args = { ...stored, settings: mysql, protection, logRetentionDays, tags };
  return new Mysql(`${name}-mysql`, args, { parent });
}

const serviceCidrsOf = ({ settings }: LayoutContext): string[] =>
  settings.clusters.map(({ serviceCidr }) => serviceCidr);
