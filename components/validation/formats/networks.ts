import * as ipaddr from "ipaddr.js";
import {
  isDocumentation,
  isPrivate,
  isPublic,
  type Ipv4Range,
  overlaps,
  parseIpv4Range,
  mustParse,
  rangeOf,
  routableCidrs,
} from "../../internal/networks";
import { serviceCidr } from "../../internal/serviceNetwork";
import type { Formats, FormatRule } from "./rule";

/** Checks a parsed network; another rule reports strings that are no network. */
const network = (holds: (network: Ipv4Range) => boolean) => (text: string) => {
  const parsed = parseIpv4Range(text);
  return parsed !== undefined && holds(parsed);
};

/** The widest trusted network: nobody knows all the users of anything wider than a /8. */
const widestPrefix = 8;

const ipv4: FormatRule = {
  allowed: "an IPv4 network: IPv6 is not supported, nor IPv4 in its notation",
  remedy:
    "Load balancers and Kubernetes API listen on IPv4: name the IPv4 networks of these machines.",
  test: (text) => !ipaddr.IPv6.isValid(text.trim().split("/")[0]),
};

const narrowNetwork: FormatRule = {
  allowed: `an IPv4 network in CIDR notation with no host bits set, /${widestPrefix} or narrower`,
  remedy: "Write one address as 198.51.100.7/32; 0.0.0.0/0 would be the whole internet.",
  test: network(({ prefix }) => prefix >= widestPrefix),
};

/** Nobody uses the documentation networks; a separate warning covers them. */
const isNobodysOrPublic = (each: Ipv4Range): boolean => isPublic(each) || isDocumentation(each);

export const publicAddressRule: FormatRule = {
  allowed: "a network of public addresses",
  remedy:
    "Name the addresses under which AWS sees these machines, such as those of your NAT or VPN.",
  test: network(isNobodysOrPublic),
};

const privateAddresses: FormatRule = {
  allowed: "a network of private addresses",
  remedy: "Public networks reach the endpoint through kubernetesApi.publicNetworks.",
  test: network(isPrivate),
};

/** The widest and the narrowest range for the subnet plan: AWS's own limit, and /27 load balancer subnets. */
const vpcPrefixes = { widest: 16, narrowest: 20 };

const vpcRemedy = "Choose a range that no network connected to it uses, such as 10.42.0.0/16.";

const anyNetwork =
  "an IPv4 network in CIDR notation with no host bits set, of public or private addresses";

/** What workflows may call: existing clusters have other Service ranges. */
export const egressWords = (services: readonly string[]): Omit<FormatRule, "test"> => ({
  allowed: `${anyNetwork}, outside ${services.join(" and ")}`,
  remedy: "Name the network of the service that a workflow calls, such as 10.20.0.0/16.",
});

/** IPv4 networks and addresses. */
export const networkFormats: Formats = {
  trustedNetwork: [ipv4, narrowNetwork],
  publicNetwork: [ipv4, narrowNetwork, publicAddressRule],
  privateNetwork: [ipv4, narrowNetwork, privateAddresses],
  connectedNetwork: [
    ...[ipv4, narrowNetwork],
    {
      allowed: "a network of private or of public addresses",
      remedy: "Leave out what no machine can have, such as 127.0.0.0/8 and 224.0.0.0/4.",
      test: network((each) => isPrivate(each) || isNobodysOrPublic(each)),
    },
  ],
  vpcNetwork: [
    {
      allowed: `a private IPv4 network in CIDR notation, /${vpcPrefixes.widest} to /${vpcPrefixes.narrowest}, outside ${serviceCidr}`,
      remedy: vpcRemedy,
      test: network(
        (each) =>
          each.prefix >= vpcPrefixes.widest &&
          each.prefix <= vpcPrefixes.narrowest &&
          !overlaps(each, mustParse(serviceCidr)),
      ),
    },
    { ...privateAddresses, remedy: vpcRemedy },
  ],
  /** The Service ranges that EKS accepts. */
  serviceNetwork: {
    allowed: "a private IPv4 network in CIDR notation with no host bits set, /12 to /24",
    remedy:
      "`aws eks describe-cluster` prints it: cluster.kubernetesNetworkConfig.serviceIpv4Cidr.",
    test: network((each) => rangeOf(each) === "private" && each.prefix >= 12 && each.prefix <= 24),
  },
  storeNetwork: {
    allowed: `${anyNetwork}, outside ${serviceCidr}`,
    remedy: "Name the subnets of the server, such as 10.20.0.0/24, or one address as 10.20.0.7/32.",
    test: (text) =>
      parseIpv4Range(text) !== undefined && routableCidrs(text, [serviceCidr]).length > 0,
  },
  egressNetwork: {
    ...egressWords(["the Kubernetes Services"]),
    test: (text) => parseIpv4Range(text) !== undefined && routableCidrs(text, []).length > 0,
  },
  /** Clients on these networks can reach the login. */
  allowedNetwork: {
    allowed: `${narrowNetwork.allowed}, of public addresses`,
    remedy:
      "Name the addresses under which the servers reach the internet, such as 198.51.100.7/32.",
    test: (text) => narrowNetwork.test(text) && publicAddressRule.test(text),
  },
  address: {
    allowed: "one IPv4 address, without a prefix length",
    remedy: "It is the nameserver in /etc/resolv.conf of a pod.",
    test: (text) => parseIpv4Range(`${text}/32`) !== undefined,
  },
};
