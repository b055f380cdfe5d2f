import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { createSecurityGroup, networkKey } from "../security/securityGroup";

/** The AWS-recommended policy: TLS 1.2 and 1.3, with post-quantum key exchange. */
const tlsPolicy = "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09";

export interface LoadBalancerArgs {
  /** Has private addresses only. */
  readonly internal: boolean;
  /** Networks that may connect. */
  readonly sources: readonly string[];
  readonly vpcId: pulumi.Input<string>;
  /** One subnet a zone: DNS answers with an address in each, and one may go. */
  readonly subnetIds: pulumi.Input<string>[];
  readonly certificateArn: pulumi.Input<string>;
  /** Seconds without a byte after which a connection is closed. */
  readonly idleTimeout: number;
  readonly protection: boolean;
  readonly tags: { readonly [name: string]: string };
}

/** An application load balancer over three zones with one HTTPS listener that answers 404 to everything. */
export class LoadBalancer extends pulumi.ComponentResource {
  readonly dnsName: pulumi.Output<string>;
  readonly zoneId: pulumi.Output<string>;
  readonly arnSuffix: pulumi.Output<string>;
  readonly listenerArn: pulumi.Output<string>;
  readonly securityGroupId: pulumi.Output<string>;

  constructor(name: string, args: LoadBalancerArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tracardi-pulumi:index:LoadBalancer", name, {}, opts);
    const parent = { parent: this };
    const group = createSecurityGroup(
      name,
      { vpcId: args.vpcId, description: `Load balancer ${name}`, tags: args.tags },
      parent,
    );
    for (const cidr of args.sources) {
      new aws.vpc.SecurityGroupIngressRule(
        `${name}-from-${networkKey(cidr)}`,
        {
          securityGroupId: group.id,
          cidrIpv4: cidr,
          ipProtocol: "tcp",
          fromPort: 443,
          toPort: 443,
          description: "HTTPS",
        },
        parent,
      );
    }
    const balancer = new aws.lb.LoadBalancer(
      name,
      {
        loadBalancerType: "application",
        internal: args.internal,
        securityGroups: [group.id],
        subnets: args.subnetIds,
        idleTimeout: args.idleTimeout,
        dropInvalidHeaderFields: true,
        desyncMitigationMode: "strictest",
        enableZonalShift: true,
        enableDeletionProtection: args.protection,
        tags: args.tags,
      },
      { ...parent, protect: args.protection },
    );
    const listener = new aws.lb.Listener(
      name,
      {
        loadBalancerArn: balancer.arn,
        port: 443,
        protocol: "HTTPS",
        sslPolicy: tlsPolicy,
        certificateArn: args.certificateArn,
        defaultActions: [
          {
            type: "fixed-response",
            fixedResponse: {
              contentType: "text/plain",
              messageBody: "Not found",
              statusCode: "404",
            },
          },
        ],
        tags: args.tags,
      },
      parent,
    );
    this.dnsName = balancer.dnsName;
    this.zoneId = balancer.zoneId;
    this.arnSuffix = balancer.arnSuffix;
    this.listenerArn = listener.arn;
    this.securityGroupId = group.id;
    this.registerOutputs({ dnsName: this.dnsName });
  }
}
