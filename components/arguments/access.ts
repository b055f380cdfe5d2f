import type { Input } from "@pulumi/pulumi";

/** Host names, without scheme or path. Each is a name of its own. */
export interface HostsArgs {
  /** The collector, for the internet, such as `track.example.com`. */
  publicApi: string;

  /**
   * More names of the collector, such as one for each website, so that its cookies are the website's own. With
   * `dns` they are in the same zone and nine at most; for other domains give `certificates`.
   *
   * @default []
   */
  publicApiAliases?: string[];

  /** The API that the GUI uses, for the trusted networks. */
  internalApi: string;

  /** The GUI, for the trusted networks. Required, except with `Profile.Minimal`. */
  gui?: string;
}

/** How the trusted networks reach the GUI and the internal API. */
export enum Access {
  /** By private addresses, through load balancers that have no public ones. Needs an existing network. */
  Internal = "internal",

  /** By public addresses, through load balancers whose security group admits the trusted networks only. */
  Restricted = "restricted",
}

/** Who may reach and administer the Kubernetes API. At least one network is needed. */
export interface KubernetesApiArgs {
  /**
   * Public networks that may reach the API endpoint, IPv4 in CIDR notation: those of the machine that
   * runs `pulumi up`, first of all. EKS takes public addresses only. Without any, the endpoint is private.
   *
   * @default []
   */
  publicNetworks?: string[];

  /**
   * Private networks that may reach the private endpoint. Only with an existing network: a VPC that is
   * made in the same `up` cannot hold the machine that runs it.
   *
   * @default []
   */
  privateNetworks?: string[];

  /**
   * ARNs of the IAM roles or users with all rights on the clusters, by a name of your choice. The one that
   * runs `pulumi up` has to be among them: nobody has rights without being named.
   */
  administrators: { [name: string]: Input<string> };
}

/** A public hosted zone of Route 53 that holds all host names. */
export interface DnsArgs {
  /** Id of the public hosted zone. */
  zoneId: Input<string>;
}

/** ACM certificates in the region of the installation. */
export interface CertificatesArgs {
  /** For `hosts.publicApi` and its aliases. A wildcard, or one of its own: a certificate shows all its names to the internet. */
  publicArn: Input<string>;

  /** For `hosts.internalApi` and `hosts.gui`. */
  internalArn: Input<string>;
}
