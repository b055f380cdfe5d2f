import { type Value, UNKNOWN } from "../../../value";
import type { ResourceIndex, StackResource } from "../../resources/resources";
import type { Entrance } from "../entrance";
import { listed } from "./lists";
import { zonesAmong } from "../loadBalancers/zones";

/** In how many zones a load balancer is whose subnets an annotation lists; without one in all. */
export function zonesOfAnnotation(
  from: StackResource,
  subnets: Value,
  index: ResourceIndex,
): Entrance["zones"] {
  // A text that is made of the ids of several new subnets is unknown as a whole.
  if (subnets === UNKNOWN && index.referenced(from, "metadata", "subnet").length === 0) {
    return UNKNOWN;
  }
  const ids = [...new Set(listed(subnets))];
  return ids.length === 0 ? undefined : zonesAmong(from, "metadata", ids, index);
}
