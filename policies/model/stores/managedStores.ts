import { type Answer, ifKnown } from "../../known";
import { type Value, at, fields, items } from "../../value";
import type { ResourceIndex, StackResource } from "../resources/resources";
import { addressesOf } from "./address";
import type { Store } from "./store";

/** How to recognize the endpoints of a managed store. */
interface Endpoints {
  /** The output fields that contain its endpoints once it exists. */
  readonly fields: readonly (readonly string[])[];
  /** The field with the name that its endpoints are derived from. */
  readonly name?: string;
  /** Whether a host is an endpoint of this service; if a name is given, of the store with that name. */
  readonly fits: (host: string, name: string | undefined) => boolean;
}

const cache = (host: string): boolean => /\.cache\.amazonaws\.com(\.cn)?$/.test(host);

const ofCache = (name: string): Endpoints => ({
  name,
  fields: [
    ...["primaryEndpointAddress", "readerEndpointAddress", "configurationEndpointAddress"],
    ...["cacheNodes", "configurationEndpoint", "clusterAddress", "endpoints"],
  ].map((field) => [field]),
  fits: (host, id) =>
    cache(host) &&
    (id === undefined ||
      host.split(".").includes(id) ||
      (host.includes(".serverless.") && host.startsWith(`${id}-`))),
});

const ofDomain: Endpoints = {
  name: "domainName",
  fields: [["endpoint"], ["endpointV2"], ["domainEndpointOptions", "customEndpoint"]],
  fits: (host, name) => {
    const found = /^(?:search|vpc)-(.+)-[a-z0-9]+\.(?:.+\.es\.amazonaws\.com|aos\.)/.exec(host);
    return found !== null && (name === undefined || found[1] === name);
  },
};

const types: Readonly<Record<string, Endpoints>> = {
  "aws:opensearch/domain:Domain": ofDomain,
  "aws:elasticsearch/domain:Domain": ofDomain,
  "aws:opensearch/serverlessCollection:ServerlessCollection": {
    fields: [["collectionEndpoint"]],
    fits: (host) => /\.aoss\.amazonaws\.com$/.test(host),
  },
  "ec:index/deployment:Deployment": {
    fields: [["elasticsearch"]],
    fits: (host) => /\.(elastic-cloud\.com|elastic\.cloud|found\.io|cloud\.es\.io)$/.test(host),
  },
  "aws:elasticache/replicationGroup:ReplicationGroup": ofCache("replicationGroupId"),
  "aws:elasticache/cluster:Cluster": ofCache("clusterId"),
  "aws:elasticache/serverlessCache:ServerlessCache": ofCache("name"),
  "aws:memorydb/cluster:Cluster": {
    name: "name",
    fields: [["clusterEndpoints"]],
    fits: (host, name) =>
      /\.memorydb\..+\.amazonaws\.com$/.test(host) &&
      (name === undefined || host.split(".").includes(name)),
  },
};

/** The search engines and Redis servers that AWS and Elastic run. */
export const managedStores = (index: ResourceIndex): Store[] => [
  ...index.ofKind("searchDomain").map((resource): Store => ({
    family: "search",
    resource,
    label: `search domain ${resource.name}`,
  })),
  ...index
    .ofKind("managedRedis")
    .map((resource): Store => ({ family: "redis", resource, label: `Redis ${resource.name}` })),
];

/** Whether a host name is an endpoint of a managed store. */
export function leadsTo(host: string, { resource }: Store): Answer {
  const type = Object.hasOwn(types, resource.type) ? types[resource.type] : undefined;
  if (type === undefined) return "no";
  const values: readonly Value[] = type.fields.flatMap((path) => [
    at(resource.outputs, ...path),
    at(resource.props, ...path),
  ]);
  const known = values.flatMap((value) => textsIn(value)).map((text) => addressesOf(text)[0]?.host);
  if (known.includes(host)) return "yes";
  const name = nameOf(resource, type.name);
  if (type.fits(host, undefined)) {
    if (name !== undefined) return type.fits(host, name) ? "yes" : "no";
    return known.some((other) => other !== undefined && type.fits(other, undefined))
      ? "no"
      : "unknown";
  }
  const options = at(resource.props, "domainEndpointOptions");
  return ifKnown(at(options, "customEndpoint"), () => "no", "unknown");
}

/** Whether a host is an endpoint that AWS or Elastic gave a store, so that it is none of another one. */
export const isEndpoint = (host: string): boolean =>
  Object.values(types).some(({ fits }) => fits(host, undefined));

function nameOf(resource: StackResource, field: string | undefined): string | undefined {
  if (field === undefined) return undefined;
  const names = [at(resource.props, field), at(resource.outputs, field)];
  return names.find((name) => typeof name === "string")?.toLowerCase();
}

function textsIn(value: Value): string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return items(value).flatMap((inner) => textsIn(inner));
  return fields(value).flatMap(([, inner]) => textsIn(inner));
}
