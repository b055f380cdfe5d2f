import { type Api, ApiError, type KubernetesObject } from "./api";
import { serverOf } from "./instances";

export const zoneOf = (server: KubernetesObject): string =>
  server.metadata.labels["topology.kubernetes.io/zone"];

const seconds = (count: number) => new Promise((resolve) => setTimeout(resolve, count * 1000));

export async function podsOn(api: Api, server: string): Promise<KubernetesObject[]> {
  return (await api.list("/api/v1/pods")).filter((pod) => serverOf(pod) === server);
}

/** The server says nothing any more, and what ran on it neither runs nor ends. */
export async function lose(api: Api, server: string): Promise<void> {
  const lost = { metadata: { annotations: { "tests/lost": "yes" } } };
  await api.patch(`/api/v1/nodes/${server}`, lost);
  for (const { metadata } of await podsOn(api, server)) {
    await api.patch(`/api/v1/namespaces/${metadata.namespace}/pods/${metadata.name}`, lost);
  }
}

/**
 * As `kubectl drain` does it: no new pods, then an eviction of each, again while a budget says no.
 *
 * @returns how often it said no
 */
export async function drain(api: Api, server: string, within = 180): Promise<number> {
  await api.patch(`/api/v1/nodes/${server}`, { spec: { unschedulable: true } });
  const deadline = Date.now() + within * 1000;
  let refused = 0;
  for (;;) {
    const pods = await podsOn(api, server);
    const left = pods.filter(({ status }) => status.phase !== "Succeeded");
    if (left.length === 0) return refused;
    if (Date.now() > deadline) throw new Error(`${server} is not drained after ${within} s`);
    for (const pod of left.filter(({ metadata }) => !metadata.deletionTimestamp)) {
      if (!(await evict(api, pod))) refused += 1;
    }
    await seconds(1);
  }
}

/** @returns false if a disruption budget says no */
export async function evict(api: Api, { metadata }: KubernetesObject): Promise<boolean> {
  const { name, namespace } = metadata;
  try {
    await api.create(`/api/v1/namespaces/${namespace}/pods/${name}/eviction`, {
      apiVersion: "policy/v1",
      kind: "Eviction",
      metadata: { name, namespace },
    });
  } catch (error) {
    if (error instanceof ApiError && error.code === 429) return false;
    if (!(error instanceof ApiError && error.code === 404)) throw error;
  }
  return true;
}

/** Gives the server back, as Auto Mode does after a drain. */
export async function giveBack(api: Api, server: string): Promise<void> {
  const claims = await api.list("/apis/karpenter.sh/v1/nodeclaims");
  const claim = claims.find(({ status }) => status?.nodeName === server);
  if (claim) await api.delete(`/apis/karpenter.sh/v1/nodeclaims/${claim.metadata.name}`);
}

/** How many of the pods are in each zone that has any. */
export function perZone(
  pods: readonly KubernetesObject[],
  servers: readonly KubernetesObject[],
): number[] {
  const zones = new Map(servers.map((server) => [server.metadata.name, zoneOf(server)]));
  const counts = new Map<string, number>();
  for (const pod of pods) {
    const zone = zones.get(serverOf(pod)) ?? "?";
    counts.set(zone, (counts.get(zone) ?? 0) + 1);
  }
  return [...counts.values()].sort((a, b) => b - a);
}

/** Whether the zones differ by one at most, those without any included. */
export function isLevel(counts: readonly number[], zones: number): boolean {
  const all = [...counts, ...Array<number>(Math.max(0, zones - counts.length)).fill(0)];
  return Math.max(...all) - Math.min(...all) <= 1;
}
