import type { Input } from "@pulumi/pulumi";

/** What an ElastiCache replication group runs. */
export enum RedisEngine {
  /** Valkey 8.0, which AWS sells 20 % cheaper. */
  Valkey = "valkey",

  /** Redis OSS 7.1, the last one that ElastiCache has. A group can go from it to Valkey, not back. */
  RedisOss = "redis",
}

/**
 * Where Tracardi keeps locks, logins, caches and queues: an ElastiCache replication group, a primary and its
 * replicas with automatic failover, or a server that exists already.
 */
export interface RedisArgs {
  /** What the group runs. @default RedisEngine.Valkey */
  engine?: RedisEngine;

  /** Node type. Tracardi keeps profiles there for an hour and sessions for half of one. @default "cache.m7g.large" */
  nodeType?: string;

  /** Nodes, each in another zone: 2 or 3. @default 2 */
  nodes?: number;

  /** Days that automatic snapshots are kept. @default 7 */
  snapshotRetentionDays?: number;

  /** A server that exists already. Nothing is made then. @default - A replication group is made. */
  existing?: ExistingRedisArgs;
}

/**
 * A Redis or Valkey server of the user's: not in cluster mode and without TLS, which Tracardi's client does not
 * speak; a database of its own (number 0), and `maxmemory-policy` at `volatile-lru` or `noeviction`. The
 * clusters' security groups (output `clusterSecurityGroupIds`) have to be let in.
 */
export interface ExistingRedisArgs {
  /** Host name or IPv4 address of the primary, without scheme and port. */
  host: Input<string>;

  /** TCP port. @default 6379 */
  port?: number;

  /**
   * Password of the default user, secret: letters, digits and `-._~!*`, as Tracardi writes it into a URL.
   *
   * @default - The server asks for none.
   * @secret
   */
  password?: Input<string>;

  /** The addresses under which pods find it, IPv4 in CIDR notation: the network policies open these alone. */
  networks: string[];
}
