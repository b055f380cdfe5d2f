/** What the docs of arguments say holds where nothing is given, against what does. */
import * as assert from "node:assert/strict";
import { SearchFlavor, type TracardiProductionArgs } from "../../../index";
import {
  nodeAt,
  type Path,
  resolved,
  type Schema,
  schema,
} from "../../../components/arguments/schema";
import { resolve } from "../../../components/settings/resolve";
import type { Settings } from "../../../components/settings/settings";
import { autoCluster, onClusters, plainCluster } from "../../helpers/existing";
import { args, type Changes, existing } from "../../helpers/production";

const of = (changes: Changes = {}): Settings => resolve(args(changes));
const vpcId = "vpc-0123456789abcdef0";
const networks = ["10.20.0.0/16"];
const none = { openSearch: undefined };
const candidate = { tracardi: { version: "0.9.0", untestedOnOpenSearch: true } };
const storeHost = { host: "store.example.com", networks };
const existingSearch = {
  url: "https://search.example.com:9200",
  flavor: SearchFlavor.Elasticsearch,
  username: "tracardi",
  password: "a-password",
  networks,
};

/** Arguments in which there is what an interface's arguments belong to, and where they belong. */
const places: { readonly [name: string]: readonly [place: string, base: Changes] } = {
  TracardiProductionArgs: ["", {}],
  HostsArgs: ["hosts", {}],
  KubernetesApiArgs: ["kubernetesApi", {}],
  OpenSearchArgs: ["openSearch", {}],
  OpenSearchLogsArgs: ["openSearch.logs", {}],
  ElasticCloudArgs: ["elasticCloud", { ...none, elasticCloud: { region: "us-east-1" } }],
  ExistingSearchArgs: ["existingSearch", { ...none, existingSearch }],
  IndicesArgs: ["indices", {}],
  DnsArgs: ["dns", {}],
  PrivateZoneArgs: ["dns.privateZone", { dns: { zoneId: "Z1", privateZone: { domain: "a.b" } } }],
  PrivateZoneVpcArgs: [
    "dns.privateZone.vpcs.office",
    { dns: { zoneId: "Z1", privateZone: { domain: "a.b", vpcs: { office: { vpcId } } } } },
  ],
  PlacementArgs: ["placement", {}],
  ExistingClusterArgs: [
    "existingClusters.core",
    onClusters({ edge: autoCluster, core: plainCluster }),
  ],
  TolerationArgs: [
    "existingClusters.core.tolerations[0]",
    onClusters({ edge: autoCluster, core: { ...plainCluster, tolerations: [{ key: "a" }] } }),
  ],
  NetworkArgs: ["network", {}],
  PeeringArgs: ["network.peerings.a", { network: { peerings: { a: { vpcId, networks } } } }],
  TransitGatewayArgs: [
    "network.transitGateways.a",
    { network: { transitGateways: { a: { id: "tgw", networks } } } },
  ],
  ExistingNetworkArgs: ["network.existing", { network: { existing } }],
  ApiArgs: ["publicApi", { publicApi: { maxInstances: 9 } }],
  GuiArgs: ["gui", {}],
  MaintenanceArgs: ["maintenance", { maintenance: { startHourUtc: 1 } }],
  CollectorArgs: ["collector", {}],
  FirewallArgs: ["firewall", {}],
  AccessLogsArgs: ["accessLogs", {}],
  EgressArgs: ["egress", {}],
  GuardsArgs: ["guards", {}],
  RedisArgs: ["redis", {}],
  ExistingRedisArgs: ["redis.existing", { redis: { existing: storeHost } }],
  MysqlArgs: ["mysql", candidate],
  ExistingMysqlArgs: [
    "mysql.existing",
    { ...candidate, mysql: { existing: { ...storeHost, username: "u", password: "p" } } },
  ],
  TracardiArgs: ["tracardi", {}],
  ImagesArgs: ["images", {}],
  ApmArgs: ["apm", {}],
  UpdateWorkerArgs: ["updateWorker", {}],
  IdentityArgs: ["identity", {}],
  IamArgs: ["iam", {}],
};

/** The settings have nothing, so that AWS, Tracardi or what is made decides. */
const nothing =
  (read: (settings: Settings) => unknown, changes: Changes = {}) =>
  (): void =>
    assert.equal(read(of(changes)), undefined);

const is =
  (expected: unknown, read: (settings: Settings) => unknown, changes: Changes = {}) =>
  (): void =>
    assert.deepEqual(read(of(changes)), expected);

const search = (kind: string) => (settings: Settings) =>
  (settings.search as unknown as { readonly [key: string]: unknown })[kind];

const image = (name: "api" | "gui" | "apm" | "updateWorker", repository: string) =>
  is(`docker.io/tracardi/${repository}:0.8.2.1`, ({ images }) => images[name]);

const elasticCloud = places.ElasticCloudArgs[1];
const core = ({ clusters }: Settings) => clusters.find(({ name }) => name === "core");
const peering = ({ network }: Settings) => network.peerings.a;

/** Defaults in prose, by the argument: each is held against the settings. */
const cases: { readonly [argument: string]: () => void } = {
  "TracardiProductionArgs.indices": is([3, 1], ({ indices }) => [indices.shards, indices.replicas]),
  "TracardiProductionArgs.placement": is(
    ["edge", "core", "core"],
    ({ publicApi, internalApi, gui }) => [publicApi?.cluster, internalApi.cluster, gui?.cluster],
  ),
  "TracardiProductionArgs.existingClusters": is([undefined, undefined], ({ clusters }) =>
    clusters.map((each) => each.existing),
  ),
  "TracardiProductionArgs.network": is("10.0.0.0/16", ({ network }) => network.cidr),
  "TracardiProductionArgs.maintenance": nothing(({ maintenance }) => maintenance),
  "TracardiProductionArgs.collector": is(
    ["track", "collect", "redirect", "tracker"],
    ({ edge }) => edge.collector,
  ),
  "TracardiProductionArgs.firewall": is(true, ({ edge }) => edge.firewall !== undefined),
  "TracardiProductionArgs.accessLogs": is(
    { bucketName: undefined, prefix: undefined },
    ({ edge }) => edge.accessLogs,
  ),
  "TracardiProductionArgs.egress": is({ https: true, networks: [] }, ({ egress }) => egress),
  "TracardiProductionArgs.guards": is("deny", ({ guards }) => guards?.mode),
  "TracardiProductionArgs.redis": is(["valkey", 2], ({ redis }) => [redis.engine, redis.nodes]),
  "TracardiProductionArgs.mysql": () => {
    nothing(({ mysql }) => mysql)();
    is(20, ({ mysql }) => mysql?.storageGiB, candidate)();
  },
  "TracardiProductionArgs.tracardi": is("0.8.2.1", ({ tracardi }) => tracardi.version),
  "TracardiProductionArgs.images": nothing(({ images }) => images.pullSecret),
  "TracardiProductionArgs.apm": is(true, ({ tracardi }) => tracardi.apm),
  "TracardiProductionArgs.updateWorker": is(false, ({ tracardi }) => tracardi.updateWorker),
  "TracardiProductionArgs.kmsKeyArn": nothing(({ kmsKeyArn }) => kmsKeyArn),
  "TracardiProductionArgs.iam": is({}, ({ iam }) => iam),
  "OpenSearchArgs.offPeakHour": nothing(search("offPeakHour")),
  "OpenSearchArgs.logs": is({ errors: true, slow: true, audit: false }, search("logs")),
  "ElasticCloudArgs.maxMemoryGiB": nothing(search("maxMemoryGiB"), elasticCloud),
  "ElasticCloudArgs.encryptionKeyArn": nothing(search("encryptionKeyArn"), elasticCloud),
  "ExistingSearchArgs.caCertificate": nothing(
    search("caCertificate"),
    places.ExistingSearchArgs[1],
  ),
  "DnsArgs.privateZone": nothing(({ dns }) => dns?.privateZone),
  "PrivateZoneVpcArgs.region": nothing(
    ({ dns }) => dns?.privateZone?.vpcs.office.region,
    places.PrivateZoneVpcArgs[1],
  ),
  "ExistingClusterArgs.kubeconfig": nothing(
    (all) => core(all)?.existing?.kubeconfig,
    places.ExistingClusterArgs[1],
  ),
  "ExistingClusterArgs.dnsAddresses": is(
    ["172.20.0.10"],
    (all) => core(all)?.dnsAddresses,
    places.ExistingClusterArgs[1],
  ),
  "ExistingClusterArgs.nodeRoleName": nothing(
    (all) => core(all)?.existing?.nodeRoleName,
    places.ExistingClusterArgs[1],
  ),
  "ExistingClusterArgs.nodeSelector": is(
    {},
    ({ internalApi }) => internalApi.servers?.nodeSelector,
    places.ExistingClusterArgs[1],
  ),
  "TolerationArgs.value": nothing(
    ({ gui }) => gui?.servers?.tolerations[0].value,
    places.TolerationArgs[1],
  ),
  "TolerationArgs.effect": nothing(
    ({ gui }) => gui?.servers?.tolerations[0].effect,
    places.TolerationArgs[1],
  ),
  "NetworkArgs.zones": nothing(({ network }) => network.zones),
  "PeeringArgs.ownerId": nothing((all) => peering(all).ownerId, places.PeeringArgs[1]),
  "PeeringArgs.region": nothing((all) => peering(all).region, places.PeeringArgs[1]),
  "TransitGatewayArgs.routeTableId": nothing(
    ({ network }) => network.transitGateways.a.routeTableId,
    places.TransitGatewayArgs[1],
  ),
  "ExistingNetworkArgs.ingressSubnetIds": () => {
    const { ingressSubnetIds, ...others } = existing;
    assert.ok(ingressSubnetIds);
    nothing(({ network }) => network.existing?.ingressSubnetIds, {
      network: { existing: others },
    })();
  },
  "ApiArgs.podIdentityRoleArn": nothing(({ publicApi }) => publicApi?.extras.podIdentityRoleArn),
  "ApiArgs.instances": is([3, 2], ({ publicApi, internalApi }) => [
    publicApi?.instances,
    internalApi.instances,
  ]),
  "ApiArgs.maxInstances": nothing(({ publicApi }) => publicApi?.autoscaling),
  "ApiArgs.serverCpus": is(
    [2, 8],
    ({ publicApi, internalApi }) => [publicApi?.serverCpus, internalApi.serverCpus],
    {
      internalApi: { workersPerInstance: 9 },
    },
  ),
  "GuiArgs.podIdentityRoleArn": nothing(({ gui }) => gui?.extras.podIdentityRoleArn),
  "MaintenanceArgs.days": is(
    7,
    ({ maintenance }) => maintenance?.days.length,
    places.MaintenanceArgs[1],
  ),
  "AccessLogsArgs.bucketName": nothing(({ edge }) => edge.accessLogs?.bucketName),
  "AccessLogsArgs.prefix": nothing(({ edge }) => edge.accessLogs?.prefix),
  "RedisArgs.existing": nothing(({ redis }) => redis.existing),
  "ExistingRedisArgs.password": nothing(
    ({ redis }) => redis.existing?.password,
    places.ExistingRedisArgs[1],
  ),
  "MysqlArgs.instanceType": nothing(
    ({ mysql }) => mysql && !mysql.existing && mysql.instanceType,
    candidate,
  ),
  "MysqlArgs.existing": nothing(({ mysql }) => mysql?.existing, candidate),
  "TracardiArgs.behavesLike": is(true, ({ tracardi }) => tracardi.isKnown),
  "ImagesArgs.api": image("api", "tracardi-api"),
  "ImagesArgs.gui": image("gui", "tracardi-gui"),
  "ImagesArgs.apm": image("apm", "apm"),
  "ImagesArgs.updateWorker": image("updateWorker", "update-worker"),
  "ImagesArgs.pullSecret": nothing(({ images }) => images.pullSecret),
  "IdentityArgs.tenantName": nothing(({ identity }) => identity.tenantName),
  "IdentityArgs.installationToken": nothing(({ identity }) => identity.installationToken),
  "IdentityArgs.mergeSecret": nothing(({ identity }) => identity.mergeSecret),
  "IdentityArgs.adminPassword": nothing(({ identity }) => identity.adminPassword),
  "IamArgs.permissionsBoundaryArn": nothing(({ iam }) => iam.permissionsBoundaryArn),
  "IamArgs.path": nothing(({ iam }) => iam.path),
};

const pathOf = (place: string): Path =>
  [...place.matchAll(/[^.[\]]+|\[(\d+)\]/g)].map(([key, index]) => (index ? Number(index) : key));

/** The arguments with a value at a path. */
function given(target: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(target))
    return target.map((each, at) => (at === key ? given(each, rest, value) : each));
  const values = (target ?? {}) as { readonly [key: string]: unknown };
  return { ...values, [key]: given(values[key], rest, value) };
}

/** Another value than the default, of its type. */
function other({ type, enum: choices, default: value }: Schema): unknown {
  if (choices) return choices.find((each) => each !== value);
  if (type === "boolean") return value !== true;
  if (type === "integer") return Number(value) + 1;
  if (type === "array") return ["x"];
  return type === "object" ? { x: "x" } : "0.9.0";
}

const interfaces = { TracardiProductionArgs: schema, ...schema.definitions };

describe("documented defaults", () => {
  for (const [name, { properties = {} }] of Object.entries(interfaces)) {
    for (const [argument, node] of Object.entries(properties)) {
      const what = `${name}.${argument}`;
      if (node.default !== undefined) {
        it(`are those of the settings: ${what}`, () => {
          const [place, base] = places[name];
          const path = [...pathOf(place), argument];
          assert.ok(nodeAt(path), place);
          const settings = (value?: unknown) =>
            resolve(given(args(base), path, value) as TracardiProductionArgs);
          assert.deepEqual(settings(node.default), settings(undefined));
          assert.notDeepEqual(settings(other(resolved(node))), settings(undefined), "it is read");
        });
      } else if (node.description?.includes("Default: ")) {
        it(`are those of the settings: ${what}`, () => {
          assert.ok(cases[what], "a default in prose needs a case of its own");
          cases[what]();
        });
      }
    }
  }
});
