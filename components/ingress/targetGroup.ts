import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { physicalName } from "../internal/names";
import { containerPort } from "../internal/rollout";

export interface TargetGroupArgs {
  readonly vpcId: pulumi.Input<string>;
  readonly clusterName: pulumi.Input<string>;
  readonly healthCheckPath: string;
  /** Seconds. */
  readonly deregistrationDelay: number;
  readonly tags: { readonly [name: string]: string };
}

/** A new VPC needs a new target group, while the old one still has its name. */
const targetGroupName = (name: string, vpcId: pulumi.Input<string>): pulumi.Output<string> =>
  pulumi.output(vpcId).apply((id) => physicalName(name, 32, id));

/** The instances of one service on one cluster, without sticky sessions. */
export function createTargetGroup(
  name: string,
  args: TargetGroupArgs,
  opts: pulumi.CustomResourceOptions,
): aws.lb.TargetGroup {
  return new aws.lb.TargetGroup(
    name,
    {
      name: targetGroupName(name, args.vpcId),
      vpcId: args.vpcId,
      targetType: "ip",
      protocol: "HTTP",
      port: containerPort,
      loadBalancingAlgorithmType: "round_robin",
      stickiness: { enabled: false, type: "lb_cookie" },
      deregistrationDelay: args.deregistrationDelay,
      healthCheck: {
        path: args.healthCheckPath,
        matcher: "200",
        interval: 10,
        timeout: 5,
        healthyThreshold: 2,
        unhealthyThreshold: 3,
      },
      // Until August 2026, Auto Mode's own policies allowed registrations only by this tag.
      tags: { ...args.tags, "eks:eks-cluster-name": args.clusterName },
    },
    { ...opts, ignoreChanges: ["name"] },
  );
}
