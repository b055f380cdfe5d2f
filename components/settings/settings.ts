import type {
  DnsArgs,
  EgressArgs,
  HostsArgs,
  KubernetesApiArgs,
  NetworkArgs,
  PeeringArgs,
  PrivateZoneArgs,
  PrivateZoneVpcArgs,
  TracardiProductionArgs,
  TransitGatewayArgs,
} from "../arguments";
import type { ClusterSettings } from "./clusters";
import type { Named, WithDefaults } from "./defaults";
import type { EdgeSettings } from "./edge";
import type { GuardSettings } from "./guards";
import type { ImageSettings, TracardiSettings } from "./images";
import type { MaintenanceSettings } from "./maintenance";
import type { IndexSettings, MysqlSettings, RedisSettings, SearchSettings } from "./stores";
import type { WorkloadSettings } from "./workloads";

type All = WithDefaults<"TracardiProductionArgs", TracardiProductionArgs>;

/** Arguments that need no change. */
type Given = Pick<All, "access" | "adminEmail" | "certificates" | "kmsKeyArn"> &
  Pick<All, "profile" | "protection" | "unprotected" | "logRetentionDays"> &
  Required<Pick<All, "identity" | "iam" | "tags">>;

/**
 * The arguments with every default filled in: the input for all resources. All values are plain, except those
 * that may come from other resources.
 */
export interface Settings extends WorkloadSettings, Readonly<Given> {
  readonly hosts: Omit<HostsArgs, "publicApiAliases">;
  readonly trustedNetworks: readonly string[];
  readonly kubernetesApi: KubernetesApiSettings;
  readonly dns?: Omit<DnsArgs, "privateZone"> & { readonly privateZone?: PrivateZoneSettings };
  readonly network: NetworkSettings;
  readonly clusters: readonly ClusterSettings[];
  readonly edge: EdgeSettings;
  readonly egress: EgressSettings;
  /** Absent if they are switched off. */
  readonly guards?: GuardSettings;
  /** Absent if any time is fine. */
  readonly maintenance?: MaintenanceSettings;
  readonly search: SearchSettings;
  readonly indices: IndexSettings;
  readonly redis: RedisSettings;
  /** Absent if the version of Tracardi does not use it. */
  readonly mysql?: MysqlSettings;
  readonly tracardi: TracardiSettings;
  readonly images: ImageSettings;
}

export type KubernetesApiSettings = Required<KubernetesApiArgs>;

export interface PrivateZoneSettings extends Omit<PrivateZoneArgs, "vpcs"> {
  readonly vpcs: Named<WithDefaults<"PrivateZoneVpcArgs", PrivateZoneVpcArgs>>;
}

export type PeeringSettings = WithDefaults<"PeeringArgs", PeeringArgs>;

export type TransitGatewaySettings = WithDefaults<"TransitGatewayArgs", TransitGatewayArgs>;

export interface NetworkSettings extends Omit<NetworkArgs, "peerings" | "transitGateways"> {
  readonly cidr: string;
  readonly peerings: Named<PeeringSettings>;
  readonly transitGateways: Named<TransitGatewaySettings>;
}

export type EgressSettings = Required<EgressArgs>;
