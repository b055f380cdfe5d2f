import * as pulumi from "@pulumi/pulumi";
import type { PeeringArgs, TransitGatewayArgs } from "../../../index";
import { accepts, refuses } from "./verdicts";

const office: PeeringArgs = {
  vpcId: "vpc-0aaaaaaaaaaaaaaaa",
  networks: ["10.1.0.0/16"],
  routeTableIds: { main: "rtb-0aaaaaaaaaaaaaaaa" },
};
const hub: TransitGatewayArgs = { id: "tgw-0aaaaaaaaaaaaaaaa", networks: ["10.2.0.0/16"] };

const peered = (changes: object) => ({
  network: { peerings: { office: { ...office, ...changes } } },
});
const attached = (changes: object) => ({
  network: { transitGateways: { hub: { ...hub, ...changes } } },
});

const anotherName =
  "1 to 20 lower-case letters, digits and hyphens, a letter first. This is only a name: choose another.";
const beside = "Name what lies beside it, or choose another network.cidr.";

describe("validate: peerings", () => {
  accepts("one of the same account and region", peered({ dnsResolution: true }));
  accepts("routes back that are made elsewhere", peered({ routeTableIds: {} }));
  accepts("one of another account and region", {
    network: {
      peerings: {
        office: {
          ...office,
          routeTableIds: undefined,
          ownerId: "111122223333",
          region: "eu-north-1",
        },
      },
    },
  });
  accepts("ids that are not known yet", {
    ...peered({ vpcId: pulumi.output("x"), routeTableIds: { main: pulumi.output("x") } }),
  });
  refuses(
    "a peer that gets no answers",
    peered({ routeTableIds: undefined }),
    'network.peerings.office.routeTableIds: missing; needed: a plain object. Give { main: "rtb-…" }, or {} where the ' +
      "routes are made elsewhere.",
  );
  refuses(
    "what only its owner can do",
    peered({ ownerId: "111122223333", dnsResolution: false }),
    'network.peerings.office.routeTableIds: {"main":"rtb-0aaaaaaaaaaaaaaaa"} is not allowed; allowed: nothing with ' +
      "ownerId. Leave it out: the owner of the peer sees to it once the connection is accepted.",
    "network.peerings.office.dnsResolution: false is not allowed; allowed: nothing with ownerId. Leave it out: the " +
      "owner of the peer sees to it once the connection is accepted.",
  );
  refuses(
    "an account and a region that are none",
    peered({ routeTableIds: undefined, ownerId: "my-account", region: "Ireland" }),
    'network.peerings.office.ownerId: "my-account" is not allowed; allowed: the id of an AWS account: 12 digits, as a ' +
      "text. `aws sts get-caller-identity` prints that of the account you are in.",
    'network.peerings.office.region: "Ireland" is not allowed; allowed: the name of an AWS region, such as eu-west-1. ' +
      "`aws ec2 describe-regions` prints the names.",
  );
  refuses(
    "ids of other kinds",
    peered({
      vpcId: "pcx-0aaaaaaaaaaaaaaaa",
      routeTableIds: { main: "tgw-rtb-0aaaaaaaaaaaaaaaa" },
    }),
    'network.peerings.office.vpcId: "pcx-0aaaaaaaaaaaaaaaa" is not allowed; allowed: the id of a VPC, such as ' +
      "vpc-0123456789abcdef0. `aws ec2 describe-vpcs` prints the ids.",
    'network.peerings.office.routeTableIds.main: "tgw-rtb-0aaaaaaaaaaaaaaaa" is not allowed; allowed: the id of a ' +
      "route table, such as rtb-0123456789abcdef0. `aws ec2 describe-route-tables` prints the ids.",
  );
  refuses(
    "names that could not be part of others",
    {
      network: {
        peerings: { "Head Office": { ...office, routeTableIds: { a_b: "rtb-0aaaaaaaa" } } },
      },
    },
    `network.peerings.Head Office: "Head Office" is not allowed; allowed: ${anotherName}`,
    `network.peerings.Head Office.routeTableIds.a_b: "a_b" is not allowed; allowed: ${anotherName}`,
  );
  refuses(
    "a list of peerings, and a misspelled key",
    { network: { peerings: [office], transitGateways: { hub: { ...hub, network: [] } } } },
    `network.peerings: [{"vpcId":"vpc-0aaaaaaaaaaaaaaaa","networks":[…],"routeTableIds":{…}}] is not ` +
      "allowed; allowed: a plain object. Give { name: { vpcId, networks } }.",
    "network.transitGateways.hub.network: an argument of this name is not allowed; allowed: id, networks, " +
      "routeTableId, returnRouteTableIds. Did you mean networks?",
  );
});

describe("validate: one connection under two names", () => {
  refuses(
    "which AWS would not make twice",
    {
      network: {
        peerings: { office, annex: { ...office, networks: ["10.9.0.0/16"] } },
        transitGateways: { hub, spoke: { ...hub, networks: ["10.8.0.0/16"] } },
      },
    },
    'network.peerings.annex.vpcId: "vpc-0aaaaaaaaaaaaaaaa" is not allowed; allowed: another one than ' +
      "network.peerings.office.vpcId. Leave out one of the two.",
    'network.transitGateways.spoke.id: "tgw-0aaaaaaaaaaaaaaaa" is not allowed; allowed: another one than ' +
      "network.transitGateways.hub.id. Leave out one of the two.",
  );
  refuses(
    "nor a route",
    peered({ routeTableIds: { one: "rtb-0aaaaaaaaaaaaaaaa", two: "rtb-0aaaaaaaaaaaaaaaa" } }),
    'network.peerings.office.routeTableIds.two: "rtb-0aaaaaaaaaaaaaaaa" is not allowed; allowed: another one than ' +
      "network.peerings.office.routeTableIds.one. Leave out one of the two.",
  );
  accepts("ids of which nobody knows yet whether they are the same", {
    network: {
      peerings: {
        office: { ...office, vpcId: pulumi.output("x") },
        annex: { ...office, vpcId: pulumi.output("x"), networks: ["10.9.0.0/16"] },
      },
    },
  });
});

describe("validate: transit gateways", () => {
  accepts("one that does all by itself", attached({}));
  accepts(
    "one with route tables",
    attached({
      routeTableId: "tgw-rtb-0aaaaaaaaaaaaaaaa",
      returnRouteTableIds: { corp: pulumi.output("x") },
    }),
  );
  refuses(
    "ids of other kinds",
    attached({ id: "tgw-rtb-0aaaaaaaaaaaaaaaa", routeTableId: "rtb-0aaaaaaaaaaaaaaaa" }),
    'network.transitGateways.hub.id: "tgw-rtb-0aaaaaaaaaaaaaaaa" is not allowed; allowed: the id of a transit gateway, ' +
      "such as tgw-0123456789abcdef0. `aws ec2 describe-transit-gateways` prints the ids.",
    'network.transitGateways.hub.routeTableId: "rtb-0aaaaaaaaaaaaaaaa" is not allowed; allowed: the id of a transit ' +
      "gateway route table, such as tgw-rtb-0123456789abcdef0. `aws ec2 describe-transit-gateway-route-tables` prints " +
      "the ids.",
  );
});

describe("validate: connected networks", () => {
  const networks = (...values: unknown[]) => attached({ networks: values });
  const at = "network.transitGateways.hub.networks";

  refuses(
    "none",
    networks(),
    `${at}: [] is not allowed; allowed: at least 1. Name the networks that are connected.`,
  );
  refuses(
    "the internet, and what no machine has",
    networks("0.0.0.0/0", "127.0.0.0/8", "fd00::/8"),
    `${at}[0]: "0.0.0.0/0" is not allowed; allowed: an IPv4 network in CIDR notation with no host bits set, /8 or ` +
      "narrower. Write one address as 198.51.100.7/32; 0.0.0.0/0 would be the whole internet.",
    `${at}[1]: "127.0.0.0/8" is not allowed; allowed: a network of private or of public addresses. Leave out what no ` +
      "machine can have, such as 127.0.0.0/8 and 224.0.0.0/4.",
    `${at}[2]: "fd00::/8" is not allowed; allowed: an IPv4 network: IPv6 is not supported, nor IPv4 in its notation. ` +
      "Load balancers and Kubernetes API listen on IPv4: name the IPv4 networks of these machines.",
  );
  refuses(
    "the VPC's own, within a wider one or in part",
    networks("10.0.0.0/8"),
    `${at}[0]: "10.0.0.0/8" is not allowed; allowed: a network that does not overlap 10.0.0.0/16 of the VPC. ${beside}`,
  );
  refuses(
    "a part of a VPC of another range",
    {
      network: {
        cidr: "10.42.0.0/16",
        transitGateways: { hub: { ...hub, networks: ["10.42.9.0/24"] } },
      },
    },
    `${at}[0]: "10.42.9.0/24" is not allowed; allowed: a network that does not overlap 10.42.0.0/16 of the VPC. ${beside}`,
  );
  accepts("its neighbour", {
    network: {
      cidr: "10.42.0.0/16",
      transitGateways: { hub: { ...hub, networks: ["10.43.0.0/16"] } },
    },
  });
  refuses(
    "the Kubernetes Services",
    networks("172.16.0.0/12"),
    `${at}[0]: "172.16.0.0/12" is not allowed; allowed: a network that does not overlap 172.20.0.0/16 of the ` +
      `Kubernetes Services. ${beside}`,
  );
  refuses(
    "two ways to one address",
    {
      network: {
        peerings: { office },
        transitGateways: { hub: { ...hub, networks: ["10.1.7.0/24"] } },
      },
    },
    `${at}: "10.1.7.0/24" is not allowed; allowed: a network that does not overlap 10.1.0.0/16 of ` +
      "network.peerings.office. Each address has one way: leave out one of the two, or cut the wider one.",
  );
  refuses(
    "the same network on two ways",
    {
      network: {
        peerings: { office },
        transitGateways: { hub: { ...hub, networks: ["10.1.0.0/16"] } },
      },
    },
    `${at}: "10.1.0.0/16" is not allowed; allowed: a network that does not overlap 10.1.0.0/16 of ` +
      "network.peerings.office. Each address has one way: leave out one of the two, or cut the wider one.",
  );
  refuses(
    "a network twice",
    networks("10.2.0.0/16", "10.2.0.0/16"),
    `${at}[1]: "10.2.0.0/16" is not allowed; allowed: each value once. Leave out the second one.`,
  );
});
