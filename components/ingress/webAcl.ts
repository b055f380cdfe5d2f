import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { physicalName } from "../internal/names";
import type { FirewallSettings } from "../settings/edge";
import { visibility, webAclRules } from "./webAclRules";

export interface WebAclArgs {
  readonly settings: FirewallSettings;
  /** The load balancer that it protects. */
  readonly loadBalancerArn: pulumi.Input<string>;
  readonly tags: { readonly [name: string]: string };
}

/** A firewall that checks every request before the load balancer does: its source, rate, content and size. */
export class WebAcl extends pulumi.ComponentResource {
  readonly arn: pulumi.Output<string>;
  /** What must exist before it protects anything. */
  readonly association: aws.wafv2.WebAclAssociation;

  constructor(name: string, args: WebAclArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tracardi-pulumi:index:WebAcl", name, {}, opts);
    const parent = { parent: this };
    const acl = new aws.wafv2.WebAcl(
      name,
      {
        description: `Collector of the Tracardi installation, load balancer ${name}`,
        scope: "REGIONAL",
        defaultAction: { allow: {} },
        rules: webAclRules(args.settings),
        // The metrics of all web ACLs of an account and region share one namespace.
        visibilityConfig: visibility(physicalName(name, 64)),
        tags: args.tags,
      },
      { ...parent, ignoreChanges: ["visibilityConfig.metricName"] },
    );
    this.arn = acl.arn;
    this.association = new aws.wafv2.WebAclAssociation(
      name,
      { resourceArn: args.loadBalancerArn, webAclArn: acl.arn },
      {
        ...parent,
        // A load balancer has one, so the deletion of the old one would end the new one.
        deleteBeforeReplace: true,
        // AWS may take longer than the provider's five minutes to know a new load balancer.
        customTimeouts: { create: "20m" },
      },
    );
    this.registerOutputs({ arn: this.arn });
  }
}
