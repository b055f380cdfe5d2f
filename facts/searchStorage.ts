/**
 * The most gp3 storage of a data node of OpenSearch Service by the class and size of its instance, in GiB.
 *
 * Source: Amazon OpenSearch Service developer guide, "EBS volume size quotas", the copy in
 * awsdocs/amazon-opensearch-service-developer-guide (commit 1dc7818): it has generations 5 and 6, whose sizes agree; later
 * ones are taken to be the same. A size that it lacks has no limit here.
 */
const most: { readonly [classOfInstance: string]: { readonly [size: string]: number } } = {
  m: { large: 1024, xlarge: 2048, "2xlarge": 3072 },
  r: { large: 2048, xlarge: 3072 },
  c: { large: 256, xlarge: 512, "2xlarge": 1024, "4xlarge": 1536, "8xlarge": 3072 },
};

/** `r7g.large.search` → 2048; `undefined` where no limit is known. */
export function mostStorageOf(instanceType: string): number | undefined {
  const [, kind, size] = /^([mrc])\d[a-z]*\.(\w+)\.search$/.exec(instanceType) ?? [];
  return most[kind]?.[size];
}
