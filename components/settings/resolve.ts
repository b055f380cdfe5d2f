import type { ApiArgs, TracardiProductionArgs } from "../arguments";
import { Profile } from "../arguments";
import { defaultWorkers, minimalMinimums, productionMinimums } from "../../facts/capacity";
import { tracardi0821 } from "../../facts/versions";
import { edgeOf } from "./edgeSettings";
import type { ApiSettings, ClusterSettings, GuiSettings, PoolName, Settings } from "./settings";

/** The settings for arguments that have passed {@link validate}. */
export function resolve(args: TracardiProductionArgs): Settings {
  const profile = args.profile ?? Profile.Production;
  const minimal = profile === Profile.Minimal;
  const { publicApiInstances, apiInstances, guiInstances } = productionMinimums;
  const placement = {
    publicApi: "edge",
    internalApi: "core",
    gui: "core",
    ...said(args.placement),
  };

  const publicApi: ApiSettings | undefined = minimal
    ? undefined
    : {
        role: "public-api",
        cluster: placement.publicApi,
        pool: "edge",
        ...capacityOf(args.publicApi, publicApiInstances),
        exposeGuiApi: false,
        collects: true,
        requestTimeout: 30,
      };
  const internalApi: ApiSettings = {
    role: "internal-api",
    cluster: placement.internalApi,
    pool: "core",
    ...capacityOf(
      args.internalApi,
      minimal ? minimalMinimums.apiInstances : apiInstances - publicApiInstances,
    ),
    exposeGuiApi: true,
    collects: minimal,
    requestTimeout: 120,
  };
  const gui: GuiSettings | undefined = minimal
    ? undefined
    : {
        cluster: placement.gui,
        pool: "core",
        instances: args.gui?.instances ?? guiInstances,
      };

  return {
    profile,
    hosts: { ...args.hosts },
    trustedNetworks: [...args.trustedNetworks],
    access: args.access,
    kubernetesApi: {
      publicNetworks: args.kubernetesApi.publicNetworks ?? [],
      privateNetworks: args.kubernetesApi.privateNetworks ?? [],
      administrators: { ...args.kubernetesApi.administrators },
    },
    adminEmail: args.adminEmail,
    dns: args.dns,
    certificates: args.certificates,
    network: {
      cidr: args.network?.cidr ?? "10.0.0.0/16",
      zones: args.network?.zones,
      existing: args.network?.existing,
    },
    clusters: clustersOf(args.kubernetesVersion ?? "1.35", publicApi, internalApi, gui),
    publicApi,
    internalApi,
    gui,
    edge: edgeOf(args),
    egress: { https: args.egress?.https ?? true, networks: args.egress?.networks ?? [] },
    openSearch: {
      version: "2.19",
      instanceType: "r7g.large.search",
      dataNodes: productionMinimums.searchDataNodes,
      masterInstanceType: "m7g.large.search",
      storageGiB: 100,
      ...said(args.openSearch),
    },
    redis: { nodeType: "cache.m7g.large", nodes: 2, snapshotRetentionDays: 7, ...said(args.redis) },
    images: imagesFrom(args.images?.registry ?? "docker.io"),
    identity: { ...args.identity },
    protection: args.protection ?? true,
    logRetentionDays: args.logRetentionDays ?? 90,
    tags: { ...args.tags },
  };
}

/** Without the arguments that are there but undefined, as an empty configuration value is: defaults win. */
function said<T extends object>(args: T | undefined): Partial<T> {
  const entries = Object.entries(args ?? {}).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Partial<T>;
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

function imagesFrom(registry: string) {
  const prefix = registry.replace(/\/+$/, "");
  return {
    api: `${prefix}/${tracardi0821.images.api}`,
    gui: `${prefix}/${tracardi0821.images.gui}`,
  };
}

type Workload = ApiSettings | GuiSettings | undefined;

function clustersOf(version: string, ...workloads: Workload[]): ClusterSettings[] {
  const placed = workloads.filter((workload) => workload !== undefined);
  const names = [...new Set(placed.map((workload) => workload.cluster))];
  return names.map((name) => {
    const here = placed.filter((workload) => workload.cluster === name);
    const pools = [...new Set(here.map((workload) => workload.pool))];
    return {
      name,
      kubernetesVersion: version,
      pools: pools.map((pool) => poolOf(pool, here)),
    };
  });
}

/**
 * A rollout adds one server for the new instance, and AWS may be replacing another at the same time. What
 * shares the servers of the core pool, the GUI and the installer, gets a server more.
 */
function poolOf(name: PoolName, workloads: readonly (ApiSettings | GuiSettings)[]) {
  const apis = workloads.filter((workload) => "role" in workload && workload.pool === name);
  const instances = apis.reduce((sum, api) => sum + api.instances, 0);
  const cpus = apis.map((api) => ("serverCpus" in api ? api.serverCpus : 0));
  const spare = name === "core" ? 3 : 2;
  return { name, serverCpus: Math.max(2, ...cpus), maxServers: instances + spare };
}
