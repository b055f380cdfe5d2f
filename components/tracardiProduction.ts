import * as pulumi from "@pulumi/pulumi";
import { ProtectedPart, type TracardiProductionArgs } from "./arguments";
import { TracardiArgsError } from "./internal/errors";
import { installationName } from "./layout/installationName";
import { labelOf } from "./internal/names";
import { tagsOf } from "./internal/tags";
import { createEndpoints } from "./layout/endpoints";
import { createFoundation } from "./layout/foundation";
import { flowsOf } from "./layout/flows";
import { createGuards } from "./layout/guards";
import { createInstaller } from "./layout/installer";
import { createIsolation } from "./layout/isolation";
import { keepFields } from "./layout/ownership";
import { createPlacements } from "./layout/placements";
import { createProcesses } from "./layout/processes";
import type { LayoutContext } from "./layout/layoutContext";
import { mergeDependencies } from "./layout/roleDependencies";
import { createTargetGroups } from "./layout/targetGroups";
import { createWorkloads } from "./layout/workloads";
import type { Endpoint } from "./ingress/endpoint";
import type { LoadBalancerOutputs, SubnetOutputs } from "./outputs";
import { protects } from "./settings/protection";
import { resolve } from "./settings/resolve";
import { checkName, validate } from "./validation/validate";
import { warnings } from "./settings/warnings";
import { createIdentity } from "./workloads/secrets";

/**
 * Tracardi's production layout on AWS: EKS Auto Mode clusters in a VPC across three zones, a public API that
 * collects events, an internal API and a GUI for trusted networks, with a managed OpenSearch domain and
 * ElastiCache.
 *
 * It creates no backups of the search domain beyond AWS's automatic ones, and no monitoring.
 *
 * Cost: in us-east-1 about 1,600 USD a month with the defaults, before traffic.
 *
 * @example
 * new TracardiProduction("tracardi", {
 *   hosts: {
 *     publicApi: "track.example.com",
 *     internalApi: "tracardi-api.example.com",
 *     gui: "tracardi.example.com",
 *   },
 *   dns: { zoneId: "Z0123456789ABCDEFGHIJ" },
 *   trustedNetworks: ["203.0.113.0/24"],
 *   access: Access.Restricted,
 *   kubernetesApi: {
 *     publicNetworks: ["203.0.113.9/32"],
 *     administrators: { deployer: "arn:aws:iam::111122223333:role/deployer" },
 *   },
 *   adminEmail: "platform@example.com",
 *   openSearch: {},
 * });
 */
export class TracardiProduction extends pulumi.ComponentResource {
  /** Where websites send events: put `/track` behind it. */
  readonly publicApiUrl!: pulumi.Output<string>;
  /** The API that the GUI uses, for the trusted networks. */
  readonly internalApiUrl!: pulumi.Output<string>;
  /** The GUI, set to use the internal API. Absent in the minimal profile. */
  readonly guiUrl?: pulumi.Output<string>;
  /** The first administrator's login to the GUI. */
  readonly adminEmail!: pulumi.Output<string>;
  /** The first administrator's password until it is changed in the GUI. Secret. */
  readonly adminPassword!: pulumi.Output<string>;
  /** A kubeconfig for each EKS cluster, by the cluster's name in the placement. Secret. */
  readonly kubeconfigs!: pulumi.Output<{ [cluster: string]: string }>;
  /** Physical name of each EKS cluster, by its name in the placement. */
  readonly clusterNames!: pulumi.Output<{ [cluster: string]: string }>;
  /** Security group of each EKS cluster's servers and pods, by the cluster's name in the placement. */
  readonly clusterSecurityGroupIds!: pulumi.Output<{ [cluster: string]: string }>;
  /** URL of the search engine, without credentials. */
  readonly searchEndpoint!: pulumi.Output<string>;
  /** Host name of the Redis primary. */
  readonly redisHost!: pulumi.Output<string>;
  /** Host name of MySQL. Absent if the version of Tracardi does not use it. */
  readonly mysqlHost?: pulumi.Output<string>;
  /** The load balancers by side: `publicApi`, `internalApi`, `gui`. */
  readonly loadBalancers!: pulumi.Output<{ [side: string]: LoadBalancerOutputs }>;
  /** The web ACL in front of the collector, for logs of your own. Absent if it is switched off. */
  readonly webAclArn?: pulumi.Output<string>;
  /** The bucket that load balancers write their access logs to. Absent if they are switched off. */
  readonly accessLogsBucket?: pulumi.Output<string>;
  /** The VPC, new or existing. */
  readonly vpcId!: pulumi.Output<string>;
  /** Subnet ids of each tier, one per zone. */
  readonly subnetIds!: pulumi.Output<SubnetOutputs>;
  /** Route tables of the VPC; empty for an existing network. */
  readonly routeTableIds!: pulumi.Output<string[]>;
  /** Public addresses that the servers use to reach the internet; empty for an existing network. */
  readonly natAddresses!: pulumi.Output<string[]>;
  /** Peering connections, by the names in `network.peerings`: whoever accepts one needs its id. */
  readonly peeringConnectionIds!: pulumi.Output<{ [peering: string]: string }>;
  /** Attachments to transit gateways, by the names in `network.transitGateways`. */
  readonly transitGatewayAttachmentIds!: pulumi.Output<{ [gateway: string]: string }>;
  /** The private hosted zone, for VPCs of other accounts. Absent if there is none. */
  readonly privateZoneId?: pulumi.Output<string>;

  /**
   * @param name The name of the installation, which is the prefix of all its resource names: 1 to 60 letters, digits,
   * hyphens, underscores and dots. Up to 24 lower-case letters, digits and single hyphens are used unchanged; any
   * other name is cut and gets a hash.
   * @throws TracardiArgsError naming every wrong argument, before anything is registered.
   */
  constructor(name: string, args: TracardiProductionArgs, opts?: pulumi.ComponentResourceOptions) {
    const problems = [...checkName(name), ...validate(args)];
    if (problems.length > 0) throw new TracardiArgsError(name, problems);
    const settings = resolve(args);
    super(
      "tracardi-pulumi:index:TracardiProduction",
      name,
      {},
      { ...opts, transformations: [keepFields, ...(opts?.transformations ?? [])] },
    );
    for (const warning of warnings(settings)) void pulumi.log.warn(warning, this);

    const label = labelOf(name);
    const site: LayoutContext = {
      name: label,
      installation: installationName(label, settings.clusters),
      settings,
      tags: tagsOf(name, settings.tags),
      parent: this,
    };
    const foundation = createFoundation(site);
    const identity = createIdentity(label, settings.identity, {
      parent: this,
      // A new merge secret would separate every visitor from their profile.
      protect: protects(settings, ProtectedPart.Identity),
    });
    const placements = createPlacements(site, foundation, identity);
    const flows = flowsOf(site, foundation, placements);
    const targetGroups = createTargetGroups(site, foundation, placements);
    const guards = createGuards(site, placements, targetGroups, flows);
    const isolation = mergeDependencies(createIsolation(site, flows, guards), guards);
    const installer = createInstaller(site, foundation, identity, placements, isolation);
    const endpoints = createEndpoints(site, foundation, placements, targetGroups, installer.job);
    createWorkloads(site, foundation, placements, isolation, guards, endpoints, installer.job);
    createProcesses(site, foundation, placements, isolation, installer.job);

    const { network, search, redis, clusters } = foundation;
    const { peeringConnectionIds, transitGatewayAttachmentIds } = network.connections;
    const outputs: Omit<TracardiProduction, keyof pulumi.ComponentResource> = {
      publicApiUrl: pulumi.output(endpoints.publicApi.url),
      internalApiUrl: pulumi.output(endpoints.internalApi.url),
      guiUrl: endpoints.gui && guiUrlOf(endpoints.gui.url, endpoints.internalApi.url),
      adminEmail: pulumi.output(settings.adminEmail),
      adminPassword: identity.adminPassword,
      kubeconfigs: pulumi.secret(mapValues(clusters, (cluster) => cluster.kubeconfig)),
      clusterNames: mapValues(clusters, (cluster) => cluster.clusterName),
      clusterSecurityGroupIds: mapValues(clusters, (cluster) => cluster.securityGroupId),
      searchEndpoint: search.url,
      redisHost: redis.host,
      mysqlHost: foundation.mysql?.host,
      loadBalancers: mapValues({ ...endpoints }, ({ loadBalancer }: Endpoint) => {
        const { arnSuffix, dnsName, zoneId, securityGroupId } = loadBalancer;
        return pulumi.output({ arnSuffix, dnsName, zoneId, securityGroupId });
      }),
      webAclArn: endpoints.publicApi.webAclArn,
      accessLogsBucket: endpoints.publicApi.loadBalancer.accessLogsBucket,
      vpcId: network.vpcId,
      subnetIds: pulumi.output(network.subnetIds),
      routeTableIds: pulumi.output(network.routeTableIds),
      natAddresses: pulumi.output(network.natAddresses),
      peeringConnectionIds: mapValues(peeringConnectionIds, (id) => id),
      transitGatewayAttachmentIds: mapValues(transitGatewayAttachmentIds, (id) => id),
      privateZoneId: foundation.privateZoneId,
    };
    Object.assign(this, outputs);
    this.registerOutputs(outputs);
  }
}

const guiUrlOf = (gui: string, api: string): pulumi.Output<string> =>
  pulumi.output(`${gui}/?api=${encodeURIComponent(api)}`);

function mapValues<T, U>(
  values: { readonly [key: string]: T | undefined },
  map: (value: T) => U,
): pulumi.Output<{ [key: string]: pulumi.Unwrap<U> }> {
  const entries = Object.entries(values).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, map(value)] as const],
  );
  return pulumi.output(Object.fromEntries(entries)) as pulumi.Output<{
    [key: string]: pulumi.Unwrap<U>;
  }>;
}
