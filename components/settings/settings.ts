import type { Input } from "@pulumi/pulumi";
import type {
  Access,
  CertificatesArgs,
  DnsArgs,
  EgressNetworkArgs,
  ExistingNetworkArgs,
  IamArgs,
  IdentityArgs,
  PeeringArgs,
  Profile,
  TransitGatewayArgs,
} from "../arguments";
import type { ClusterSettings } from "./clusters";
import type { EdgeSettings } from "./edge";
import type { GuardSettings } from "./guards";
import type { ImageSettings, TracardiSettings } from "./images";
import type { MaintenanceSettings } from "./maintenance";
import type { IndexSettings, MysqlSettings, RedisSettings, SearchSettings } from "./stores";
import type { WorkloadSettings } from "./workloads";

/**
 * The arguments with every default in place: what the resources are made from. Plain, but for the values
 * that may come from other resources.
 */
export interface Settings extends WorkloadSettings {
  readonly profile: Profile;
  readonly hosts: HostSettings;
  readonly trustedNetworks: readonly string[];
  readonly access: Access;
  readonly kubernetesApi: KubernetesApiSettings;
  readonly adminEmail: string;
  readonly dns?: DnsArgs;
  readonly certificates?: CertificatesArgs;
  readonly network: NetworkSettings;
  readonly clusters: readonly ClusterSettings[];
  readonly edge: EdgeSettings;
  readonly egress: EgressSettings;
  /** Absent where they are switched off. */
  readonly guards?: GuardSettings;
  /** Absent where any time will do. */
  readonly maintenance?: MaintenanceSettings;
  readonly search: SearchSettings;
  readonly indices: IndexSettings;
  readonly redis: RedisSettings;
  /** Absent where the version of Tracardi has no use for it. */
  readonly mysql?: MysqlSettings;
  readonly tracardi: TracardiSettings;
  readonly images: ImageSettings;
  readonly identity: IdentityArgs;
  /** Absent where a key is made. */
  readonly kmsKeyArn?: Input<string>;
  readonly iam: IamArgs;
  readonly protection: boolean;
  readonly logRetentionDays: number;
  readonly tags: { readonly [name: string]: string };
}

export interface HostSettings {
  readonly publicApi: string;
  readonly internalApi: string;
  readonly gui?: string;
}

export interface KubernetesApiSettings {
  readonly publicNetworks: readonly string[];
  readonly privateNetworks: readonly string[];
  readonly administrators: { readonly [name: string]: Input<string> };
}

export interface NetworkSettings {
  readonly cidr: string;
  readonly zones?: readonly string[];
  readonly existing?: ExistingNetworkArgs;
  readonly peerings: { readonly [name: string]: PeeringArgs };
  readonly transitGateways: { readonly [name: string]: TransitGatewayArgs };
}

export interface EgressSettings {
  readonly https: boolean;
  readonly networks: readonly EgressNetworkArgs[];
}
