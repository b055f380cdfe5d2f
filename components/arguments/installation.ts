import type { HostsArgs, Access, KubernetesApiArgs, DnsArgs, CertificatesArgs } from "./access";
import type { PlacementArgs, NetworkArgs } from "./network";
import type { Profile, ApiArgs, CollectorArgs, GuiArgs } from "./capacity";
import type { EgressArgs } from "./egress";
import type { OpenSearchArgs, RedisArgs } from "./backends";
import type { AccessLogsArgs, FirewallArgs, HttpPort } from "./edge";
import type { GuardsArgs } from "./guards";
import type { IdentityArgs, ImagesArgs } from "./identity";

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
   * Days that control plane logs, VPC flow logs and access logs are kept: a value that CloudWatch Logs knows.
   *
   * @default 90
   */
  logRetentionDays?: number;

  /** Tags for every AWS resource that takes tags. */
  tags?: { [name: string]: string };
}
