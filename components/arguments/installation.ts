import type { Input } from "@pulumi/pulumi";
import type { HostsArgs, Access, KubernetesApiArgs, DnsArgs, CertificatesArgs } from "./access";
import type { IamArgs, ProtectedPart } from "./account";
import type { ExistingClusterArgs } from "./clusters";
import type { PlacementArgs, NetworkArgs } from "./network";
import type { Profile, ApiArgs, CollectorArgs, GuiArgs } from "./capacity";
import type { EgressArgs } from "./egress";
import type { AccessLogsArgs, FirewallArgs, HttpPort } from "./edge";
import type { GuardsArgs } from "./guards";
import type { IdentityArgs } from "./identity";
import type { MaintenanceArgs } from "./maintenance";
import type { ImagesArgs } from "./images";
import type { MysqlArgs } from "./mysql";
import type { RedisArgs } from "./redis";
import type { ElasticCloudArgs, ExistingSearchArgs, IndicesArgs, OpenSearchArgs } from "./search";
import type { ApmArgs, TracardiArgs, UpdateWorkerArgs } from "./tracardi";

/**
 * What a user says about an installation. Values that decide which resources exist, and everything that a policy must
 * be able to judge before a deployment, are plain; the rest may come from another resource.
 */
export interface TracardiProductionArgs {
  /** The host names under which the installation is reached. @remedy Name the hosts: publicApi, internalApi and gui. */
  hosts: HostsArgs;
  /**
   * The networks of the people who use the GUI and the internal API, IPv4 in CIDR notation: /8 or narrower, and
   * together of no more public addresses than one /8 has. With `Access.Restricted` they are public addresses, as the
   * load balancers see them. With `Access.Internal` none is the installation's own, and in a new VPC a connection leads
   * to all of them.
   * @each trustedNetwork @minItems 1 @uniqueItems @remedy Name the networks of the people who use the GUI.
   */
  trustedNetworks: string[];
  /**
   * How the trusted networks reach the GUI and the internal API.
   * @remedy Choose Access.Restricted for public addresses, Access.Internal for private ones.
   */
  access: Access;
  /**
   * E-mail address of the first Tracardi administrator: the login to the GUI. Where there is an administrator already,
   * none is made. @pattern ^[^\s@"'<>,;]+@[^\s@"'<>,;]+\.[^\s@"'<>,;]+$ @allowed one e-mail address
   * @remedy Name the mailbox of the first administrator: it is the login to the GUI.
   */
  adminEmail: string;
  /**
   * Who may reach and administer the Kubernetes API of the clusters. Needed unless all clusters are among
   * `existingClusters`, whose API is yours to open.
   * @remedy Name the networks and roles of the machines that run `pulumi up`.
   */
  kubernetesApi?: KubernetesApiArgs;
  /**
   * A managed OpenSearch domain, made by this component. `{}` gives the production layout. Exactly one of `openSearch`,
   * `elasticCloud` and `existingSearch`.
   */
  openSearch?: OpenSearchArgs;
  /** An Elasticsearch deployment on Elastic Cloud, made by this component. */
  elasticCloud?: ElasticCloudArgs;
  /** A search engine that exists already. @remedy Give { url, flavor, username, password, networks }. */
  existingSearch?: ExistingSearchArgs;
  /** How Tracardi lays out its indices, fixed at the installation. @default - 3 shards, 1 replica. */
  indices?: IndicesArgs;
  /** The hosted zone for certificates and DNS records. Exactly one of `dns` and `certificates`. */
  dns?: DnsArgs;
  /** Certificates that exist already; the DNS records are then yours to make. */
  certificates?: CertificatesArgs;
  /**
   * The size of the installation. `Profile.Minimal` is weaker than what Tracardi's authors ask for in production.
   * @default Profile.Production
   */
  profile?: Profile;
  /**
   * On which EKS cluster each role runs, by a name of your choice. Roles with the same name share a cluster.
   * @default - Two: "edge" for the public API, "core" for the rest.
   */
  placement?: PlacementArgs;
  /**
   * Clusters of the placement that exist already, by their names there; the others are made. Only with
   * `network.existing`: load balancers reach pods in their own VPC alone. @default - All clusters are made here.
   */
  existingClusters?: { [name: string]: ExistingClusterArgs };
  /** The VPC: its address range, or one that exists already. @default - A VPC of 10.0.0.0/16. */
  network?: NetworkArgs;
  /**
   * Kubernetes minor version of the clusters. Clusters are upgraded by AWS at the end of its standard support (upgrade
   * policy STANDARD). Not for `existingClusters`.
   * @format kubernetesVersion @default "1.35" - One minor behind the newest, in standard support until 2027-03-27.
   */
  kubernetesVersion?: string;
  /** The API that collects events from the internet. @remedy Give { instances, workersPerInstance }. */
  publicApi?: ApiArgs;
  /** The API that the GUI uses, for the trusted networks. @remedy Give { instances, workersPerInstance }. */
  internalApi?: ApiArgs;
  /** The GUI, for the trusted networks. */
  gui?: GuiArgs;
  /**
   * When servers may be replaced by ones with a newer image. One at a time is, and only when its instance runs
   * elsewhere, so that nobody notices; without a window that happens as soon as AWS has the newer image, as these
   * images bring security fixes. @default - At any time.
   */
  maintenance?: MaintenanceArgs;
  /** What the internet may call besides `/track`. @default - All of it, without consent and widgets. */
  collector?: CollectorArgs;
  /** The web ACL in front of the collector. @default - On. */
  firewall?: FirewallArgs;
  /** Access logs of the load balancers. @default - In a bucket of the installation's own. */
  accessLogs?: AccessLogsArgs;
  /** What the load balancers do at port 80. @default HttpPort.Closed */
  httpPort?: HttpPort;
  /** Where the API instances may connect to outside the installation. @default - HTTPS to public addresses. */
  egress?: EgressArgs;
  /** Guards in the clusters against what kubectl could do to the layout. @default - On, and they refuse. */
  guards?: GuardsArgs;
  /** Redis: a replication group of ElastiCache, or one that exists. @default - Two nodes of Valkey. */
  redis?: RedisArgs;
  /** MySQL, for a version of Tracardi that needs it. @default - An RDS instance where one is needed. */
  mysql?: MysqlArgs;
  /** Which Tracardi runs. @default - 0.8.2.1. */
  tracardi?: TracardiArgs;
  /** Where the container images come from. @default - Docker Hub, without a login. */
  images?: ImagesArgs;
  /** Automatic profile merging. @default - On. */
  apm?: ApmArgs;
  /** The worker that carries out migrations. @default - Off. */
  updateWorker?: UpdateWorkerArgs;
  /** What an existing installation must keep when this component takes it over. */
  identity?: IdentityArgs;
  /**
   * ARN of a KMS key of yours in the region of the installation: Kubernetes Secrets of the clusters that are made,
   * search engine, databases and logs are encrypted with it. Its policy has to let CloudWatch Logs use it, and whoever
   * runs `pulumi up` make grants; docs/bring-your-own.md has the statements.
   * @format kmsKeyArn @default - A key of the installation's own, with yearly rotation.
   */
  kmsKeyArn?: Input<string>;
  /** What the rules of your account ask of IAM roles. @default - Nothing. */
  iam?: IamArgs;
  /**
   * Guards everything that holds data, the VPC and the clusters against deletion, and against changes that would replace
   * them: Pulumi's `protect` and AWS's own deletion protections. To destroy an installation, deploy it once with `false`,
   * then destroy. @default true
   */
  protection?: boolean;
  /**
   * What `protection` leaves out, so that a change may replace it, with all that it holds. Deploy once with this alone,
   * then with the change, and then without this. @uniqueItems @default []
   */
  unprotected?: ProtectedPart[];
  /**
   * Days that control plane logs, VPC flow logs and access logs are kept: a value that CloudWatch Logs knows.
   * @choices [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653]
   * @remedy Choose the next longer one. @default 90
   */
  logRetentionDays?: number;
  /** Tags for every AWS resource that takes tags. @names tagName @each tagValue */
  tags?: { [name: string]: string };
}
