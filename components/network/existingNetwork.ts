import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { ExistingNetworkArgs } from "../arguments";
import { TracardiArgsError } from "../internal/errors";
import { mustParse, overlaps } from "../internal/networks";
import { validatedOutput } from "../validation/validatedOutput";
import { noConnections } from "./connections";
import type { Network } from "./network";

/**
 * The user's own network: we add only what the installation's own parts need.
 *
 * @param privatelyTrusted Networks that load balancers admit by private addresses. None may be the
 * installation's own, which we only know here.
 */
export function existingNetwork(
  component: string,
  args: ExistingNetworkArgs,
  privatelyTrusted: readonly string[],
  opts: pulumi.InvokeOptions,
): Network {
  const subnets = (tier: keyof ExistingNetworkArgs, ids: pulumi.Input<string>[] = []) =>
    ids.map((id, index) => validatedOutput(component, `network.existing.${tier}[${index}]`, id));
  const subnetIds = {
    public: subnets("publicSubnetIds", args.publicSubnetIds),
    ingress: subnets("ingressSubnetIds", args.ingressSubnetIds),
    workloads: subnets("workloadSubnetIds", args.workloadSubnetIds),
    data: subnets("dataSubnetIds", args.dataSubnetIds),
  };
  // Not getSubnetOutput, which would report an id that fails validation a second time.
  const cidrs = (ids: pulumi.Output<string>[]) =>
    ids.map((id) =>
      id.apply(async (known) => (await aws.ec2.getSubnet({ id: known }, opts)).cidrBlock),
    );
  const ranges = {
    public: cidrs(subnetIds.public),
    ingress: cidrs(subnetIds.ingress),
    data: cidrs(subnetIds.data),
  };
  const trusting = privatelyTrusted.length > 0;
  const own = trusting ? [...Object.values(ranges).flat(), ...cidrs(subnetIds.workloads)] : [];
  const ingress = subnetIds.ingress.map((id) =>
    pulumi.all([id, pulumi.all(own)]).apply(([known, taken]) => {
      checkApart(component, privatelyTrusted, taken);
      return known;
    }),
  );
  return {
    vpcId: validatedOutput(component, "network.existing.vpcId", args.vpcId),
    subnetIds: { ...subnetIds, ingress },
    cidrs: ranges,
    natAddresses: [],
    routeTableIds: [],
    connections: noConnections,
  };
}

/** Stops if a trusted network would also admit pods, servers or stores of the installation to the GUI. */
function checkApart(component: string, trusted: readonly string[], own: readonly string[]): void {
  const problems = trusted.flatMap((network, index) => {
    const shared = own.find((range) => overlaps(mustParse(range), mustParse(network)));
    return shared === undefined
      ? []
      : {
          path: `trustedNetworks[${index}]`,
          value: JSON.stringify(network),
          allowed: `a network that does not overlap ${shared} of the installation's own subnets`,
          remedy: "Name the networks of people alone: pods and servers would be trusted too.",
        };
  });
  if (problems.length > 0) throw new TracardiArgsError(component, problems);
}
