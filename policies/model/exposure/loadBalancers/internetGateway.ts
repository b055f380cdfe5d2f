import { type Value, at, items } from "../../../value";
import { type Admission, admitInside, admitUndecided } from "../../networks/admission";

const attribute = "ipv6.deny_all_igw_traffic";

/**
 * Who passes an internal AWS load balancer: clients inside the network. With this attribute off, the internet
 * can come in over IPv6, if the load balancer has IPv6 addresses and its subnets have a route to the internet.
 *
 * Source: ModifyLoadBalancerAttributes in the API reference of Elastic Load Balancing.
 */
export function internalGate(attributes: Value, label: string): Admission {
  const isOpen = items(attributes).some(
    (each) => at(each, "key") === attribute && String(at(each, "value")) === "false",
  );
  return isOpen
    ? admitUndecided(`whether ${label}, whose ${attribute} is off, is reached by IPv6 is not known`)
    : admitInside;
}
