import { UNKNOWN, ifKnown } from "../../../known";
import type { Value } from "../../../value";
import type { ResourceIndex, StackResource } from "../../resources/resources";
import type { Frontend } from "../frontend";
import { splitList } from "../lists";
import { zonesAmong } from "./zones";

/** The number of zones of a load balancer whose subnets are listed in an annotation; without one, all zones. */
export function zonesOfAnnotation(
  from: StackResource,
  subnets: Value,
  index: ResourceIndex,
): Frontend["zones"] {
  const ids = [...new Set(splitList(subnets))];
  const zones = ids.length === 0 ? undefined : zonesAmong(from, "metadata", ids, index);
  // A text that contains the ids of several new subnets is unknown as a whole.
  const isSeen = index.referenced(from, "metadata", "subnet").length > 0;
  return ifKnown(subnets, () => zones, isSeen ? zones : UNKNOWN);
}
