import type { Input } from "@pulumi/pulumi";

/** Host names, without scheme or path. Each is a name of its own. */
export interface HostsArgs {
  /** The collector, for the internet, such as `track.example.com`. @format hostName */
  publicApi: string;
  /**
   * More names of the collector, such as one for each website, so that its cookies are the website's own. With `dns`
   * they are in the same zone and nine at most; for other domains give `certificates`.
   * @each hostName @uniqueItems @default []
   */
  publicApiAliases?: string[];
  /** The API that the GUI uses, for the trusted networks. @format hostName */
  internalApi: string;
  /** The GUI, for the trusted networks. Required, except with `Profile.Minimal`. @format hostName */
  gui?: string;
}

/** How the trusted networks reach the GUI and the internal API. */
export enum Access {
  /**
   * By private addresses, through load balancers that have no public ones. Needs a network that people are connected
   * to: `network.existing`, `network.peerings` or `network.transitGateways`.
   */
  Internal = "internal",
  /** By public addresses, through load balancers whose security group admits the trusted networks only. */
  Restricted = "restricted",
}

/** Who may reach and administer the Kubernetes API. At least one network is needed. */
export interface KubernetesApiArgs {
  /**
   * Public networks that may reach the API endpoint, IPv4 in CIDR notation: those of the machine that runs `pulumi up`,
   * first of all. EKS takes public addresses only, here no more than one /8 has. Without any, the endpoint is private.
   * @each publicNetwork @uniqueItems @default []
   */
  publicNetworks?: string[];
  /**
   * Private networks that may reach the private endpoint. Only with an existing network, or with a peering or transit
   * gateway that leads to them: a VPC that is made in the same `up` cannot hold the machine that runs it.
   * @each privateNetwork @uniqueItems @default []
   */
  privateNetworks?: string[];
  /**
   * ARNs of the IAM roles or users with all rights on the clusters, by a name of your choice. The one that runs
   * `pulumi up` has to be among them: nobody has rights without being named.
   * @names name @each principalArn @minProperties 1 @remedy Name the role that runs `pulumi up`: { deployer: roleArn }.
   */
  administrators: { [name: string]: Input<string> };
}

/** The hosted zones of Route 53 for certificates and records. */
export interface DnsArgs {
  /** Id of the public hosted zone that holds all host names: certificates are validated there. @format zoneId */
  zoneId: Input<string>;
  /**
   * A private hosted zone for the records of `hosts.internalApi` and `hosts.gui`, so that the internet does not learn
   * their addresses. Only with `Access.Internal`.
   * @remedy Give { domain } of a zone to be made, or { zoneId } of one that exists.
   * @default - They are in the public zone, with private addresses: everybody can look these up, nobody outside the
   * connected networks can reach them.
   */
  privateZone?: PrivateZoneArgs;
}

/** A private hosted zone: exactly one of `zoneId` and `domain`. */
export interface PrivateZoneArgs {
  /** Id of one that exists, with the VPCs that need it associated already. @format zoneId */
  zoneId?: Input<string>;
  /**
   * Domain of one that is made here, such as `tracardi.internal.example.com`: it holds `hosts.internalApi` and
   * `hosts.gui` and no host of the collector, as the VPCs that it is associated with see no other names of the domain
   * any more. The VPC of the installation is one of them. @format hostName
   */
  domain?: string;
  /**
   * More VPCs whose machines resolve the names, by names of your choice: those that people are in. Only with `domain`.
   * @names name @default {}
   */
  vpcs?: { [name: string]: PrivateZoneVpcArgs };
}

/** A VPC that a private hosted zone is associated with. It needs DNS host names and DNS support. */
export interface PrivateZoneVpcArgs {
  /** Id of the VPC. @format vpcId */
  vpcId: Input<string>;
  /** Region of the VPC. @format regionName @default - The installation's own. */
  region?: string;
  /**
   * Whether the VPC belongs to another account. The association is then only authorized here; the owner of the VPC
   * makes it, with the output `privateZoneId`. @default false
   */
  otherAccount?: boolean;
}

/** ACM certificates in the region of the installation. */
export interface CertificatesArgs {
  /**
   * For `hosts.publicApi` and its aliases. A wildcard, or one of its own: a certificate shows all its names to the
   * internet. @format certificateArn
   */
  publicArn: Input<string>;
  /** For `hosts.internalApi` and `hosts.gui`. @format certificateArn */
  internalArn: Input<string>;
}
