import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { CollectorRouteName } from "../../facts/routes";
import type { Cluster } from "../cluster/cluster";
import type { Network } from "../network/network";
import { tierOf } from "../network/subnetPlan";
import { allowConnection } from "../security/securityGroup";
import type { FirewallSettings } from "../settings/edge";
import { containerPort, type Timing } from "../internal/rollout";
import type { AccessLogs } from "./accessLogs";
import { createAliasRecord } from "./dnsRecord";
import { openCollector, openHosts, redirectReads } from "./listenerRules";
import { LoadBalancer } from "./loadBalancer";
import { WebAcl } from "./webAcl";

export interface EndpointArgs {
  /** The side that it opens: `public-api`, `internal-api`, `gui`. */
  readonly side: string;
  readonly host: string;
  /** Additional host names. */
  readonly aliases?: readonly string[];
  /** The routes of the collector that it opens; absent if it opens everything. */
  readonly collector?: readonly CollectorRouteName[];
  /** Absent if there is no web ACL in front of the load balancer. */
  readonly firewall?: FirewallSettings;
  /** Absent if logging is off. */
  readonly accessLogs?: AccessLogs;
  /** Whether port 80 redirects read requests to HTTPS. */
  readonly redirectsHttp: boolean;
  readonly internal: boolean;
  readonly sources: readonly string[];
  readonly network: Network;
  readonly cluster: Cluster;
  readonly certificateArn: pulumi.Input<string>;
  /** The zone for the hosts' records; absent if the user creates them. */
  readonly zoneId?: pulumi.Input<string>;
  /** The instances behind it. */
  readonly targetGroup: aws.lb.TargetGroup;
  readonly timing: Timing;
  readonly protection: boolean;
  readonly tags: { readonly [name: string]: string };
  /** What must exist before requests may come in. */
  readonly dependsOn: pulumi.Resource[];
}

/** Its name in URNs, which never changes. */
export const endpointType = "tracardi-pulumi:index:Entrance";

/** A host name, its load balancer, and the rules for what may pass. */
export class Endpoint extends pulumi.ComponentResource {
  readonly side: string;
  readonly url: string;
  readonly loadBalancer: LoadBalancer;
  readonly targetGroupArn: pulumi.Output<string>;
  readonly rules: aws.lb.ListenerRule[];
  /** Absent without a firewall. */
  readonly webAclArn?: pulumi.Output<string>;

  constructor(name: string, args: EndpointArgs, opts?: pulumi.ComponentResourceOptions) {
    super(endpointType, name, {}, opts);
    const parent = { parent: this };
    const { network, cluster, targetGroup, tags, firewall } = args;
    const hosts = [args.host, ...(args.aliases ?? [])];
    this.side = args.side;
    this.url = `https://${args.host}`;
    this.loadBalancer = new LoadBalancer(
      name,
      {
        internal: args.internal,
        sources: args.sources,
        vpcId: network.vpcId,
        subnetIds: network.subnetIds[tierOf(args)],
        certificateArn: args.certificateArn,
        idleTimeout: args.timing.idle,
        listensToHttp: args.redirectsHttp,
        accessLogs: args.accessLogs,
        protection: args.protection,
        tags,
      },
      parent,
    );
    const balancerGroup = this.loadBalancer.securityGroupId;
    const connections = [
      new aws.vpc.SecurityGroupEgressRule(
        `${name}-to-pods`,
        {
          securityGroupId: balancerGroup,
          referencedSecurityGroupId: cluster.securityGroupId,
          ipProtocol: "tcp",
          fromPort: containerPort,
          toPort: containerPort,
          description: "Instances",
        },
        parent,
      ),
      allowConnection(
        `${name}-to-pods`,
        {
          from: balancerGroup,
          to: cluster.securityGroupId,
          port: containerPort,
          description: `Load balancer ${name}`,
        },
        parent,
      ),
    ];
    const guards: pulumi.Resource[] = [];
    if (firewall) {
      const loadBalancerArn = this.loadBalancer.arn;
      const webAcl = new WebAcl(name, { settings: firewall, loadBalancerArn, tags }, parent);
      this.webAclArn = webAcl.arn;
      guards.push(webAcl.association);
    }
    const { listenerArn, httpListenerArn } = this.loadBalancer;
    const target = { listenerArn, targetGroupArn: targetGroup.arn, hosts, tags };
    const whenReady = { ...parent, dependsOn: [...connections, ...guards, ...args.dependsOn] };
    this.rules = args.collector
      ? openCollector(name, { ...target, routes: args.collector }, whenReady)
      : openHosts(name, target, whenReady);
    if (httpListenerArn) {
      redirectReads(name, { listenerArn: httpListenerArn, hosts, tags }, parent);
    }
    const { zoneId } = args;
    if (zoneId !== undefined) {
      for (const host of hosts) {
        const record = host === args.host ? name : `${name}-${host}`;
        createAliasRecord(record, { host, zoneId, loadBalancer: this.loadBalancer }, parent);
      }
    }
    this.targetGroupArn = targetGroup.arn;
    this.registerOutputs({ url: this.url });
  }
}
