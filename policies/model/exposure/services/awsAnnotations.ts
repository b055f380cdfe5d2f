import { choose } from "../../../known";
import { type Value, at, isAbsent, isOn, isTrue, items } from "../../../value";
import { type Admission, admitEveryone, admitUndecided, union } from "../../networks/admission";
import { leavesAsIs } from "../../resources/ignoredChanges";
import type { StackResource } from "../../resources/resources";
import type { BalancedService } from "../controllers/controller";
import { admitted, attributesIn, deployedNetworks, splitList } from "../lists";
import { internalGate } from "../loadBalancers/internetGateway";
import type { SecurityGroups } from "../loadBalancers/securityGroups";

/** The prefix of Service annotations that all cloud load balancer controllers share. */
export const annotation = "service.beta.kubernetes.io/";

/** An annotation that both AWS controllers read, though not always in the same way. */
export const annotated = ({ props }: StackResource, name: string): Value =>
  at(props, "metadata", "annotations", `${annotation}aws-load-balancer-${name}`);

/** The annotation was first written as `0.0.0.0/0`, which still means internal. */
export const saysInternal = (value: Value): boolean => isTrue(value) || value === "0.0.0.0/0";

/** Only admits clients inside, unless an update leaves a setting unchanged that may differ. */
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

/** The networks that a Service admits if the controller creates the load balancer's security group. */
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

/** Whether the load balancer passes client addresses on to the pods, with the PROXY protocol. */
export const tellsClients = (service: StackResource): boolean =>
  !isAbsent(annotated(service, "proxy-protocol"));
