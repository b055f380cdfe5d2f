import { type Known, UNKNOWN, allKnown, ifKnown, onlyKnown, whenKnown } from "../../../known";
import { type Value, at, isAbsent, items } from "../../../value";
import type { ResourceIndex, StackResource } from "../../resources/resources";

/** The number of availability zones of an AWS load balancer, by its subnets. */
export function zonesOf(balancer: StackResource, index: ResourceIndex): Known<number> {
  for (const [property, path] of [
    ["subnets", []],
    ["subnetMappings", ["subnetId"]],
    ["availabilityZones", []],
  ] as const) {
    const zones = whenKnown(at(balancer.props, property), (list) => {
      const ids = items(list).map((element) => at(element, ...path));
      return ids.length === 0 ? undefined : zonesAmong(balancer, property, ids, index);
    });
    if (zones !== undefined) return zones;
  }
  return UNKNOWN;
}

/**
 * AWS accepts one subnet per zone, so by default each subnet counts as a zone. Subnets of the stack that name
 * their zones are counted by zone.
 */
export function zonesAmong(
  from: StackResource,
  property: string,
  ids: readonly Value[],
  index: ResourceIndex,
): Known<number> {
  const found = ids.map((id) => index.resolve(from, property, id, "subnet"));
  const made = [...new Set(found.flat())];
  const zones = made.map(zoneOf);
  const unseen = ids.filter((_, place) => found[place].length === 0);
  const foreign = (from.references[property] ?? []).some(
    (urn) => index.withUrn(urn)?.kind !== "subnet",
  );
  // Some unknown ids come from subnets of the stack. The others, if there are any, come from elsewhere.
  const unknown = ids.length - onlyKnown(ids).length;
  const surplus = made.length > 0 && foreign ? Math.max(0, unknown - made.length) : 0;
  const known =
    new Set(zones.filter((zone) => typeof zone === "string")).size +
    zones.filter(isAbsent).length +
    new Set(onlyKnown(unseen)).size +
    (unseen.length - onlyKnown(unseen).length) +
    surplus;
  return ifKnown(allKnown(zones), () => known, known < 2 ? UNKNOWN : known);
}

function zoneOf({ props }: StackResource): Value {
  const name = at(props, "availabilityZone");
  return isAbsent(name) ? at(props, "availabilityZoneId") : name;
}
