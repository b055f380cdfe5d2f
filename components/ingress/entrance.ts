import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { CollectorRouteName } from "../../facts/routes";
import type { EksCluster } from "../cluster/eksCluster";
import type { Network } from "../network/network";
import { allowConnection } from "../security/securityGroup";
import { containerPort, type Timing } from "../workloads/rollout";
import { createAliasRecord } from "./dnsRecord";
import { openCollector, openHost } from "./listenerRules";
import { LoadBalancer } from "./loadBalancer";
import { createTargetGroup } from "./targetGroup";

export interface EntranceArgs {
  /** Which side it opens: `public-api`, `internal-api`, `gui`. */
  readonly side: string;
  readonly host: string;
  /** The routes of the collector that come in; without it, everything does. */
  readonly collector?: readonly CollectorRouteName[];
  readonly internal: boolean;
  readonly sources: readonly string[];
  readonly network: Network;
  readonly cluster: EksCluster;
  readonly certificateArn: pulumi.Input<string>;
  /** Where the host's record is made; without it, the user makes it. */
  readonly zoneId?: pulumi.Input<string>;
  readonly healthCheckPath: string;
  readonly timing: Timing;
  readonly protection: boolean;
  readonly tags: { readonly [name: string]: string };
  /** What has to be there before a request may come in. */
  readonly opensAfter: pulumi.Resource[];
}

/** A way into the installation: a host name, its load balancer, and the rules of what may pass. */
export class Entrance extends pulumi.ComponentResource {
  readonly side: string;
  readonly url: string;
  readonly loadBalancer: LoadBalancer;
  readonly targetGroupArn: pulumi.Output<string>;
  readonly rules: aws.lb.ListenerRule[];

  constructor(name: string, args: EntranceArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tracardi-pulumi:index:Entrance", name, {}, opts);
    const parent = { parent: this };
    const { network, cluster, tags } = args;
    this.side = args.side;
    this.url = `https://${args.host}`;
    this.loadBalancer = new LoadBalancer(
      name,
      {
        internal: args.internal,
        sources: args.sources,
        vpcId: network.vpcId,
        subnetIds: network.subnetIds[args.internal ? "ingress" : "public"],
        certificateArn: args.certificateArn,
        idleTimeout: args.timing.idle,
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
    const targetGroup = createTargetGroup(
      name,
      {
        vpcId: network.vpcId,
        clusterName: cluster.clusterName,
        healthCheckPath: args.healthCheckPath,
        deregistrationDelay: args.timing.deregistration,
        tags,
      },
      parent,
    );
    const target = {
      listenerArn: this.loadBalancer.listenerArn,
      targetGroupArn: targetGroup.arn,
      host: args.host,
      tags,
    };
    const whenReady = { ...parent, dependsOn: [...connections, ...args.opensAfter] };
    this.rules = args.collector
      ? openCollector(name, { ...target, routes: args.collector }, whenReady)
      : openHost(name, target, whenReady);
    if (args.zoneId !== undefined) {
      const { host, zoneId } = args;
      createAliasRecord(name, { host, zoneId, loadBalancer: this.loadBalancer }, parent);
    }
    this.targetGroupArn = targetGroup.arn;
    this.registerOutputs({ url: this.url });
  }
}
