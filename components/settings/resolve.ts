import type { TracardiProductionArgs } from "../arguments";
import { Profile } from "../arguments";
import { defaultVpcCidr } from "../network/subnetPlan";
import { clustersOf } from "./clusters";
import { edgeOf } from "./edge";
import { guardsOf } from "./guards";
import { imagesOf } from "./images";
import { maintenanceOf } from "./maintenance";
import { mysqlOf } from "./mysql";
import { redisOf } from "./redis";
import { indicesOf, searchOf } from "./search";
import type { Settings } from "./settings";
import { tracardiOf } from "./tracardi";
import { workloadsOf } from "./workloads";

/** The settings for arguments that have passed `validate`. */
export function resolve(args: TracardiProductionArgs): Settings {
  const workloads = workloadsOf(args);
  const images = imagesOf(args);
  return {
    profile: args.profile ?? Profile.Production,
    hosts: { ...args.hosts },
    trustedNetworks: [...args.trustedNetworks],
    access: args.access,
    kubernetesApi: {
      publicNetworks: args.kubernetesApi?.publicNetworks ?? [],
      privateNetworks: args.kubernetesApi?.privateNetworks ?? [],
      administrators: { ...args.kubernetesApi?.administrators },
    },
    adminEmail: args.adminEmail,
    dns: args.dns,
    certificates: args.certificates,
    network: {
      cidr: args.network?.cidr ?? defaultVpcCidr,
      zones: args.network?.zones,
      existing: args.network?.existing,
      peerings: { ...args.network?.peerings },
      transitGateways: { ...args.network?.transitGateways },
    },
    ...workloads,
    clusters: clustersOf(args, workloads),
    edge: edgeOf(args),
    maintenance: maintenanceOf(args.maintenance),
    egress: { https: args.egress?.https ?? true, networks: args.egress?.networks ?? [] },
    search: searchOf(args),
    indices: indicesOf(args),
    redis: redisOf(args),
    mysql: mysqlOf(args),
    tracardi: tracardiOf(args),
    images,
    guards: guardsOf(args, images),
    identity: { ...args.identity },
    kmsKeyArn: args.kmsKeyArn,
    iam: { ...args.iam },
    protection: args.protection ?? true,
    logRetentionDays: args.logRetentionDays ?? 90,
    tags: { ...args.tags },
  };
}
