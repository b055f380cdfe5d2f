/** A managed OpenSearch domain in the VPC: encrypted, HTTPS only, with fine-grained access control. */
export interface OpenSearchArgs {
  /**
   * Version of OpenSearch, 2.7 or later; 2.17 or later is advised.
   *
   * @default "2.19" - Run with Tracardi's real API, and offered in every region.
   */
  version?: string;

  /** Instance type of the data nodes. @default "r7g.large.search" */
  instanceType?: string;

  /** Number of data nodes over the three zones: 3, or a larger multiple of 3. @default 3 */
  dataNodes?: number;

  /** Instance type of the three dedicated master nodes. @default "m7g.large.search" */
  masterInstanceType?: string;

  /** Storage of each data node, gp3, in GiB. @default 100 */
  storageGiB?: number;
}

/** An ElastiCache replication group: a primary and its replicas, with automatic failover. */
export interface RedisArgs {
  /** Node type. Tracardi keeps profiles there for an hour and sessions for half of one. @default "cache.m7g.large" */
  nodeType?: string;

  /** Nodes, each in another zone: 2 or 3. @default 2 */
  nodes?: number;

  /** Days that automatic snapshots are kept. @default 7 */
  snapshotRetentionDays?: number;
}
