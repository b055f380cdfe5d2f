import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { endpointType } from "../ingress/endpoint";
import { createTargetGroup } from "../ingress/targetGroup";
import type { Foundation } from "./foundation";
import type { LayoutContext } from "./layoutContext";
import type { RolePlacement, RolePlacements } from "./placements";

/** The target group of each endpoint. */
export interface TargetGroups {
  readonly publicApi: aws.lb.TargetGroup;
  readonly internalApi: aws.lb.TargetGroup;
  readonly gui?: aws.lb.TargetGroup;
}

/** They come before the endpoints, because the guards admit pods to these groups alone, by their names. */
export function createTargetGroups(
  { name, tags, parent }: LayoutContext,
  { network }: Foundation,
  { internalApi, publicApi = internalApi, gui }: RolePlacements,
): TargetGroups {
  const create = (side: string, { cluster, healthCheckPath, timing }: RolePlacement) => {
    const own = `${name}-${side}`;
    return createTargetGroup(
      own,
      {
        vpcId: network.vpcId,
        clusterName: cluster.clusterName,
        healthCheckPath,
        deregistrationDelay: timing.deregistration,
        tags,
      },
      // They were children of the endpoints once.
      { parent, aliases: [{ parent: pulumi.createUrn(own, endpointType, parent) }] },
    );
  };
  return {
    publicApi: create("public-api", publicApi),
    internalApi: create("internal-api", internalApi),
    gui: gui && create("gui", gui),
  };
}
