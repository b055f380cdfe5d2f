import type { PeeringArgs, TransitGatewayArgs } from "../../../index";
import { Access } from "../../../index";
import { args } from "../../helpers/production";
import { accepts, refuses } from "./verdicts";

const office: PeeringArgs = {
  vpcId: "vpc-0aaaaaaaaaaaaaaaa",
  networks: ["10.1.0.0/16"],
  routeTableIds: { main: "rtb-0aaaaaaaaaaaaaaaa" },
};
const hub: TransitGatewayArgs = { id: "tgw-0aaaaaaaaaaaaaaaa", networks: ["10.2.0.0/16"] };

describe("validate: who comes through a connection", () => {
  const { administrators } = args().kubernetesApi ?? {};
  const network = { peerings: { office }, transitGateways: { hub } };
  const internal = { access: Access.Internal, network };
  const add =
    "Add them to the networks of the peering or transit gateway that leads there, or leave them out: no answer would " +
    "find back.";

  accepts("internal access for networks that are connected, in part or together", {
    ...internal,
    network: { transitGateways: { hub: { ...hub, networks: ["10.2.0.0/17", "10.2.128.0/17"] } } },
    trustedNetworks: ["10.2.0.0/16", "10.2.7.0/24"],
  });
  refuses(
    "people whom no connection reaches",
    { ...internal, trustedNetworks: ["10.1.7.0/24", "10.3.0.0/16", "8.8.8.8/32"] },
    'trustedNetworks: ["10.3.0.0/16","8.8.8.8/32"] is not allowed; allowed: networks that the new VPC is connected ' +
      `to: 10.1.0.0/16, 10.2.0.0/16. ${add}`,
  );
  refuses(
    "pods and servers as people",
    { ...internal, trustedNetworks: ["10.1.0.0/16", "10.0.32.0/19"] },
    'trustedNetworks: ["10.0.32.0/19"] is not allowed; allowed: networks that the new VPC is connected to: ' +
      `10.1.0.0/16, 10.2.0.0/16. ${add}`,
    'trustedNetworks[1]: "10.0.32.0/19" is not allowed; allowed: a network that does not overlap 10.0.0.0/16 of the ' +
      "VPC. Name the networks of people alone: pods and servers would be trusted too.",
  );
  accepts("restricted access beside a connection, which is for others then", { network });
  accepts("private networks alone for the Kubernetes API", {
    network,
    kubernetesApi: { privateNetworks: ["10.2.7.0/24"], administrators },
  });
  refuses(
    "a runner that no connection reaches",
    { network, kubernetesApi: { privateNetworks: ["10.3.0.0/16"], administrators } },
    'kubernetesApi.privateNetworks: ["10.3.0.0/16"] is not allowed; allowed: networks that the new VPC is connected ' +
      `to: 10.1.0.0/16, 10.2.0.0/16. ${add}`,
  );
  refuses(
    "no connection under the name of one",
    { access: Access.Internal, trustedNetworks: ["10.1.0.0/16"], network: { peerings: {} } },
    'access: "internal" is not allowed; allowed: Access.Restricted, or Access.Internal with network.existing, ' +
      "network.peerings or network.transitGateways. Nobody could reach the GUI in a new VPC without any: connect it " +
      "with the network of the people who use it, or give the existing VPC that they are connected to.",
  );
});
