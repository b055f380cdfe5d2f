import { type Value, at, items } from "../../../value";
import { type Admission, admitInside, admitUndecided } from "../../networks/admission";

const attribute = "ipv6.deny_all_igw_traffic";

/**
 * Who passes an internal load balancer of AWS: those inside. With this attribute off, the internet comes in by
 * IPv6 where the load balancer has such addresses and its subnets a way to the internet.
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
