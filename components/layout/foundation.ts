import type * as pulumi from "@pulumi/pulumi";
import { Access, ProtectedPart } from "../arguments";
import type { RedisEndpoint } from "../cache/redisEndpoint";
import type { Cluster } from "../cluster/cluster";
import type { MysqlEndpoint } from "../database/mysqlEndpoint";
import { privateZoneId } from "../ingress/privateZone";
import { existingNetwork } from "../network/existingNetwork";
import type { Network } from "../network/network";
import type { StoreNetworkTarget } from "../network/storeNetworkTarget";
import { Vpc } from "../network/vpc";
import type { SearchEndpoint } from "../search/searchEndpoint";
import { encryptionKeyArn } from "../security/encryptionKey";
import { roleRules } from "../security/role";
import { allowConnection } from "../security/securityGroup";
import { protects } from "../settings/protection";
import type { Settings } from "../settings/settings";
import { createClusters } from "./clusters";
import type { LayoutContext } from "./layoutContext";
import { createMysql, createRedis, createSearch } from "./stores";

/** What the workloads need first: network, stores and clusters. */
export interface Foundation {
  readonly network: Network;
  /** Zone for the records of the trusted sides; absent if they are in the public one, or if the user creates them. */
  readonly privateZoneId?: pulumi.Output<string>;
  readonly search: SearchEndpoint;
  readonly redis: RedisEndpoint;
  /** Absent if the version of Tracardi does not use it. */
  readonly mysql?: MysqlEndpoint;
  /** Where pods reach each of these stores, by store. */
  readonly stores: { readonly [store: string]: StoreNetworkTarget };
  /** By the cluster's name in the placement. */
  readonly clusters: { readonly [name: string]: Cluster };
  /** What a pod needs to reach the stores. */
  readonly connections: pulumi.Resource[];
}

/** If access is by public addresses, no client comes from the VPC itself. */
const privatelyTrusted = ({ access, trustedNetworks }: Settings) =>
  access === Access.Internal ? trustedNetworks : [];

export function createFoundation(context: LayoutContext): Foundation {
  const { name, settings, tags } = context;
  const { logRetentionDays } = settings;
  const opts = { parent: context.parent };

  const kmsKeyArn = encryptionKeyArn(
    name,
    settings.kmsKeyArn,
    { protection: protects(settings, ProtectedPart.Key), tags },
    opts,
  );
  const iam = roleRules(name, settings.iam);
  const { existing, ...vpc } = settings.network;
  const network = existing
    ? existingNetwork(name, existing, privatelyTrusted(settings), opts)
    : new Vpc(
        name,
        {
          ...vpc,
          ...{ kmsKeyArn, iam, tags, logRetentionDays },
          protection: protects(settings, ProtectedPart.Network),
        },
        opts,
      );
  const privateZoneId = createPrivateZone(context, network);
  // First: the domain takes half an hour, longer than everything else together.
  const search = createSearch(context, { network, kmsKeyArn });
  const redis = createRedis(context, { network, kmsKeyArn });
  const mysql = createMysql(context, { network, kmsKeyArn });
  const clusters = createClusters(context, { network, kmsKeyArn, iam });
  const stores = {
    search: search.networkTarget,
    redis: redis.networkTarget,
    ...(mysql && { mysql: mysql.networkTarget }),
  };
  const connections = Object.entries(clusters).flatMap(([clusterName, cluster]) =>
    Object.entries(stores).flatMap(
      ([store, { securityGroupId: to, port }]: [string, StoreNetworkTarget]) =>
        to === undefined
          ? []
          : allowConnection(
              `${name}-${clusterName}-to-${store}`,
              {
                from: cluster.securityGroupId,
                to,
                port,
                description: `EKS cluster ${clusterName}`,
              },
              opts,
            ),
    ),
  );
  return { network, privateZoneId, search, redis, mysql, stores, clusters, connections };
}

function createPrivateZone({ name, settings, tags, parent }: LayoutContext, { vpcId }: Network) {
  const { dns, hosts } = settings;
  const trusted = [hosts.internalApi, ...(hosts.gui ? [hosts.gui] : [])];
  return (
    dns?.privateZone &&
    privateZoneId(name, { zone: dns.privateZone, hosts: trusted, vpcId, tags }, { parent })
  );
}
