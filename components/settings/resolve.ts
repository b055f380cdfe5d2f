import type { DnsArgs, TracardiProductionArgs } from "../arguments";
import { clusterSettingsOf } from "./clusters";
import { withDefaults, withDefaultsEach } from "./defaults";
import { edgeOf } from "./edge";
import { guardsOf } from "./guards";
import { imagesOf, tracardiOf } from "./images";
import { maintenanceOf } from "./maintenance";
import type { NetworkSettings, Settings } from "./settings";
import { indicesOf, mysqlOf, redisOf, searchOf } from "./stores";
import { workloadSettingsOf } from "./workloads";

/** The settings for arguments that `validate` has accepted. */
export function resolve(given: TracardiProductionArgs): Settings {
  const args = withDefaults("TracardiProductionArgs", given);
  const workloads = workloadSettingsOf(args);
  const images = imagesOf(args);
  const { publicApiAliases, ...hosts } = withDefaults("HostsArgs", args.hosts);
  return {
    profile: args.profile,
    hosts,
    trustedNetworks: [...args.trustedNetworks],
    access: args.access,
    kubernetesApi: withDefaults("KubernetesApiArgs", args.kubernetesApi ?? { administrators: {} }),
    adminEmail: args.adminEmail,
    dns: args.dns && dnsOf(args.dns),
    certificates: args.certificates,
    network: networkOf(args),
    ...workloads,
    clusters: clusterSettingsOf(args, workloads),
    edge: edgeOf(args, publicApiAliases),
    maintenance: maintenanceOf(args.maintenance),
    egress: withDefaults("EgressArgs", args.egress),
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
    protection: args.protection,
    unprotected: [...args.unprotected],
    logRetentionDays: args.logRetentionDays,
    tags: { ...args.tags },
  };
}

const dnsOf = ({ privateZone: zone, ...dns }: DnsArgs): Settings["dns"] => ({
  ...dns,
  ...(zone && {
    privateZone: { ...zone, vpcs: withDefaultsEach("PrivateZoneVpcArgs", zone.vpcs) },
  }),
});

const networkOf = ({ network }: TracardiProductionArgs): NetworkSettings => ({
  ...withDefaults("NetworkArgs", network),
  peerings: withDefaultsEach("PeeringArgs", network?.peerings),
  transitGateways: withDefaultsEach("TransitGatewayArgs", network?.transitGateways),
});
