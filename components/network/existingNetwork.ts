import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { ExistingNetworkArgs } from "../arguments";
import { gated } from "../validation/gate";
import { awsId } from "../validation/rules";
import type { Network } from "./network";

/** A network of the user's: nothing is made in it but what the installation's own parts need. */
export function existingNetwork(
  component: string,
  args: ExistingNetworkArgs,
  opts: pulumi.InvokeOptions,
): Network {
  const subnets = (tier: keyof ExistingNetworkArgs, ids: pulumi.Input<string>[] = []) =>
    ids.map((id, index) =>
      gated(component, `network.existing.${tier}[${index}]`, id, awsId("subnet")),
    );
  const subnetIds = {
    public: subnets("publicSubnetIds", args.publicSubnetIds),
    ingress: subnets("ingressSubnetIds", args.ingressSubnetIds),
    workloads: subnets("workloadSubnetIds", args.workloadSubnetIds),
    data: subnets("dataSubnetIds", args.dataSubnetIds),
  };
  // Not getSubnetOutput, which would report an id that stops at its check a second time.
  const cidrs = (ids: pulumi.Output<string>[]) =>
    ids.map((id) =>
      id.apply(async (known) => (await aws.ec2.getSubnet({ id: known }, opts)).cidrBlock),
    );
  return {
    vpcId: gated(component, "network.existing.vpcId", args.vpcId, awsId("vpc")),
    subnetIds,
    cidrs: {
      public: cidrs(subnetIds.public),
      ingress: cidrs(subnetIds.ingress),
      data: cidrs(subnetIds.data),
    },
    natAddresses: [],
    routeTableIds: [],
  };
}
