import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Network } from "../network/network";
import type { ClusterSettings } from "../settings/clusters";
import type { KubernetesApiSettings } from "../settings/settings";

interface LogGroupArgs {
  readonly kmsKeyArn: pulumi.Input<string>;
  readonly logRetentionDays: number;
  readonly tags: { readonly [name: string]: string };
}

/**
 * The control plane's log group. If EKS created it, it would have no retention. It comes before the cluster, so it keeps
 * the name that both have.
 */
export function createLogGroup(
  name: string,
  clusterName: pulumi.Input<string>,
  { kmsKeyArn, logRetentionDays, tags }: LogGroupArgs,
  opts: pulumi.CustomResourceOptions,
): aws.cloudwatch.LogGroup {
  return new aws.cloudwatch.LogGroup(
    `${name}-logs`,
    {
      name: pulumi.interpolate`/aws/eks/${clusterName}/cluster`,
      retentionInDays: logRetentionDays,
      kmsKeyId: kmsKeyArn,
      tags,
    },
    { ...opts, ignoreChanges: ["name"] },
  );
}

/** The cluster that writes to a log group. */
export const clusterOf = (logGroup: aws.cloudwatch.LogGroup): pulumi.Output<string> =>
  logGroup.name.apply((path) => path.split("/")[3]);

export interface ControlPlaneArgs {
  readonly clusterName: pulumi.Input<string>;
  readonly roleArn: pulumi.Input<string>;
  readonly cluster: ClusterSettings;
  readonly kubernetesApi: KubernetesApiSettings;
  readonly network: Network;
  readonly kmsKeyArn: pulumi.Input<string>;
  readonly protection: boolean;
  readonly tags: { readonly [name: string]: string };
}

/** The EKS cluster itself: Auto Mode, without the built-in node pools. */
export function createControlPlane(
  name: string,
  args: ControlPlaneArgs,
  opts: pulumi.CustomResourceOptions,
): aws.eks.Cluster {
  const { cluster, kmsKeyArn, protection } = args;
  return new aws.eks.Cluster(
    name,
    {
      name: args.clusterName,
      version: cluster.kubernetesVersion,
      upgradePolicy: { supportType: "STANDARD" },
      roleArn: args.roleArn,
      bootstrapSelfManagedAddons: false,
      accessConfig: {
        authenticationMode: "API",
        // The arguments list who has access; it must not depend on who ran the first `up`.
        bootstrapClusterCreatorAdminPermissions: false,
      },
      computeConfig: { enabled: true, nodePools: [] },
      kubernetesNetworkConfig: {
        elasticLoadBalancing: { enabled: true },
        ipFamily: "ipv4",
        serviceIpv4Cidr: cluster.serviceCidr,
      },
      storageConfig: { blockStorage: { enabled: true } },
      vpcConfig: {
        subnetIds: args.network.subnetIds.workloads,
        endpointPrivateAccess: true,
        ...publicEndpoint(args.kubernetesApi),
      },
      encryptionConfig: { provider: { keyArn: kmsKeyArn }, resources: ["secrets"] },
      enabledClusterLogTypes: ["api", "audit", "authenticator", "controllerManager", "scheduler"],
      zonalShiftConfig: { enabled: true },
      deletionProtection: protection,
      tags: args.tags,
    },
    {
      ...opts,
      protect: protection,
      ignoreChanges: ["name", "bootstrapSelfManagedAddons"],
      // AWS changes the key of no cluster, and the provider would plan it at every update.
      replaceOnChanges: ["encryptionConfig"],
      customTimeouts: { create: "45m", update: "120m", delete: "45m" },
    },
  );
}

/** The public endpoint of the Kubernetes API, for the networks that may use it, if any. */
function publicEndpoint({ publicNetworks }: KubernetesApiSettings) {
  return publicNetworks.length > 0
    ? { endpointPublicAccess: true, publicAccessCidrs: [...publicNetworks] }
    : { endpointPublicAccess: false };
}
