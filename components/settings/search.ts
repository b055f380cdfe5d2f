import type { Input } from "@pulumi/pulumi";
import { SearchFlavor, type TracardiProductionArgs } from "../arguments";
import type { ExistingSearchArgs } from "../arguments";
import { productionMinimums } from "../../facts/capacity";
import { said } from "./said";

/** Where Tracardi keeps its data: one of the three. */
export type SearchSettings = OpenSearchSettings | ElasticCloudSettings | ExistingSearchSettings;

export interface OpenSearchSettings {
  readonly kind: "openSearch";
  readonly flavor: SearchFlavor.OpenSearch;
  readonly version: string;
  readonly instanceType: string;
  readonly dataNodes: number;
  readonly masterInstanceType: string;
  readonly storageGiB: number;
  readonly standby: boolean;
  readonly offPeakHour?: number;
  readonly logs: OpenSearchLogsSettings;
}

export interface OpenSearchLogsSettings {
  readonly errors: boolean;
  readonly slow: boolean;
  readonly audit: boolean;
}

export interface ElasticCloudSettings {
  readonly kind: "elasticCloud";
  readonly flavor: SearchFlavor.Elasticsearch;
  readonly region: string;
  readonly version: string;
  readonly template: string;
  readonly memoryGiB: number;
  readonly maxMemoryGiB?: number;
  readonly allowedNetworks: readonly Input<string>[];
  readonly encryptionKeyArn?: Input<string>;
}

export interface ExistingSearchSettings extends ExistingSearchArgs {
  readonly kind: "existingSearch";
}

/** How the indices are laid out: fixed at the installation, the same for all processes. */
export interface IndexSettings {
  readonly shards: number;
  readonly replicas: number;
  readonly configurationShards: number;
}

export function searchOf(args: TracardiProductionArgs): SearchSettings {
  const { openSearch, elasticCloud, existingSearch } = args;
  if (existingSearch) return { kind: "existingSearch", ...existingSearch };
  if (elasticCloud) {
    return {
      kind: "elasticCloud",
      flavor: SearchFlavor.Elasticsearch,
      version: "8.11.4",
      template: "aws-general-purpose",
      memoryGiB: 8,
      ...said(elasticCloud),
      region: elasticCloud.region,
      allowedNetworks: elasticCloud.allowedNetworks ?? [],
    };
  }
  return {
    kind: "openSearch",
    flavor: SearchFlavor.OpenSearch,
    version: "2.19",
    instanceType: "r7g.large.search",
    dataNodes: productionMinimums.searchDataNodes,
    masterInstanceType: "m7g.large.search",
    storageGiB: 100,
    standby: false,
    ...said(openSearch),
    logs: { errors: true, slow: true, audit: false, ...said(openSearch?.logs) },
  };
}

export function indicesOf({ indices }: TracardiProductionArgs): IndexSettings {
  return { shards: 3, replicas: 1, configurationShards: 1, ...said(indices) };
}
