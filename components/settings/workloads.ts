import type { ApiArgs, TracardiProductionArgs } from "../arguments";
import { Profile } from "../arguments";
import { defaultWorkers, minimalMinimums, productionMinimums } from "../../facts/capacity";
import type { PoolName } from "./clusters";
import { said } from "./said";

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
  const placement = {
    publicApi: "edge",
    internalApi: "core",
    gui: "core",
    ...said(args.placement),
  };
  const internalApi: ApiSettings = {
    role: "internal-api",
    cluster: placement.internalApi,
    pool: "core",
    ...capacityOf(args.internalApi, internalInstances),
    exposeGuiApi: true,
    collects: minimal,
    requestTimeout: 120,
  };
  if (minimal) return { internalApi };
  return {
    publicApi: {
      role: "public-api",
      cluster: placement.publicApi,
      pool: "edge",
      ...capacityOf(args.publicApi, publicApiInstances),
      exposeGuiApi: false,
      collects: true,
      requestTimeout: 30,
    },
    internalApi,
    gui: {
      cluster: placement.gui,
      pool: "core",
      instances: args.gui?.instances ?? guiInstances,
    },
  };
}

function capacityOf(args: ApiArgs | undefined, defaultInstances: number) {
  const workers = args?.workersPerInstance ?? defaultWorkers;
  return {
    instances: args?.instances ?? defaultInstances,
    workers,
    serverCpus: serverCpusFor(workers),
  };
}

/** Two workers a vCPU, on a server size that exists: 2, 4, 8 … vCPUs. */
function serverCpusFor(workers: number): number {
  return 2 ** Math.max(1, Math.ceil(Math.log2(workers / 2)));
}
