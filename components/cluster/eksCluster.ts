import * as aws from "@pulumi/aws";
import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { physicalName } from "../internal/names";
import type { Network } from "../network/network";
import type { RoleRules } from "../security/role";
import { networkKey } from "../security/securityGroup";
import type { ClusterSettings } from "../settings/clusters";
import type { KubernetesApiSettings } from "../settings/settings";
import { grantAdministrators, grantNodes } from "./access";
import type { Cluster } from "./cluster";
import { kubeconfig } from "./kubeconfig";
import { createMetricsServer } from "./metricsServer";
import { createNodeClass } from "./nodeClass";
import { createNodePool } from "./nodePool";
import { createPolicySwitch } from "./policySwitch";
import { ClusterRoles } from "./roles";

export interface EksClusterArgs {
  /** Name of the installation, for the label of its servers. */
  readonly installation: string;
  readonly cluster: ClusterSettings;
  readonly kubernetesApi: KubernetesApiSettings;
  /** ARNs of the IAM roles and users with all rights, by the user's names for them. */
  readonly administrators: { readonly [key: string]: pulumi.Input<string> };
  readonly network: Network;
  readonly kmsKeyArn: pulumi.Input<string>;
  readonly iam: RoleRules;
  readonly protection: boolean;
  readonly logRetentionDays: number;
  readonly tags: { readonly [name: string]: string };
}

/** An EKS Auto Mode cluster with a node class and node pools of its own: AWS runs servers, DNS and storage. */
export class EksCluster extends pulumi.ComponentResource implements Cluster {
  readonly settings: ClusterSettings;
  /** The physical name, known before the cluster is. */
  readonly clusterName: string;
  readonly kubeconfig: pulumi.Output<string>;
  /** The security group of control plane, servers and pods. */
  readonly securityGroupId: pulumi.Output<string>;
  readonly provider: kubernetes.Provider;
  /** What makes the cluster heed NetworkPolicies. */
  readonly policySwitch: readonly pulumi.Resource[];
  /** What pods need before they can start. */
  readonly nodePools: pulumi.Resource[];
  readonly metricsServer: readonly pulumi.Resource[];

  constructor(name: string, args: EksClusterArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tracardi-pulumi:index:EksCluster", name, {}, opts);
    const parent = { parent: this };
    const { kubernetesApi, protection, tags } = args;
    this.settings = args.cluster;
    this.clusterName = physicalName(name, 100);

    // EKS would make the log group itself, without retention.
    const logGroup = new aws.cloudwatch.LogGroup(
      `${name}-logs`,
      {
        name: `/aws/eks/${this.clusterName}/cluster`,
        retentionInDays: args.logRetentionDays,
        kmsKeyId: args.kmsKeyArn,
        tags,
      },
      parent,
    );
    const roles = new ClusterRoles(
      name,
      { kmsKeyArn: args.kmsKeyArn, iam: args.iam, tags },
      parent,
    );
    const cluster = new aws.eks.Cluster(
      name,
      {
        name: this.clusterName,
        version: args.cluster.kubernetesVersion,
        upgradePolicy: { supportType: "STANDARD" },
        roleArn: roles.clusterRoleArn,
        bootstrapSelfManagedAddons: false,
        accessConfig: {
          authenticationMode: "API",
          // Access is a list in the arguments, not a property of whoever ran the first `up`.
          bootstrapClusterCreatorAdminPermissions: false,
        },
        computeConfig: { enabled: true, nodePools: [] },
        kubernetesNetworkConfig: {
          elasticLoadBalancing: { enabled: true },
          ipFamily: "ipv4",
          serviceIpv4Cidr: args.cluster.serviceCidr,
        },
        storageConfig: { blockStorage: { enabled: true } },
        vpcConfig: {
          subnetIds: args.network.subnetIds.workloads,
          endpointPrivateAccess: true,
          endpointPublicAccess: kubernetesApi.publicNetworks.length > 0,
          ...(kubernetesApi.publicNetworks.length > 0 && {
            publicAccessCidrs: [...kubernetesApi.publicNetworks],
          }),
        },
        encryptionConfig: { provider: { keyArn: args.kmsKeyArn }, resources: ["secrets"] },
        enabledClusterLogTypes: ["api", "audit", "authenticator", "controllerManager", "scheduler"],
        zonalShiftConfig: { enabled: true },
        deletionProtection: protection,
        tags,
      },
      {
        ...parent,
        protect: protection,
        dependsOn: [logGroup, ...roles.clusterAttachments],
        ignoreChanges: ["bootstrapSelfManagedAddons"],
        customTimeouts: { create: "45m", update: "120m", delete: "45m" },
      },
    );

    this.securityGroupId = cluster.vpcConfig.clusterSecurityGroupId;
    const operators = kubernetesApi.privateNetworks.map(
      (cidr) =>
        new aws.vpc.SecurityGroupIngressRule(
          `${name}-api-from-${networkKey(cidr)}`,
          {
            securityGroupId: this.securityGroupId,
            cidrIpv4: cidr,
            ipProtocol: "tcp",
            fromPort: 443,
            toPort: 443,
            description: "Kubernetes API for operators",
          },
          parent,
        ),
    );
    const administrators = grantAdministrators(name, cluster.name, args.administrators, {
      ...parent,
      tags,
    });
    // One after the other: EKS takes seconds until it heeds an entry, and the provider below asks but once.
    const access = grantNodes(name, cluster.name, roles.nodeRoleArn, {
      ...parent,
      tags,
      dependsOn: administrators,
    });

    this.kubeconfig = kubeconfig(
      {
        name: cluster.name,
        endpoint: cluster.endpoint,
        certificateAuthorityData: cluster.certificateAuthority.data,
      },
      aws.getRegionOutput({}, parent).region,
    );
    this.provider = new kubernetes.Provider(
      name,
      {
        kubeconfig: this.kubeconfig,
        // Without it, a changed kubeconfig may replace every object in the cluster.
        clusterIdentifier: this.clusterName,
      },
      // `pulumi up` itself may be in a connected network.
      { ...parent, dependsOn: [...access, ...operators, ...args.network.connections.routes] },
    );
    this.policySwitch = [
      createPolicySwitch(
        `${name}-network-policies`,
        { force: true },
        { ...parent, provider: this.provider },
      ),
    ];
    const nodeClass = createNodeClass(
      `${name}-nodes`,
      {
        installation: args.installation,
        roleName: roles.nodeRoleName,
        subnetIds: args.network.subnetIds.workloads,
        securityGroupId: this.securityGroupId,
      },
      { ...parent, provider: this.provider, dependsOn: roles.nodeAttachments },
    );
    this.nodePools = args.cluster.pools.map((pool) =>
      createNodePool(
        `${name}-${pool.name}`,
        { installation: args.installation, pool },
        { ...parent, provider: this.provider, dependsOn: [nodeClass] },
      ),
    );
    const { kubernetesVersion, metricsPool } = args.cluster;
    this.metricsServer = metricsPool
      ? [
          createMetricsServer(
            `${name}-metrics-server`,
            {
              installation: args.installation,
              clusterName: cluster.name,
              kubernetesVersion,
              pool: metricsPool,
              tags,
            },
            { ...parent, dependsOn: this.nodePools },
          ),
        ]
      : [];
    this.registerOutputs({ clusterName: this.clusterName });
  }
}
