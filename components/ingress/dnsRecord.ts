import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { LoadBalancer } from "./loadBalancer";

/** Points the host name at the load balancer, with one address for each healthy zone. */
export function createAliasRecord(
  name: string,
  args: { host: string; zoneId: pulumi.Input<string>; loadBalancer: LoadBalancer },
  opts: pulumi.CustomResourceOptions,
): aws.route53.Record {
  const { dnsName, zoneId } = args.loadBalancer;
  return new aws.route53.Record(
    name,
    {
      zoneId: args.zoneId,
      name: args.host,
      type: "A",
      aliases: [{ name: dnsName, zoneId, evaluateTargetHealth: true }],
    },
    opts,
  );
}
