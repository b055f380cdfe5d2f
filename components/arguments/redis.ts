import type { Input } from "@pulumi/pulumi";

/** What an ElastiCache replication group runs. */
export enum RedisEngine {
  /** Valkey 8.0, which AWS sells 20 % cheaper. */
  Valkey = "valkey",
  /** Redis OSS 7.1, the last one that ElastiCache has. A group can go from it to Valkey, not back. */
  RedisOss = "redis",
}

/**
 * Where Tracardi keeps locks, logins, caches and queues: an ElastiCache replication group, a primary and its replicas
 * with automatic failover, or a server that exists already.
 */
export interface RedisArgs {
  /** What the group runs. @default RedisEngine.Valkey */
  engine?: RedisEngine;
  /**
   * Node type. Tracardi keeps profiles there for an hour and sessions for half of one.
   * @pattern ^cache\.(?!t\d)[a-z0-9]+\.[a-z0-9]+$ @allowed an instance type such as cache.m7g.large
   * @remedy T types are refused: in production their processor is a loan. @default "cache.m7g.large"
   */
  nodeType?: string;
  /** Nodes, each in another zone: 2 or 3. @minimum 2 @maximum 3 @remedy One alone could not fail over. @default 2 */
  nodes?: number;
  /** Days that automatic snapshots are kept. @minimum 1 @maximum 35 @default 7 */
  snapshotRetentionDays?: number;
  /** A server that exists already. Nothing is made then. @default - A replication group is made. */
  existing?: ExistingRedisArgs;
}

/**
 * A Redis or Valkey server of the user's: not in cluster mode and without TLS, which Tracardi's client does not speak;
 * a database of its own (number 0), and `maxmemory-policy` at `volatile-lru` or `noeviction`. The clusters' security
 * groups (output `clusterSecurityGroupIds`) have to be let in.
 */
export interface ExistingRedisArgs {
  /** Host name or IPv4 address of the primary, without scheme and port. @format storeHost */
  host: Input<string>;
  /** TCP port. @minimum 1 @maximum 65535 @default 6379 */
  port?: number;
  /**
   * Password of the default user, secret: letters, digits and `-._~!*`, as Tracardi writes it into a URL.
   * @format storePassword @default - The server asks for none. @secret
   */
  password?: Input<string>;
  /**
   * The addresses under which pods find it, IPv4 in CIDR notation: the network policies open these alone.
   * @each storeNetwork @minItems 1 @uniqueItems
   */
  networks: string[];
}
