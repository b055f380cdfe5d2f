import type * as pulumi from "@pulumi/pulumi";
import { Redis } from "../cache/redis";
import { EksCluster } from "../cluster/eksCluster";
import { existingNetwork } from "../network/existingNetwork";
import type { Network } from "../network/network";
import type { Reach } from "../network/reach";
import { Vpc } from "../network/vpc";
import { OpenSearchDomain } from "../search/openSearchDomain";
import type { SearchEndpoint } from "../search/searchEndpoint";
import { createEncryptionKey } from "../security/encryptionKey";
import { allowConnection } from "../security/securityGroup";
import { gated } from "../validation/gate";
import { principalArn } from "../validation/rules";
import type { Site } from "./site";

/** What Tracardi stands on: network, stores and clusters. */
export interface Foundation {
  readonly network: Network;
  readonly search: SearchEndpoint;
  readonly redis: Redis;
  /** Where the pods find all of these stores, by a name for each. */
  readonly stores: { readonly [store: string]: Reach };
  /** By the cluster's name in the placement. */
  readonly clusters: { readonly [name: string]: EksCluster };
  /** What a pod needs to reach the stores. */
  readonly connections: pulumi.Resource[];
}

export function createFoundation(site: Site): Foundation {
  const { name, installation, settings, tags } = site;
  const { protection, logRetentionDays, kubernetesApi } = settings;
  const opts = { parent: site.parent };

  const key = createEncryptionKey(name, { protection, tags }, opts);
  const stored = { kmsKeyArn: key.arn, protection, tags };
  const { existing, ...vpc } = settings.network;
  const network = existing
    ? existingNetwork(name, existing, opts)
    : new Vpc(name, { ...vpc, ...stored, logRetentionDays }, opts);
  // First of all: the domain takes half an hour, longer than everything else together.
  const search = new OpenSearchDomain(
    `${name}-search`,
    { ...stored, settings: settings.openSearch, network },
    opts,
  );
  const redis = new Redis(`${name}-redis`, { ...stored, settings: settings.redis, network }, opts);
  const administrators = Object.fromEntries(
    Object.entries(kubernetesApi.administrators).map(([key, arn]) => [
      key,
      gated(name, `kubernetesApi.administrators.${key}`, arn, principalArn),
    ]),
  );
  const clusters = Object.fromEntries(
    settings.clusters.map((cluster) => [
      cluster.name,
      new EksCluster(
        `${name}-${cluster.name}`,
        {
          ...stored,
          installation,
          cluster,
          kubernetesApi,
          administrators,
          network,
          logRetentionDays,
        },
        opts,
      ),
    ]),
  );
  const stores = { search: search.reach, redis: redis.reach };
  const connections = Object.entries(clusters).flatMap(([clusterName, cluster]) =>
    Object.entries(stores).flatMap(([store, { securityGroupId: to, port }]: [string, Reach]) =>
      to === undefined
        ? []
        : allowConnection(
            `${name}-${clusterName}-to-${store}`,
            { from: cluster.securityGroupId, to, port, description: `EKS cluster ${clusterName}` },
            opts,
          ),
    ),
  );
  return { network, search, redis, stores, clusters, connections };
}
