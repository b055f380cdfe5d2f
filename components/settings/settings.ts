import type { Input } from "@pulumi/pulumi";
import type {
  Access,
  CertificatesArgs,
  DnsArgs,
  EgressNetworkArgs,
  ExistingNetworkArgs,
  IdentityArgs,
  Profile,
} from "../arguments";
import type { OpenSearchSettings, RedisSettings } from "./backends";
import type { ClusterSettings } from "./clusters";
import type { EdgeSettings } from "./edge";
import type { GuardSettings } from "./guards";
import type { ImageSettings } from "./images";
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
  readonly openSearch: OpenSearchSettings;
  readonly redis: RedisSettings;
  readonly images: ImageSettings;
  readonly identity: IdentityArgs;
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
}

export interface EgressSettings {
  readonly https: boolean;
  readonly networks: readonly EgressNetworkArgs[];
}
