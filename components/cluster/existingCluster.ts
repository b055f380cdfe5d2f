import * as aws from "@pulumi/aws";
import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { type ExistingClusterArgs, NetworkPolicyEnforcement } from "../arguments";
import type { Network } from "../network/network";
import type { RoleRules } from "../security/role";
import type { ClusterSettings } from "../settings/clusters";
import { validatedOutput } from "../validation/validatedOutput";
import { grantNodes } from "./access";
import type { Cluster } from "./cluster";
import { checkedCluster, type FoundCluster } from "./clusterCheck";
import { kubeconfig } from "./kubeconfig";
import { createNodeClass } from "./nodeClass";
import { createNodePool } from "./nodePool";
import { createNodeRole } from "./nodeRole";
import { createNetworkPolicyEnabler } from "./networkPolicyEnabler";

export interface ExistingClusterComponentArgs {
  /** The component's name, for messages. */
  readonly component: string;
  /** Name of the installation, for the label of its servers. */
  readonly installation: string;
  readonly cluster: ClusterSettings;
  readonly existing: ExistingClusterArgs;
  readonly network: Network;
  readonly iam: RoleRules;
  readonly tags: { readonly [name: string]: string };
}

/** The user's own cluster: with Auto Mode, we add only servers for this installation. */
export class ExistingCluster extends pulumi.ComponentResource implements Cluster {
  readonly settings: ClusterSettings;
  readonly clusterName: pulumi.Output<string>;
  readonly kubeconfig: pulumi.Output<string>;
  readonly securityGroupId: pulumi.Output<string>;
  readonly provider: kubernetes.Provider;
  readonly networkPolicyEnabler: readonly pulumi.Resource[];
  readonly nodePools: pulumi.Resource[];
  /** The metrics server belongs to the whole cluster, so we do not create it here. */
  readonly metricsServer: readonly pulumi.Resource[] = [];

  constructor(
    name: string,
    args: ExistingClusterComponentArgs,
    opts?: pulumi.ComponentResourceOptions,
  ) {
    super("tracardi-pulumi:index:ExistingCluster", name, {}, opts);
    const parent = { parent: this };
    const { component, cluster, existing } = args;
    const path = `existingClusters.${cluster.name}`;
    const given = (key: "kubeconfig" | "nodeRoleName") => {
      const value = existing[key];
      return value === undefined ? undefined : validatedOutput(component, `${path}.${key}`, value);
    };
    this.settings = cluster;
    const found = checkedCluster(component, path, cluster, existing, parent);
    this.clusterName = found.apply(({ name }) => name);
    this.securityGroupId = validatedOutput(
      component,
      `${path}.securityGroupId`,
      existing.securityGroupId,
    );
    this.kubeconfig = given("kubeconfig") ?? kubeconfigOf(found, parent);
    this.provider = new kubernetes.Provider(
      name,
      { kubeconfig: this.kubeconfig, clusterIdentifier: this.clusterName },
      parent,
    );
    const inCluster = { ...parent, provider: this.provider };
    this.networkPolicyEnabler =
      existing.networkPolicies === NetworkPolicyEnforcement.SwitchOn
        ? [createNetworkPolicyEnabler(`${name}-network-policies`, { force: false }, inCluster)]
        : [];
    this.nodePools = cluster.autoMode ? this.createServers(name, args, given("nodeRoleName")) : [];
    this.registerOutputs({ clusterName: this.clusterName });
  }

  private createServers(
    name: string,
    { installation, cluster, network, iam, tags }: ExistingClusterComponentArgs,
    roleName: pulumi.Output<string> | undefined,
  ): pulumi.Resource[] {
    const parent = { parent: this };
    const inCluster = { ...parent, provider: this.provider };
    const own = (): { name: pulumi.Output<string>; ready: pulumi.Resource[] } => {
      const { role, attachments } = createNodeRole(name, { iam, tags }, parent);
      const access = grantNodes(name, this.clusterName, role.arn, { ...parent, tags });
      return { name: role.name, ready: [...attachments, ...access] };
    };
    const role = roleName === undefined ? own() : { name: roleName, ready: [] };
    const nodeClass = createNodeClass(
      `${name}-nodes`,
      {
        installation,
        roleName: role.name,
        subnetIds: network.subnetIds.workloads,
        securityGroupId: this.securityGroupId,
      },
      { ...inCluster, dependsOn: role.ready },
    );
    return cluster.pools.map((pool) =>
      createNodePool(
        `${name}-${pool.name}`,
        { installation, pool },
        { ...inCluster, dependsOn: [nodeClass] },
      ),
    );
  }
}

function kubeconfigOf(
  { name, endpoint, certificateAuthorityData }: pulumi.Output<FoundCluster>,
  opts: pulumi.InvokeOptions,
) {
  return kubeconfig(
    { name, endpoint, certificateAuthorityData },
    aws.getRegionOutput({}, opts).region,
  );
}
