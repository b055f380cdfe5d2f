import { allKnown, ifKnown, possibly, whenKnown } from "../../../../known";
import { type Value, at, fields, isAbsent, items } from "../../../../value";
import {
  type Admission,
  admitEveryone,
  admitInside,
  admitUndecided,
} from "../../../networks/admission";
import { addressRange, arePrivate } from "../../../networks/networks";
import { append } from "../../../resources/append";
import { kubernetesKindOf } from "../../../resources/kinds";
import { selects } from "../../../resources/labelSelectors";
import { placementOf } from "../../../resources/placement";
import type { ResourceIndex, StackResource } from "../../../resources/resources";
import { splitList } from "../../lists";
import { annotation as cloudPrefix } from "../../services/awsAnnotations";
import type { BalancedService, ServiceServer, Surroundings } from "../controller";
import { kubernetesFrontends, kubernetesSources } from "../kubernetesServices";

/** A controller that gives Services addresses of its own, from pools that are objects of the cluster. */
export interface AddressPools {
  readonly className: RegExp;
  /** Annotations with the addresses that a Service asks for, and with the names of pools. */
  readonly addresses: readonly string[];
  readonly pools: readonly string[];
  /** The kinds of its pools. */
  readonly kinds: readonly string[];
  /** The addresses of a pool. */
  readonly of: (pool: StackResource) => readonly Value[];
  /** Whether a pool is for Services that name none. */
  readonly isFor?: (pool: StackResource, service: StackResource) => boolean;
}

/**
 * Packets from the internet do not reach a private address, so that a Service with one is open to the network
 * that it is in.
 */
export const addressedServices = (pools: AddressPools): ServiceServer => ({
  claims: {
    className: pools.className,
    asked: ({ resource }, index) =>
      asks(resource, pools) || (!isOfCloud(resource) && perhapsInside(resource, pools, index)),
  },
  serve: ({ topology }: Surroundings) => ({
    gates: (service) => [
      kubernetesSources(service.resource, topology.securityGroups),
      ...addressGates(service, pools, topology.index),
    ],
    frontends: kubernetesFrontends(topology),
  }),
});

function addressGates(
  { resource, label }: BalancedService,
  pools: AddressPools,
  index: ResourceIndex,
): Admission[] {
  const wanted = valuesOf(resource, pools.addresses);
  const own = at(resource.props, "spec", "loadBalancerIP");
  const addresses: readonly Value[] = wanted.length === 0 && !isAbsent(own) ? [own] : wanted;
  if (addresses.length > 0) return [reachOf(addresses, label)];
  const names = valuesOf(resource, pools.pools);
  const all = poolsNear(resource, pools, index);
  if (names.length > 0) {
    const named = all.filter((pool) => names.includes(placementOf(pool, index).name));
    return named.length < names.length
      ? [admitUndecided(`the addresses of the pool of ${label} are not in this stack`)]
      : [reachOf(named.flatMap(pools.of), label)];
  }
  const offered = all.filter((pool) => pools.isFor?.(pool, resource) !== false).flatMap(pools.of);
  if (offered.length === 0) return [];
  if (asks(resource, pools) || isOfClass(resource, pools)) return [reachOf(offered, label)];
  const doubt = `whether ${label} gets an address of the pools in this stack is not known`;
  return [admitUndecided(doubt)];
}

function reachOf(addresses: readonly Value[], label: string): Admission {
  // `0.0.0.0` asks for any address.
  const known = addresses.filter(
    (address) => typeof address === "string" && address !== "0.0.0.0",
  ) as readonly string[];
  const open = known.find((address) => addressRange(address) !== undefined && !arePrivate(address));
  if (open !== undefined) return admitEveryone(`may have the public address ${open}`);
  return known.length === addresses.length && known.every(arePrivate)
    ? admitInside
    : admitUndecided(`which addresses ${label} may have is not known`);
}

const asks = (resource: StackResource, { addresses, pools }: AddressPools): boolean =>
  [...addresses, ...pools].some((annotation) => !isAbsent(annotated(resource, annotation)));

const isOfClass = (resource: StackResource, { className }: AddressPools): boolean => {
  const own = at(resource.props, "spec", "loadBalancerClass");
  return typeof own === "string" && className.test(own);
};

/** Whether all pools that may be for a Service are private. It may still be another controller's. */
function perhapsInside(
  resource: StackResource,
  pools: AddressPools,
  index: ResourceIndex,
): boolean {
  if (!isAbsent(at(resource.props, "spec", "loadBalancerClass"))) return false;
  const offered = poolsNear(resource, pools, index)
    .filter((pool) => pools.isFor?.(pool, resource) !== false)
    .flatMap(pools.of);
  return (
    offered.length > 0 &&
    offered.every((address) => typeof address === "string" && arePrivate(address))
  );
}

/** Whether a Service has annotations for the load balancers of a cloud. */
const isOfCloud = ({ props }: StackResource): boolean =>
  fields(at(props, "metadata", "annotations")).some(
    ([key]) => key.startsWith(cloudPrefix) && key.includes("load"),
  );

const found = new WeakMap<ResourceIndex, Map<string, StackResource[]>>();

/** The pools in the cluster of a Service. Read once for a stack. */
function poolsNear(
  resource: StackResource,
  { kinds }: AddressPools,
  index: ResourceIndex,
): readonly StackResource[] {
  const byPlace = found.get(index) ?? new Map<string, StackResource[]>();
  if (!found.has(index)) {
    for (const pool of index.ofKind("addressPool")) {
      append(byPlace, keyOf(pool, kubernetesKindOf(pool.type), index), pool);
    }
    found.set(index, byPlace);
  }
  return kinds.flatMap((kind) => byPlace.get(keyOf(resource, kind, index)) ?? []);
}

const keyOf = (resource: StackResource, kind: string, index: ResourceIndex): string =>
  `${placementOf(resource, index).cluster}\n${kind}`;

const annotated = ({ props }: StackResource, annotation: string): Value =>
  at(props, "metadata", "annotations", annotation);

/** The items of the first of several annotations that is set: `a,b`, or `["a"]`. */
function valuesOf(resource: StackResource, annotations: readonly string[]): readonly Value[] {
  const text = annotations.map((each) => annotated(resource, each)).find((each) => !isAbsent(each));
  return isAbsent(text) ? [] : splitList(withoutBrackets(text));
}

const withoutBrackets = (text: Value): Value =>
  ifKnown(text, (known) => String(known).replace(/["[\]]/g, ""), text);

/** Whether a selector, if there is one, may select a Service. */
export const maySelect = (selector: Value, service: StackResource): boolean =>
  isAbsent(selector) || possibly(selects(selector, at(service.props, "metadata", "labels") ?? {}));

/** The addresses of a list of `{ cidr }` or `{ start, stop }`. */
export const blocks = (list: Value): readonly Value[] =>
  items(list).map((block): Value => {
    const cidr = at(block, "cidr");
    const [start, stop]: readonly Value[] = [at(block, "start"), at(block, "stop")];
    if (!isAbsent(cidr) || isAbsent(stop)) return isAbsent(cidr) ? start : cidr;
    return whenKnown(allKnown([start, stop]), (ends) => ends.map(String).join("-"));
  });
