import * as pulumi from "@pulumi/pulumi";
import * as assert from "node:assert/strict";
import { Access } from "../../../index";
import { existing } from "../../helpers/production";
import { accepts, problems, refuses } from "./verdicts";

describe("validate: access and trusted networks", () => {
  const values = '"internal", "restricted"';
  const choose = "Choose Access.Restricted for public addresses, Access.Internal for private ones.";
  const canonical =
    "an IPv4 network in CIDR notation with no host bits set, /8 or narrower. Write one address as 198.51.100.7/32; 0.0.0.0/0 would be the whole internet.";
  const open =
    "a network of public addresses. Name the addresses under which AWS sees these machines, such as those of your " +
    "NAT or VPN.";

  refuses(
    "another kind of access",
    { access: "public" },
    `access: "public" is not allowed; allowed: ${values}. ${choose}`,
  );
  refuses("no access", { access: undefined }, `access: missing; needed: ${values}. ${choose}`);
  refuses(
    "internal access to a network that nobody is connected to",
    { access: Access.Internal, trustedNetworks: ["10.20.0.0/16"] },
    'access: "internal" is not allowed; allowed: Access.Restricted, or Access.Internal with network.existing, ' +
      "network.peerings or network.transitGateways. Nobody could reach the GUI in a new VPC without any: connect it " +
      "with the network of the people who use it, or give the existing VPC that they are connected to.",
  );
  refuses(
    "a text for a list",
    { trustedNetworks: "203.0.113.0/24" },
    'trustedNetworks: "203.0.113.0/24" is not allowed; allowed: a plain list. Name the networks of the people who ' +
      "use the GUI.",
  );
  refuses(
    "an Output for a list",
    { trustedNetworks: pulumi.output(["203.0.113.0/24"]) },
    "trustedNetworks: an Output is not allowed; allowed: a plain list. Name the networks of the people who use the GUI.",
  );
  refuses(
    "an empty list",
    { trustedNetworks: [] },
    "trustedNetworks: [] is not allowed; allowed: at least 1. Name the networks of the people who use the GUI.",
  );
  for (const value of [
    "203.0.113.7",
    "203.0.113.7/24",
    "128.0.0.0/7",
    "128.0.0.0/1",
    "0/0",
    "0.0.0.0/00",
    "010.0.0.0/8",
    "8.8.8.0/024",
    " 8.8.8.0/24",
    "8.8.8.0-8.8.8.255",
  ]) {
    refuses(
      `the network ${value}`,
      { trustedNetworks: [value] },
      `trustedNetworks[0]: "${value}" is not allowed; allowed: ${canonical}`,
    );
  }
  for (const value of ["2001:db8::/32", "::/0", "::ffff:0:0/96", "::ffff:8.8.8.8/128"]) {
    refuses(
      `the network ${value}`,
      { trustedNetworks: [value] },
      `trustedNetworks[0]: "${value}" is not allowed; allowed: an IPv4 network: IPv6 is not supported, nor IPv4 in ` +
        "its notation. Load balancers and Kubernetes API listen on IPv4: name the IPv4 networks of these machines.",
    );
  }
  const together = (held: string) =>
    `16,777,216 public addresses together, those of one /8, not ${held}. Name the networks of your people: so many ` +
    "addresses are not theirs alone.";
  refuses(
    "two networks that are each as wide as one may be",
    { trustedNetworks: ["20.0.0.0/8", "30.0.0.0/8"] },
    `trustedNetworks: ["20.0.0.0/8","30.0.0.0/8"] is not allowed; allowed: ${together("33,554,432")}`,
  );
  it("refuses the internet in 216 pieces", () => {
    const pieces = Array.from({ length: 216 }, (_, index) => `${index + 1}.0.0.0/8`);
    const wide = pieces.filter((piece) => !/^(10|100|127|169|172|192)\./.test(piece));
    const lines = problems({ trustedNetworks: wide });
    assert.equal(lines.length, 1);
    assert.match(lines[0], /16,777,216 public addresses together/);
  });
  accepts("one as wide as one may be, and a part of it", {
    trustedNetworks: ["20.0.0.0/8", "20.1.0.0/16"],
  });
  accepts("as many addresses in many networks", {
    trustedNetworks: Array.from({ length: 256 }, (_, index) => `20.${index}.0.0/16`),
  });
  refuses(
    "the whole internet",
    { trustedNetworks: ["8.8.8.8/32", "0.0.0.0/0"] },
    `trustedNetworks[1]: "0.0.0.0/0" is not allowed; allowed: ${canonical}`,
  );
  for (const value of ["10.9.0.0/16", "192.168.0.0/16", "100.64.0.0/10", "172.0.0.0/8"]) {
    refuses(
      `restricted access from ${value}`,
      { trustedNetworks: [value] },
      `trustedNetworks[0]: "${value}" is not allowed; allowed: ${open}`,
    );
  }
  refuses(
    "a network twice",
    { trustedNetworks: ["8.8.8.0/24", "9.9.9.0/24", "8.8.8.0/24"] },
    'trustedNetworks[2]: "8.8.8.0/24" is not allowed; allowed: each value once. Leave out the second one.',
  );
  accepts("private networks with internal access to an existing network", {
    access: Access.Internal,
    network: { existing },
    trustedNetworks: ["10.20.0.0/16", "192.168.0.0/24"],
  });
  refuses(
    "the addresses of Kubernetes Services with internal access",
    {
      access: Access.Internal,
      network: { existing },
      trustedNetworks: ["172.16.0.0/12", "172.21.0.0/16"],
    },
    'trustedNetworks[0]: "172.16.0.0/12" is not allowed; allowed: a network that does not overlap 172.20.0.0/16 of ' +
      "the Kubernetes Services. Name the networks of people alone: pods and servers would be trusted too.",
  );
});

describe("validate: network", () => {
  const range =
    "a private IPv4 network in CIDR notation, /16 to /20, outside 172.20.0.0/16. Choose a range that no network " +
    "connected to it uses, such as 10.42.0.0/16.";

  for (const cidr of ["10.0.0.0/15", "10.0.0.0/21", "10.0.1.0/16", "172.20.64.0/20", "x"]) {
    refuses(
      `the VPC ${cidr}`,
      { network: { cidr } },
      `network.cidr: "${cidr}" is not allowed; allowed: ${range}`,
    );
  }
  refuses(
    "a VPC of public addresses",
    { network: { cidr: "8.8.0.0/16" } },
    'network.cidr: "8.8.0.0/16" is not allowed; allowed: a network of private addresses. Choose a range that no ' +
      "network connected to it uses, such as 10.42.0.0/16.",
  );
  accepts("the widest and the narrowest VPC", { network: { cidr: "10.42.0.0/16" } });
  accepts("a VPC of shared addresses", { network: { cidr: "100.64.16.0/20" } });

  const three = "`aws ec2 describe-availability-zones` prints the names.";
  refuses(
    "two zones",
    { network: { zones: ["eu-west-1a", "eu-west-1b"] } },
    `network.zones: ["eu-west-1a","eu-west-1b"] is not allowed; allowed: exactly 3. ${three}`,
  );
  refuses(
    "a zone twice",
    { network: { zones: ["eu-west-1a", "eu-west-1b", "eu-west-1a"] } },
    'network.zones[2]: "eu-west-1a" is not allowed; allowed: each value once. Leave out the second one.',
  );
  refuses(
    "zone ids",
    { network: { zones: ["us-east-1a", "us-east-1b", "use1-az4"] } },
    'network.zones[2]: "use1-az4" is not allowed; allowed: the name of an availability zone, such as eu-west-1a. ' +
      "`aws ec2 describe-availability-zones` prints the names.",
  );
  accepts("three zones", {
    network: { zones: ["us-gov-west-1a", "us-gov-west-1b", "us-gov-west-1c"] },
  });
  refuses(
    "a text for a network",
    { network: "10.0.0.0/16" },
    'network: "10.0.0.0/16" is not allowed; allowed: a plain object. Give {} or any of { cidr, zones, peerings, transitGateways, existing }.',
  );
});
