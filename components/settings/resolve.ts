import type { TracardiProductionArgs } from "../arguments";
import { Profile } from "../arguments";
import { openSearchOf, redisOf } from "./backends";
import { clustersOf } from "./clusters";
import { edgeOf } from "./edge";
import { guardsOf } from "./guards";
import { imagesOf } from "./images";
import type { Settings } from "./settings";
import { workloadsOf } from "./workloads";

/** The settings for arguments that have passed `validate`. */
export function resolve(args: TracardiProductionArgs): Settings {
  const workloads = workloadsOf(args);
  const images = imagesOf(args.images);
  return {
    profile: args.profile ?? Profile.Production,
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
    ...workloads,
    clusters: clustersOf(args, workloads),
    edge: edgeOf(args),
    egress: { https: args.egress?.https ?? true, networks: args.egress?.networks ?? [] },
    openSearch: openSearchOf(args),
    redis: redisOf(args),
    images,
    guards: guardsOf(args, images),
    identity: { ...args.identity },
    protection: args.protection ?? true,
    logRetentionDays: args.logRetentionDays ?? 90,
    tags: { ...args.tags },
  };
}
