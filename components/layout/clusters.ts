import type * as pulumi from "@pulumi/pulumi";
import { ProtectedPart } from "../arguments";
import type { Cluster } from "../cluster/cluster";
import { EksCluster } from "../cluster/eksCluster";
import { ExistingCluster } from "../cluster/existingCluster";
import type { Network } from "../network/network";
import type { RoleRules } from "../security/role";
import { protects } from "../settings/protection";
import { validatedOutput } from "../validation/validatedOutput";
import type { LayoutContext } from "./layoutContext";

/** What clusters need from the steps before them. */
export interface ClusterDependencies {
  readonly network: Network;
  readonly kmsKeyArn: pulumi.Input<string>;
  readonly iam: RoleRules;
}

/** The clusters of the placement, new or existing, by their names there. */
export function createClusters(
  { name, installation, settings, tags, parent }: LayoutContext,
  { network, kmsKeyArn, iam }: ClusterDependencies,
): { readonly [name: string]: Cluster } {
  const { kubernetesApi, logRetentionDays } = settings;
  const protection = protects(settings, ProtectedPart.Clusters);
  const administrators = Object.fromEntries(
    Object.entries(kubernetesApi.administrators).map(([key, arn]) => [
      key,
      validatedOutput(name, `kubernetesApi.administrators.${key}`, arn),
    ]),
  );
  const shared = { installation, network, iam, tags };
  const create = (cluster: (typeof settings.clusters)[number]): Cluster =>
    cluster.existing
      ? new ExistingCluster(
          `${name}-${cluster.name}`,
          { ...shared, component: name, cluster, existing: cluster.existing },
          { parent },
        )
      : new EksCluster(
          `${name}-${cluster.name}`,
          {
            ...shared,
            cluster,
            kubernetesApi,
            administrators,
            kmsKeyArn,
            protection,
            logRetentionDays,
            serverTags: Object.keys(settings.tags).length > 0 ? tags : undefined,
          },
          { parent },
        );
  return Object.fromEntries(settings.clusters.map((cluster) => [cluster.name, create(cluster)]));
}
