import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { physicalName } from "../internal/names";
import type { FirewallSettings } from "../settings/edge";
import { visibility, webAclRules } from "./webAclRules";

export interface WebAclArgs {
  readonly settings: FirewallSettings;
  /** The load balancer that it guards. */
  readonly loadBalancerArn: pulumi.Input<string>;
  readonly tags: { readonly [name: string]: string };
}

/** A firewall that looks at every request before the load balancer does: who sends it, how often, what and how much. */
export class WebAcl extends pulumi.ComponentResource {
  readonly arn: pulumi.Output<string>;
  /** What has to be there before it guards anything. */
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
        // Metrics of all web ACLs of an account and region stand side by side.
        visibilityConfig: visibility(physicalName(name, 64)),
        tags: args.tags,
      },
      parent,
    );
    this.arn = acl.arn;
    this.association = new aws.wafv2.WebAclAssociation(
      name,
      { resourceArn: args.loadBalancerArn, webAclArn: acl.arn },
      parent,
    );
    this.registerOutputs({ arn: this.arn });
  }
}
