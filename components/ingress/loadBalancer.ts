import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { physicalName } from "../internal/names";
import { createSecurityGroup, networkKey } from "../security/securityGroup";
import type { AccessLogs } from "./accessLogs";

/** The AWS-recommended policy: TLS 1.2 and 1.3, with post-quantum key exchange. */
const tlsPolicy = "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09";

export interface LoadBalancerArgs {
  /** Has private addresses only. */
  readonly internal: boolean;
  /** Networks that may connect. */
  readonly sources: readonly string[];
  readonly vpcId: pulumi.Input<string>;
  /** One subnet per zone: DNS answers with an address in each, so one zone may fail. */
  readonly subnetIds: pulumi.Input<string>[];
  readonly certificateArn: pulumi.Input<string>;
  /** Idle seconds after which a connection is closed. */
  readonly idleTimeout: number;
  /** Whether port 80 is open too, for redirect rules. */
  readonly listensToHttp: boolean;
  /** Absent if logging is off. */
  readonly accessLogs?: AccessLogs;
  readonly protection: boolean;
  readonly tags: { readonly [name: string]: string };
}

/**
 * AWS allows 32 characters, fewer than Pulumi's own name has, and reserves names that start with `internal-`.
 * Changing between internal and public replaces the load balancer, under a new name.
 */
function balancerName(name: string, internal: boolean): string {
  const side = internal ? "internal" : "internet-facing";
  return physicalName(name, 32, side).replace(/^internal-/, "internal");
}

const notFound = {
  type: "fixed-response",
  fixedResponse: { contentType: "text/plain", messageBody: "Not found", statusCode: "404" },
};

/** An application load balancer in three zones whose listeners answer 404 by default. */
export class LoadBalancer extends pulumi.ComponentResource {
  readonly dnsName: pulumi.Output<string>;
  readonly zoneId: pulumi.Output<string>;
  readonly arnSuffix: pulumi.Output<string>;
  readonly arn: pulumi.Output<string>;
  readonly listenerArn: pulumi.Output<string>;
  /** Absent if port 80 is closed. */
  readonly httpListenerArn?: pulumi.Output<string>;
  readonly securityGroupId: pulumi.Output<string>;
  /** The bucket of the access logs; absent if logging is off. */
  readonly accessLogsBucket?: pulumi.Output<string>;

  constructor(name: string, args: LoadBalancerArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tracardi-pulumi:index:LoadBalancer", name, {}, opts);
    const parent = { parent: this };
    const group = createSecurityGroup(
      name,
      { vpcId: args.vpcId, description: `Load balancer ${name}`, tags: args.tags },
      parent,
    );
    const admit = (label: string, port: number, description: string) => {
      for (const cidr of args.sources) {
        new aws.vpc.SecurityGroupIngressRule(
          `${name}-${label}-${networkKey(cidr)}`,
          {
            securityGroupId: group.id,
            cidrIpv4: cidr,
            ipProtocol: "tcp",
            fromPort: port,
            toPort: port,
            description,
          },
          parent,
        );
      }
    };
    admit("from", 443, "HTTPS");
    const { accessLogs } = args;
    const balancer = new aws.lb.LoadBalancer(
      name,
      {
        name: balancerName(name, args.internal),
        loadBalancerType: "application",
        internal: args.internal,
        securityGroups: [group.id],
        subnets: args.subnetIds,
        idleTimeout: args.idleTimeout,
        dropInvalidHeaderFields: true,
        desyncMitigationMode: "strictest",
        enableZonalShift: true,
        enableDeletionProtection: args.protection,
        accessLogs: accessLogs && {
          enabled: true,
          bucket: accessLogs.bucket,
          prefix: accessLogs.prefix,
        },
        tags: args.tags,
      },
      {
        ...parent,
        protect: args.protection,
        dependsOn: accessLogs?.writableAfter,
        ignoreChanges: ["name"],
      },
    );
    const listener = new aws.lb.Listener(
      name,
      {
        loadBalancerArn: balancer.arn,
        port: 443,
        protocol: "HTTPS",
        sslPolicy: tlsPolicy,
        certificateArn: args.certificateArn,
        defaultActions: [notFound],
        tags: args.tags,
      },
      parent,
    );
    if (args.listensToHttp) {
      admit("http-from", 80, "HTTP, to be redirected");
      this.httpListenerArn = new aws.lb.Listener(
        `${name}-http`,
        {
          loadBalancerArn: balancer.arn,
          port: 80,
          protocol: "HTTP",
          defaultActions: [notFound],
          tags: args.tags,
        },
        parent,
      ).arn;
    }
    this.arn = balancer.arn;
    this.dnsName = balancer.dnsName;
    this.zoneId = balancer.zoneId;
    this.arnSuffix = balancer.arnSuffix;
    this.listenerArn = listener.arn;
    this.securityGroupId = group.id;
    this.accessLogsBucket = accessLogs?.bucket;
    this.registerOutputs({ dnsName: this.dnsName });
  }
}
