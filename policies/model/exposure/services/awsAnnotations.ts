import { choose } from "../../../known";
import { type Value, at, isAbsent, isOn, isTrue, items } from "../../../value";
import { type Admission, admitEveryone, admitUndecided, union } from "../../networks/admission";
import { leavesAsIs } from "../../resources/ignoredChanges";
import type { StackResource } from "../../resources/resources";
import type { BalancedService } from "../controllers/controller";
import { admitted, attributesIn, deployedNetworks, splitList } from "../lists";
import { internalGate } from "../loadBalancers/internetGateway";
import type { SecurityGroups } from "../loadBalancers/securityGroups";

/** What begins the annotations of all controllers that make load balancers of clouds for Services. */
export const annotation = "service.beta.kubernetes.io/";

/** An annotation that both of AWS's controllers read, if not always in the same way. */
export const annotated = ({ props }: StackResource, name: string): Value =>
  at(props, "metadata", "annotations", `${annotation}aws-load-balancer-${name}`);

/** `0.0.0.0/0` is how the annotation was written at first, and still means internal. */
export const saysInternal = (value: Value): boolean => isTrue(value) || value === "0.0.0.0/0";

/** Those inside, unless what an update leaves as it is may say otherwise. */
export function insideGate({ resource, label }: BalancedService): Admission {
  const kept = ["scheme", "internal"].map(
    (name) => `metadata.annotations["${annotation}aws-load-balancer-${name}"]`,
  );
  if (kept.some((property) => leavesAsIs(resource, property))) {
    const reason = `what makes the load balancer of ${label} internal stays as it is deployed (ignoreChanges), and may differ`;
    return admitUndecided(reason);
  }
  const attributes = attributesIn(annotated(resource, "attributes"));
  return internalGate(attributes, `the load balancer of ${label}`);
}

/** The networks of a Service whose load balancer has a security group that its controller makes. */
export function rangesGate(service: StackResource, groups: SecurityGroups): Admission {
  const ranges = rangesOf(service);
  const lists = splitList(annotated(service, "security-group-prefix-lists")).map((id) =>
    groups.prefixLists.admission(service, "metadata", id),
  );
  const kept = leavesAsIs(service, "spec.loadBalancerSourceRanges") ? [deployedNetworks] : [];
  const limited = (doubt: readonly Admission[]): Admission =>
    ranges.length + lists.length === 0
      ? { networks: ["0.0.0.0/0"] }
      : union([...(ranges.length > 0 ? [admitted(ranges)] : []), ...lists, ...doubt, ...kept]);
  return choose(isOn(annotated(service, "disable-nlb-sg")), {
    yes: admitEveryone("has no security group, which its ranges would be in"),
    no: limited([]),
    unknown: limited([admitUndecided("whether it has a security group is not known")]),
  });
}

function rangesOf({ props }: StackResource): readonly Value[] {
  const declared = items(at(props, "spec", "loadBalancerSourceRanges"));
  if (declared.length > 0) return declared;
  return splitList(
    at(props, "metadata", "annotations", `${annotation}load-balancer-source-ranges`),
  );
}

/** Whether the load balancer tells the pods behind it who its clients are, by the PROXY protocol. */
export const tellsClients = (service: StackResource): boolean =>
  !isAbsent(annotated(service, "proxy-protocol"));
