import type { ApiArgs, PodExtrasArgs, TracardiProductionArgs } from "../arguments";
import { Profile } from "../arguments";
import { minimalMinimums, productionMinimums } from "../../facts/capacity";
import { placedOn, clusterNamesByRole, type PoolName, type ServerSettings } from "./clusters";
import { omitUndefined, type WithDefaults, withDefaults } from "./defaults";

/** Where a workload runs. */
export interface PlacementSettings {
  readonly cluster: string;
  readonly pool: PoolName;
  /** The user's servers; absent for new node pools. */
  readonly servers?: ServerSettings;
}

/** What a user adds to the pods of a workload. */
export type PodExtrasSettings = WithDefaults<"GuiArgs", PodExtrasArgs>;

/** How the number of instances follows the load. */
export type AutoscalingSettings = Required<Pick<ApiArgs, "maxInstances" | "targetCpuPercent">>;

type Capacity = Required<Pick<ApiArgs, "instances" | "spareServers" | "serverCpus">>;

export interface ApiSettings extends PlacementSettings, Readonly<Capacity> {
  readonly role: "public-api" | "internal-api";
  /** Absent if the number is fixed. */
  readonly autoscaling?: AutoscalingSettings;
  readonly workers: number;
  readonly exposeGuiApi: boolean;
  /**
   * Whether it receives events from the internet. If so, it is pinned to the production data set (otherwise a
   * request's `x-context` header selects it) and hides details of its internals.
   */
  readonly collects: boolean;
  /** The maximum duration of a request, in seconds. */
  readonly requestTimeout: number;
  readonly extras: PodExtrasSettings;
}

export interface GuiSettings extends PlacementSettings {
  readonly instances: number;
  readonly extras: PodExtrasSettings;
}

/** The maximum number of instances. */
export const mostInstancesOf = ({ instances, autoscaling }: ApiSettings): number =>
  autoscaling?.maxInstances ?? instances;

export interface WorkloadSettings {
  /** Absent in the minimal profile, whose internal API also collects events. */
  readonly publicApi?: ApiSettings;
  readonly internalApi: ApiSettings;
  readonly gui?: GuiSettings;
}

/** The default number of instances of each API. */
export function defaultInstances(profile?: Profile): { publicApi: number; internalApi: number } {
  const { publicApiInstances: publicApi, apiInstances: inAll } = productionMinimums;
  const minimal = profile === Profile.Minimal;
  return { publicApi, internalApi: minimal ? minimalMinimums.apiInstances : inAll - publicApi };
}

export function workloadSettingsOf(args: TracardiProductionArgs): WorkloadSettings {
  const minimal = args.profile === Profile.Minimal;
  const instances = defaultInstances(args.profile);
  const placement = clusterNamesByRole(args);
  const internalApi: ApiSettings = {
    role: "internal-api",
    ...placedOn(placement.internalApi, "core", args),
    ...capacityOf(args.internalApi, instances.internalApi),
    exposeGuiApi: true,
    collects: minimal,
    requestTimeout: 120,
  };
  if (minimal) return { internalApi };
  const gui = withDefaults("GuiArgs", args.gui);
  return {
    publicApi: {
      role: "public-api",
      ...placedOn(placement.publicApi, "edge", args),
      ...capacityOf(args.publicApi, instances.publicApi),
      exposeGuiApi: false,
      collects: true,
      requestTimeout: 30,
    },
    internalApi,
    gui: {
      ...placedOn(placement.gui, "core", args),
      instances: gui.instances,
      extras: extrasOf(gui),
    },
  };
}

function capacityOf(args: ApiArgs | undefined, defaultNumber: number) {
  const given = withDefaults("ApiArgs", args);
  const { workersPerInstance: workers, targetCpuPercent, spareServers } = given;
  const { instances = defaultNumber, maxInstances = instances } = given;
  return {
    instances,
    ...(maxInstances > instances && { autoscaling: { maxInstances, targetCpuPercent } }),
    spareServers,
    workers,
    serverCpus: given.serverCpus ?? serverCpusFor(workers),
    extras: extrasOf(given),
  };
}

/** Two workers per vCPU, rounded up to an existing server size: 2, 4, 8 … vCPUs. */
export function serverCpusFor(workers: number): number {
  return 2 ** Math.max(1, Math.ceil(Math.log2(workers / 2)));
}

const extrasOf = ({ podIdentityRoleArn, ...extras }: PodExtrasSettings): PodExtrasSettings => ({
  environment: definedIn(extras.environment),
  secretEnvironment: definedIn(extras.secretEnvironment),
  labels: definedIn(extras.labels),
  annotations: definedIn(extras.annotations),
  ...(podIdentityRoleArn !== undefined && { podIdentityRoleArn }),
});

const definedIn = <T>(values: { [name: string]: T }) =>
  omitUndefined(values) as { [name: string]: T };
