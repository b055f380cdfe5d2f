import { repositoryName } from "./imageReferences";

/**
 * Images of the stores that Tracardi may keep its data in, by the last part of their repository name.
 *
 * Source: the official images on Docker Hub, docker.elastic.co and quay.io, and those of Bitnami, Opstree and
 * KeyDB, which Helm charts and operators use.
 */
const storeImageNames = {
  search: ["elasticsearch", "elasticsearch-oss", "elasticsearch-wolfi", "opensearch"],
  redis: [
    ...["redis", "valkey", "redis-stack", "redis-stack-server", "keydb", "dragonfly"],
    ...["redis-cluster", "valkey-cluster"],
  ],
} as const;

export type StoreFamily = keyof typeof storeImageNames;

/** The store that an image runs, if it is one. */
export function storeOfImage(image: string): StoreFamily | undefined {
  const name = repositoryName(image);
  const families = Object.keys(storeImageNames) as StoreFamily[];
  return families.find((family) => (storeImageNames[family] as readonly string[]).includes(name));
}

/** Images that monitor Redis, and store nothing in it. */
export const redisMonitors: readonly string[] = ["redis_exporter", "redis-exporter"];

/**
 * Images of consoles that show and change what a search engine holds.
 *
 * Source: docker.elastic.co, Docker Hub, and the charts of Elastic, OpenSearch and Bitnami.
 */
const searchConsoleNames: readonly string[] = [
  ...["kibana", "kibana-oss", "kibana-wolfi", "opensearch-dashboards", "cerebro", "elasticvue"],
  ...["elasticsearch-head", "elasticsearch-hq", "dejavu"],
];

export const isSearchConsole = (image: string): boolean =>
  searchConsoleNames.includes(repositoryName(image));
