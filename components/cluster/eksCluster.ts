import * as aws from "@pulumi/aws";
import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import { isJustNow, pause } from "../internal/moments";
import { physicalName } from "../internal/names";
import type { Network } from "../network/network";
import type { RoleRules } from "../security/role";
import { networkKey } from "../security/securityGroup";
import type { ClusterSettings } from "../settings/clusters";
import type { KubernetesApiSettings } from "../settings/settings";
import { grantAdministrators, grantNodes } from "./access";
import type { Cluster } from "./cluster";
import { clusterOf, createControlPlane, createLogGroup } from "./controlPlane";
import { kubeconfig } from "./kubeconfig";
import { createMetricsServer } from "./metricsServer";
import { createNodeClass } from "./nodeClass";
import { createNodePool } from "./nodePool";
import { createNetworkPolicyEnabler } from "./networkPolicyEnabler";
import { ClusterRoles } from "./roles";

/** EKS says that an access entry takes some seconds. */
const PAUSE_SECONDS = 15;

/** The most characters of a cluster's name. */
const longestName = 100;

export interface EksClusterArgs {
  /** Name of the installation, for the label of its servers. */
  readonly installation: string;
  readonly cluster: ClusterSettings;
  readonly kubernetesApi: KubernetesApiSettings;
  /** ARNs of the IAM roles and users with full rights, by the user's names for them. */
  readonly administrators: { readonly [key: string]: pulumi.Input<string> };
  readonly network: Network;
  readonly kmsKeyArn: pulumi.Input<string>;
  readonly iam: RoleRules;
  readonly protection: boolean;
  readonly logRetentionDays: number;
  readonly tags: { readonly [name: string]: string };
  /** The tags of its servers; absent if the user has none. */
  readonly serverTags?: { readonly [name: string]: string };
}

/** An EKS Auto Mode cluster with its own node class and node pools: AWS runs servers, DNS and storage. */
export class EksCluster extends pulumi.ComponentResource implements Cluster {
  readonly settings: ClusterSettings;
  /** The physical name, known before the cluster exists, but not at a first preview. */
  readonly clusterName: pulumi.Output<string>;
  readonly kubeconfig: pulumi.Output<string>;
  /** The security group of control plane, servers and pods. */
  readonly securityGroupId: pulumi.Output<string>;
  readonly provider: kubernetes.Provider;
  /** Makes the cluster enforce NetworkPolicies. */
  readonly networkPolicyEnabler: readonly pulumi.Resource[];
  /** What pods need before they can start. */
  readonly nodePools: pulumi.Resource[];
  readonly metricsServer: readonly pulumi.Resource[];

  constructor(name: string, args: EksClusterArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tracardi-pulumi:index:EksCluster", name, {}, opts);
    const parent = { parent: this };
    const { installation, network, tags } = args;
    this.settings = args.cluster;
    const roles = new ClusterRoles(
      name,
      {
        kmsKeyArn: args.kmsKeyArn,
        iam: args.iam,
        tagsServers: args.serverTags !== undefined,
        tags,
      },
      parent,
    );
    // EKS writes to the log group of a deleted cluster, which makes it again: the next cluster needs another one.
    const lifetime = new random.RandomId(`${name}-lifetime`, { byteLength: 4 }, parent);
    const uniqueName = pulumi.interpolate`${physicalName(name, longestName - 9)}-${lifetime.hex}`;
    const logGroup = createLogGroup(name, uniqueName, args, parent);
    this.clusterName = clusterOf(logGroup);
    const cluster = createControlPlane(
      name,
      { ...args, clusterName: this.clusterName, roleArn: roles.clusterRoleArn },
      { ...parent, dependsOn: [logGroup, ...roles.clusterAttachments] },
    );
    this.securityGroupId = cluster.vpcConfig.clusterSecurityGroupId;
    this.kubeconfig = kubeconfig(
      {
        name: cluster.name,
        endpoint: cluster.endpoint,
        certificateAuthorityData: cluster.certificateAuthority.data,
      },
      aws.getRegionOutput({}, parent).region,
    );
    const granted = grantAccess(name, cluster.name, roles.nodeRoleArn, args, parent);
    this.provider = new kubernetes.Provider(
      name,
      {
        kubeconfig: onceHeeded(this.kubeconfig, granted),
        // Otherwise a changed kubeconfig may replace every object in the cluster.
        clusterIdentifier: this.clusterName,
      },
      {
        ...parent,
        dependsOn: [
          ...granted,
          ...admitOperators(name, this.securityGroupId, args.kubernetesApi, parent),
          // `pulumi up` itself may be in a connected network.
          ...network.connections.routes,
        ],
      },
    );
    const inCluster = { ...parent, provider: this.provider };
    this.networkPolicyEnabler = [
      createNetworkPolicyEnabler(`${name}-network-policies`, { force: true }, inCluster),
    ];
    const nodeClass = createNodeClass(
      `${name}-nodes`,
      {
        installation,
        roleName: roles.nodeRoleName,
        subnetIds: network.subnetIds.workloads,
        securityGroupId: this.securityGroupId,
        tags: args.serverTags,
      },
      { ...inCluster, dependsOn: roles.nodeAttachments },
    );
    this.nodePools = args.cluster.pools.map((pool) =>
      createNodePool(
        `${name}-${pool.name}`,
        { installation, pool },
        { ...inCluster, dependsOn: [nodeClass] },
      ),
    );
    const { kubernetesVersion, metricsPool: pool } = args.cluster;
    this.metricsServer =
      pool === undefined
        ? []
        : [
            createMetricsServer(
              `${name}-metrics-server`,
              { installation, clusterName: cluster.name, kubernetesVersion, pool, tags },
              { ...parent, dependsOn: this.nodePools },
            ),
          ];
    this.registerOutputs({ clusterName: this.clusterName });
  }
}

/** Lets servers and administrators into the cluster, one after the other, as EKS takes its time with the first. */
function grantAccess(
  name: string,
  clusterName: pulumi.Output<string>,
  nodeRoleArn: pulumi.Output<string>,
  { administrators, tags }: EksClusterArgs,
  opts: pulumi.CustomResourceOptions,
): aws.eks.AccessPolicyAssociation[] {
  const dependsOn = grantAdministrators(name, clusterName, administrators, { ...opts, tags });
  return [
    ...dependsOn,
    ...grantNodes(name, clusterName, nodeRoleArn, { ...opts, tags, dependsOn }),
  ];
}

/**
 * The same kubeconfig, once EKS heeds what it granted, which takes it seconds. The cluster's provider asks once, and
 * keeps the answer for all objects: no retry of theirs would help.
 */
function onceHeeded(
  kubeconfig: pulumi.Output<string>,
  granted: readonly aws.eks.AccessPolicyAssociation[],
): pulumi.Output<string> {
  if (pulumi.runtime.isDryRun()) return kubeconfig;
  const times = pulumi.all(granted.map(({ modifiedAt }) => modifiedAt));
  return pulumi.all([kubeconfig, times]).apply(async ([text, grantedAt]) => {
    if (grantedAt.some((time) => isJustNow(time))) await pause(PAUSE_SECONDS);
    return text;
  });
}

/** Lets the private networks of the cluster's operators reach its API. */
function admitOperators(
  name: string,
  securityGroupId: pulumi.Output<string>,
  { privateNetworks }: KubernetesApiSettings,
  opts: pulumi.CustomResourceOptions,
): pulumi.Resource[] {
  return privateNetworks.map(
    (cidrIpv4) =>
      new aws.vpc.SecurityGroupIngressRule(
        `${name}-api-from-${networkKey(cidrIpv4)}`,
        {
          securityGroupId,
          cidrIpv4,
          ...{ ipProtocol: "tcp", fromPort: 443, toPort: 443 },
          description: "Kubernetes API for operators",
        },
        opts,
      ),
  );
}
