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
import type { EdgeSettings } from "./edgeSettings";

/**
 * The arguments with every default in place: what the resources are made from. Plain, but for the values
 * that may come from other resources.
 */
export interface Settings {
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
  /** Absent in the minimal profile, whose internal API collects too. */
  readonly publicApi?: ApiSettings;
  readonly internalApi: ApiSettings;
  readonly gui?: GuiSettings;
  readonly edge: EdgeSettings;
  readonly egress: EgressSettings;
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

export interface ClusterSettings {
  /** The user's name for the cluster. */
  readonly name: string;
  readonly kubernetesVersion: string;
  readonly pools: readonly NodePoolSettings[];
}

/** Servers of one purpose: `edge` for what the internet talks to, `core` for the rest. */
export type PoolName = "edge" | "core";

export interface NodePoolSettings {
  readonly name: PoolName;
  /** vCPUs of a server. */
  readonly serverCpus: number;
  /** The most servers that there may be at one time. */
  readonly maxServers: number;
}

/** Where a workload runs. */
export interface PlacementSettings {
  readonly cluster: string;
  readonly pool: PoolName;
}

export interface ApiSettings extends PlacementSettings {
  readonly role: "public-api" | "internal-api";
  readonly instances: number;
  readonly workers: number;
  /** vCPUs of the server that an instance fills. */
  readonly serverCpus: number;
  readonly exposeGuiApi: boolean;
  /**
   * The internet sends events here, so that it is pinned to the production data set (otherwise a request's
   * `x-context` header picks it) and says nothing about its inside.
   */
  readonly collects: boolean;
  /** How long a request may take, in seconds. */
  readonly requestTimeout: number;
}

export interface GuiSettings extends PlacementSettings {
  readonly instances: number;
}

export interface EgressSettings {
  readonly https: boolean;
  readonly networks: readonly EgressNetworkArgs[];
}

export interface OpenSearchSettings {
  readonly version: string;
  readonly instanceType: string;
  readonly dataNodes: number;
  readonly masterInstanceType: string;
  readonly storageGiB: number;
}

export interface RedisSettings {
  readonly nodeType: string;
  readonly nodes: number;
  readonly snapshotRetentionDays: number;
}

export interface ImageSettings {
  readonly api: string;
  readonly gui: string;
}
