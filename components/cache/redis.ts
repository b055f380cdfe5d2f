import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { physicalName } from "../internal/names";
import type { Network } from "../network/network";
import type { StoreNetworkTarget } from "../network/storeNetworkTarget";
import { createSecurityGroup } from "../security/securityGroup";
import { RedisEngine } from "../arguments";
import { redisPort, type RedisSettings } from "../settings/stores";
import type { RedisEndpoint } from "./redisEndpoint";

/** The name of each engine in its versions and parameters. */
const engines: {
  readonly [engine in RedisEngine]: { readonly version: string; readonly family: string };
} = {
  [RedisEngine.Valkey]: { version: "8.0", family: "valkey8" },
  [RedisEngine.RedisOss]: { version: "7.1", family: "redis7" },
};

export interface RedisGroupArgs {
  readonly settings: RedisSettings;
  readonly network: Network;
  readonly kmsKeyArn: pulumi.Input<string>;
  readonly protection: boolean;
  readonly tags: { readonly [name: string]: string };
}

/**
 * An ElastiCache replication group with automatic failover across zones. Tracardi's client supports neither TLS
 * nor cluster mode, so only the security group isolates it: it admits only Tracardi's own clusters.
 */
export class Redis extends pulumi.ComponentResource implements RedisEndpoint {
  /** Host name of the primary: it follows a failover. */
  readonly host: pulumi.Output<string>;
  readonly networkTarget: StoreNetworkTarget;

  constructor(name: string, args: RedisGroupArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tracardi-pulumi:index:Redis", name, {}, opts);
    const parent = { parent: this };
    const { settings, network, tags } = args;
    const engine = engines[settings.engine];
    const group = createSecurityGroup(
      name,
      { vpcId: network.vpcId, description: "Redis of Tracardi", tags },
      parent,
    );
    const subnets = new aws.elasticache.SubnetGroup(
      name,
      { subnetIds: network.subnetIds.data, tags },
      parent,
    );
    const parameters = new aws.elasticache.ParameterGroup(
      name,
      {
        family: engine.family,
        // Everything that Tracardi writes has a TTL: seconds for locks, up to an hour for caches.
        parameters: [{ name: "maxmemory-policy", value: "volatile-lru" }],
        tags,
      },
      parent,
    );
    const replicas = new aws.elasticache.ReplicationGroup(
      name,
      {
        replicationGroupId: physicalName(name, 40),
        description: `Tracardi installation ${name}`,
        engine: settings.engine,
        engineVersion: engine.version,
        nodeType: settings.nodeType,
        numCacheClusters: settings.nodes,
        clusterMode: "disabled",
        automaticFailoverEnabled: true,
        multiAzEnabled: true,
        port: redisPort,
        parameterGroupName: parameters.name,
        subnetGroupName: subnets.name,
        securityGroupIds: [group.id],
        atRestEncryptionEnabled: true,
        kmsKeyId: args.kmsKeyArn,
        transitEncryptionEnabled: false,
        snapshotRetentionLimit: settings.snapshotRetentionDays,
        applyImmediately: true,
        // An automatic upgrade would drift from the version above, and a downgrade needs a new group.
        autoMinorVersionUpgrade: false,
        tags,
      },
      {
        ...parent,
        protect: args.protection,
        ignoreChanges: ["replicationGroupId"],
        customTimeouts: { create: "60m", update: "60m", delete: "60m" },
      },
    );
    this.host = replicas.primaryEndpointAddress;
    this.networkTarget = {
      networks: network.cidrs.data,
      port: redisPort,
      securityGroupId: group.id,
    };
    this.registerOutputs({ host: this.host });
  }
}
