import type {
  ApiArgs,
  CertificatesArgs,
  CollectorArgs,
  DnsArgs,
  ExistingNetworkArgs,
  GuiArgs,
  HostsArgs,
  IdentityArgs,
  ImagesArgs,
  KubernetesApiArgs,
  NetworkArgs,
  OpenSearchArgs,
  PlacementArgs,
  RedisArgs,
  TracardiProductionArgs,
} from "../arguments";

/** The names of an interface's properties; the compiler sees to it that none is missing or too many. */
const keysOf = <T>(keys: Record<keyof Required<T>, true>) => Object.keys(keys);

/**
 * Every argument by name. A misspelled one must not go unnoticed: the route that it should have closed would
 * stay open, the secret that it should have kept would be made anew.
 */
export const knownKeys = {
  args: keysOf<TracardiProductionArgs>({
    hosts: true,
    trustedNetworks: true,
    access: true,
    kubernetesApi: true,
    adminEmail: true,
    openSearch: true,
    dns: true,
    certificates: true,
    profile: true,
    placement: true,
    network: true,
    kubernetesVersion: true,
    publicApi: true,
    internalApi: true,
    gui: true,
    collector: true,
    redis: true,
    images: true,
    identity: true,
    protection: true,
    logRetentionDays: true,
    tags: true,
  }),
  hosts: keysOf<HostsArgs>({ publicApi: true, internalApi: true, gui: true }),
  kubernetesApi: keysOf<KubernetesApiArgs>({
    publicNetworks: true,
    privateNetworks: true,
    administrators: true,
  }),
  dns: keysOf<DnsArgs>({ zoneId: true }),
  certificates: keysOf<CertificatesArgs>({ publicArn: true, internalArn: true }),
  placement: keysOf<PlacementArgs>({ publicApi: true, internalApi: true, gui: true }),
  network: keysOf<NetworkArgs>({ cidr: true, zones: true, existing: true }),
  existingNetwork: keysOf<ExistingNetworkArgs>({
    vpcId: true,
    publicSubnetIds: true,
    ingressSubnetIds: true,
    workloadSubnetIds: true,
    dataSubnetIds: true,
  }),
  api: keysOf<ApiArgs>({ instances: true, workersPerInstance: true }),
  gui: keysOf<GuiArgs>({ instances: true }),
  collector: keysOf<CollectorArgs>({ webhooks: true, redirects: true, trackerScript: true }),
  openSearch: keysOf<OpenSearchArgs>({
    version: true,
    instanceType: true,
    dataNodes: true,
    masterInstanceType: true,
    storageGiB: true,
  }),
  redis: keysOf<RedisArgs>({ nodeType: true, nodes: true, snapshotRetentionDays: true }),
  images: keysOf<ImagesArgs>({ registry: true }),
  identity: keysOf<IdentityArgs>({
    tenantName: true,
    installationToken: true,
    mergeSecret: true,
    adminPassword: true,
  }),
} as const;
