import * as pulumi from "@pulumi/pulumi";
import type { ExistingNetworkArgs } from "../arguments";
import { gated } from "../settings/gate";
import { awsId } from "../settings/rules";
import type { Network } from "./network";

/** A network of the user's: nothing is made in it but what the installation's own parts need. */
export function existingNetwork(component: string, args: ExistingNetworkArgs): Network {
  const subnets = (tier: keyof ExistingNetworkArgs, ids: pulumi.Input<string>[] = []) =>
    ids.map((id, index) =>
      gated(component, `network.existing.${tier}[${index}]`, id, awsId("subnet")),
    );
  return {
    vpcId: gated(component, "network.existing.vpcId", args.vpcId, awsId("vpc")),
    subnetIds: {
      public: subnets("publicSubnetIds", args.publicSubnetIds),
      ingress: subnets("ingressSubnetIds", args.ingressSubnetIds),
      workloads: subnets("workloadSubnetIds", args.workloadSubnetIds),
      data: subnets("dataSubnetIds", args.dataSubnetIds),
    },
    natAddresses: [],
    routeTableIds: [],
  };
}
