import type { Input } from "@pulumi/pulumi";

/**
 * What a user says about an installation. Values that decide which resources exist, and everything
 * that a policy must be able to judge before a deployment, are plain; the rest may come from another
 * resource.
 */
export interface TracardiProductionArgs {
  /** The host names under which the installation is reached. */
  hosts: HostsArgs;

  /**
   * The networks of the people who use the GUI and the internal API, IPv4 in CIDR notation. With
   * `Access.Restricted` they are public addresses, as the load balancers see them.
   */
  trustedNetworks: string[];

  /** How the trusted networks reach the GUI and the internal API. */
  access: Access;

  /** Who may reach and administer the Kubernetes API of the clusters. */
  kubernetesApi: KubernetesApiArgs;

  /** E-mail address of the first Tracardi administrator: the login to the GUI. */
  adminEmail: string;

  /** A managed OpenSearch domain, made by this component. `{}` gives the production layout. */
  openSearch?: OpenSearchArgs;

  /** The hosted zone for certificates and DNS records. Exactly one of `dns` and `certificates`. */
  dns?: DnsArgs;

  /** Certificates that exist already; the DNS records are then yours to make. */
  certificates?: CertificatesArgs;

  /**
   * The size of the installation. `Profile.Minimal` is weaker than what Tracardi's authors ask
   * for in production.
   *
   * @default Profile.Production
   */
  profile?: Profile;

  /**
   * On which EKS cluster each role runs, by a name of your choice. Roles with the same name share a
   * cluster.
   *
   * @default { publicApi: "edge", internalApi: "core", gui: "core" }
   */
  placement?: PlacementArgs;

  /** The VPC: its address range, or one that exists already. @default - A VPC of 10.0.0.0/16. */
  network?: NetworkArgs;

  /**
   * Kubernetes minor version of the clusters. Clusters are upgraded by AWS at the end of its standard
   * support (upgrade policy STANDARD).
   *
   * @default "1.35" - One minor behind the newest, in standard support until 2027-03-27.
   */
  kubernetesVersion?: string;

  /** The API that collects events from the internet. */
  publicApi?: ApiArgs;

  /** The API that the GUI uses, for the trusted networks. */
  internalApi?: ApiArgs;

  /** The GUI, for the trusted networks. */
  gui?: GuiArgs;

  /** What the internet may call besides `/track`. @default - All of it. */
  collector?: CollectorArgs;

  /** The ElastiCache replication group. */
  redis?: RedisArgs;

  /** Where the container images come from. */
  images?: ImagesArgs;

  /** What an existing installation must keep when this component takes it over. */
  identity?: IdentityArgs;

  /**
   * Guards everything that holds data, and the clusters, against deletion: Pulumi's `protect` and AWS's
   * own deletion protections. To destroy an installation, deploy it once with `false`, then destroy.
   *
   * @default true
   */
  protection?: boolean;

  /**
   * Days that control plane logs and VPC flow logs are kept: a value that CloudWatch Logs knows.
   *
   * @default 90
   */
  logRetentionDays?: number;

  /** Tags for every AWS resource that takes tags. */
  tags?: { [name: string]: string };
}

/** Host names, without scheme or path. Each is a name of its own. */
export interface HostsArgs {
  /** The collector, for the internet, such as `track.example.com`. */
  publicApi: string;

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

/** The size of an installation. */
export enum Profile {
  /** Three public API instances, two internal ones, two of the GUI. */
  Production = "production",

  /**
   * One group of two API instances that serves both sides, and no GUI: it runs on the user's own machine.
   * Tracardi's documentation allows this for small traffic.
   */
  Minimal = "minimal",
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
  /** For `hosts.publicApi`. One of its own: a certificate shows all of its names to the internet. */
  publicArn: Input<string>;

  /** For `hosts.internalApi` and `hosts.gui`. */
  internalArn: Input<string>;
}

/** Which EKS cluster a role runs on. */
export interface PlacementArgs {
  /** @default "edge" */
  publicApi?: string;
  /** @default "core" */
  internalApi?: string;
  /** @default "core" */
  gui?: string;
}

/** The network of the installation. `existing` excludes the other two. */
export interface NetworkArgs {
  /**
   * Address range of the new VPC, from /16 to /20.
   *
   * @default "10.0.0.0/16"
   */
  cidr?: string;

  /**
   * Names of three availability zones.
   *
   * @default - The first three of the region in alphabetical order, without those that EKS refuses.
   */
  zones?: string[];

  /** A VPC that exists already, with its subnets. */
  existing?: ExistingNetworkArgs;
}

/** A VPC of the user's, with three subnets a tier, one in each zone, in the same order of zones. */
export interface ExistingNetworkArgs {
  /** Id of the VPC. */
  vpcId: Input<string>;

  /** For load balancers that have public addresses. */
  publicSubnetIds: Input<string>[];

  /** For load balancers that have none. Needed with `Access.Internal`. @default - None. */
  ingressSubnetIds?: Input<string>[];

  /** For servers and pods, with a route to the internet, as images come from there. */
  workloadSubnetIds: Input<string>[];

  /** For the search engine and Redis. */
  dataSubnetIds: Input<string>[];
}

/** A group of Tracardi API instances. Each instance has a server of its own. */
export interface ApiArgs {
  /**
   * Number of instances.
   *
   * @default - 3 for the public API, 2 for the internal one.
   */
  instances?: number;

  /**
   * Worker processes an instance; the server has half as many vCPUs, rounded up to a size that exists.
   * Measured: one worker answers about 110 events of returning visitors a second, or 20 of first-time
   * ones. Tracardi's own figure is 600 requests a second with 25 workers.
   *
   * @default 4
   */
  workersPerInstance?: number;
}

/**
 * The routes of the collector besides `POST /track`, which is always open. Everything else answers 404 to
 * the internet.
 */
export interface CollectorArgs {
  /** `GET` and `POST /collect/…`: events from webhooks. @default true */
  webhooks?: boolean;

  /** `GET /redirect/…`: links whose clicks are counted. @default true */
  redirects?: boolean;

  /** `GET /tracker/…`: the script that a website loads. @default true */
  trackerScript?: boolean;
}

/** The GUI: nginx with static files. */
export interface GuiArgs {
  /** Number of instances. @default 2 */
  instances?: number;
}

/** A managed OpenSearch domain in the VPC: encrypted, HTTPS only, with fine-grained access control. */
export interface OpenSearchArgs {
  /**
   * Version of OpenSearch, 2.7 or later; 2.17 or later is advised.
   *
   * @default "2.19" - Run with Tracardi's real API, and offered in every region.
   */
  version?: string;

  /** Instance type of the data nodes. @default "r7g.large.search" */
  instanceType?: string;

  /** Number of data nodes over the three zones: 3, or a larger multiple of 3. @default 3 */
  dataNodes?: number;

  /** Instance type of the three dedicated master nodes. @default "m7g.large.search" */
  masterInstanceType?: string;

  /** Storage of each data node, gp3, in GiB. @default 100 */
  storageGiB?: number;
}

/** An ElastiCache replication group: a primary and its replicas, with automatic failover. */
export interface RedisArgs {
  /** Node type. Tracardi keeps profiles there for an hour and sessions for half of one. @default "cache.m7g.large" */
  nodeType?: string;

  /** Nodes, each in another zone: 2 or 3. @default 2 */
  nodes?: number;

  /** Days that automatic snapshots are kept. @default 7 */
  snapshotRetentionDays?: number;
}

/** Where the container images come from. */
export interface ImagesArgs {
  /**
   * Registry and path in front of `tracardi/tracardi-api`: a mirror or a pull-through cache, such as
   * `111122223333.dkr.ecr.eu-west-1.amazonaws.com/docker-hub`. Docker Hub limits what the servers behind
   * one NAT address may pull.
   *
   * @default "docker.io"
   */
  registry?: string;
}

/** Secrets and names of an existing installation. What is not given is made at random. */
export interface IdentityArgs {
  /** `TENANT_NAME`: part of every index name, at least 3 characters. @default - Tracardi's own, by version. */
  tenantName?: string;

  /** `INSTALLATION_TOKEN`, secret, at least 16 characters. @default - 48 random characters. */
  installationToken?: Input<string>;

  /**
   * `AUTO_PROFILE_MERGING`, secret, at least 20 characters. It salts the ids of merged profiles: never
   * change it once events were collected. @default - 48 random characters.
   */
  mergeSecret?: Input<string>;

  /** Password of the first administrator, secret, at least 12 characters. @default - 24 random characters. */
  adminPassword?: Input<string>;
}
