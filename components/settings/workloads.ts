import type { Input } from "@pulumi/pulumi";
import type { ApiArgs, PodExtrasArgs, TracardiProductionArgs } from "../arguments";
import { Profile } from "../arguments";
import { defaultWorkers, minimalMinimums, productionMinimums } from "../../facts/capacity";
import { defaultPlacement, placedOn, type ServerSettings } from "./clusterKind";
import type { PoolName } from "./pools";
import { said } from "./said";

/** Where a workload runs. */
export interface PlacementSettings {
  readonly cluster: string;
  readonly pool: PoolName;
  /** The user's servers; absent where node pools are made. */
  readonly servers?: ServerSettings;
}

/** What a user adds to the pods of a workload. */
export interface PodExtrasSettings {
  readonly environment: { readonly [name: string]: Input<string> };
  readonly secretEnvironment: { readonly [name: string]: Input<string> };
  readonly labels: { readonly [name: string]: string };
  readonly annotations: { readonly [name: string]: string };
  readonly podIdentityRoleArn?: Input<string>;
}

/** How the number of instances follows the traffic. */
export interface AutoscalingSettings {
  readonly maxInstances: number;
  /** Average use of the vCPUs that the instances ask for. */
  readonly targetCpuPercent: number;
}

export interface ApiSettings extends PlacementSettings {
  readonly role: "public-api" | "internal-api";
  /** The number of instances; where it is scaled, the fewest. */
  readonly instances: number;
  /** Absent where the number is fixed. */
  readonly autoscaling?: AutoscalingSettings;
  /** Servers in reserve. */
  readonly spareServers: number;
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
  readonly extras: PodExtrasSettings;
}

export interface GuiSettings extends PlacementSettings {
  readonly instances: number;
  readonly extras: PodExtrasSettings;
}

/** The most instances that there may be. */
export const mostInstances = ({ instances, autoscaling }: ApiSettings): number =>
  autoscaling?.maxInstances ?? instances;

export interface WorkloadSettings {
  /** Absent in the minimal profile, whose internal API collects too. */
  readonly publicApi?: ApiSettings;
  readonly internalApi: ApiSettings;
  readonly gui?: GuiSettings;
}

export function workloadsOf(args: TracardiProductionArgs): WorkloadSettings {
  const minimal = args.profile === Profile.Minimal;
  const { publicApiInstances, apiInstances, guiInstances } = productionMinimums;
  const internalInstances = minimal
    ? minimalMinimums.apiInstances
    : apiInstances - publicApiInstances;
  const placement = { ...defaultPlacement, ...said(args.placement) };
  const internalApi: ApiSettings = {
    role: "internal-api",
    ...placedOn(placement.internalApi, "core", args),
    ...capacityOf(args.internalApi, internalInstances),
    exposeGuiApi: true,
    collects: minimal,
    requestTimeout: 120,
  };
  if (minimal) return { internalApi };
  return {
    publicApi: {
      role: "public-api",
      ...placedOn(placement.publicApi, "edge", args),
      ...capacityOf(args.publicApi, publicApiInstances),
      exposeGuiApi: false,
      collects: true,
      requestTimeout: 30,
    },
    internalApi,
    gui: {
      ...placedOn(placement.gui, "core", args),
      instances: args.gui?.instances ?? guiInstances,
      extras: extrasOf(args.gui),
    },
  };
}

function capacityOf(args: ApiArgs | undefined, defaultInstances: number) {
  const workers = args?.workersPerInstance ?? defaultWorkers;
  const instances = args?.instances ?? defaultInstances;
  const maxInstances = args?.maxInstances ?? instances;
  const targetCpuPercent = args?.targetCpuPercent ?? defaultTargetCpuPercent;
  return {
    instances,
    ...(maxInstances > instances && { autoscaling: { maxInstances, targetCpuPercent } }),
    spareServers: args?.spareServers ?? 0,
    workers,
    serverCpus: args?.serverCpus ?? serverCpusFor(workers),
    extras: extrasOf(args),
  };
}

/**
 * A server starts in two minutes, an instance in another one: until then the others have to bear what comes,
 * with the twice as much that this leaves them.
 */
const defaultTargetCpuPercent = 60;

/** Two workers a vCPU, on a server size that exists: 2, 4, 8 … vCPUs. */
export function serverCpusFor(workers: number): number {
  return 2 ** Math.max(1, Math.ceil(Math.log2(workers / 2)));
}

function extrasOf(args: PodExtrasArgs = {}): PodExtrasSettings {
  return {
    environment: saidIn(args.environment),
    secretEnvironment: saidIn(args.secretEnvironment),
    labels: saidIn(args.labels),
    annotations: saidIn(args.annotations),
    ...(args.podIdentityRoleArn !== undefined && { podIdentityRoleArn: args.podIdentityRoleArn }),
  };
}

const saidIn = <T>(values: { readonly [name: string]: T } | undefined) =>
  said(values) as { readonly [name: string]: T };
