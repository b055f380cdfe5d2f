import { type Value, UNKNOWN, at, isAbsent, isTrue, items } from "../../../value";
import {
  type Admission,
  admitEveryone,
  admitInside,
  admitUndecided,
  union,
} from "../../networks/admission";
import type { StackResource } from "../../resources/resources";
import { admitted, listed } from "./lists";
import type { PrefixLists } from "../loadBalancers/prefixLists";
import { type Controller, annotation } from "./servicePorts";

/** Load balancer classes and types whose controllers make internal ones unless told otherwise. */
const ownClasses: readonly Value[] = ["service.k8s.aws/nlb", "eks.amazonaws.com/nlb"];
const ownTypes: readonly Value[] = ["external", "nlb-ip"];

const annotated = ({ props }: StackResource, name: string): Value =>
  at(props, "metadata", "annotations", `${annotation}aws-load-balancer-${name}`);

/** Who makes the load balancer of a Service, as far as the Service asks for it. */
export function controllerOf(service: StackResource): Controller {
  const type = annotated(service, "type");
  const className = at(service.props, "spec", "loadBalancerClass");
  if (ownClasses.includes(className) || ownTypes.includes(type)) return "own";
  return type === "nlb" ? "inTreeNlb" : "any";
}

/** Who passes the load balancer of a Service. */
export function loadBalancerGates(
  { resource, label }: { readonly resource: StackResource; readonly label: string },
  prefixLists: PrefixLists,
): Admission[] {
  const sources = sourcesOf(resource, prefixLists);
  const scheme = annotated(resource, "scheme");
  const internal = annotated(resource, "internal");
  if (scheme === UNKNOWN || internal === UNKNOWN) {
    const doubt = `whether the load balancer of ${label} is internal is not known`;
    return [sources, admitUndecided(doubt)];
  }
  const own = controllerOf(resource) === "own";
  if (isAbsent(scheme)) {
    const inside = isInternal(internal) || (isAbsent(internal) && own);
    return inside ? [sources, admitInside] : [sources];
  }
  if (scheme !== "internal" || !(isAbsent(internal) || isInternal(internal))) return [sources];
  if (own || isInternal(internal)) return [sources, admitInside];
  const doubt = `Kubernetes' own controller does not read the scheme of ${label}, so it must have a loadBalancerClass`;
  return [sources, admitUndecided(doubt)];
}

/** `0.0.0.0/0` is how the annotation was written at first, and still means internal. */
const isInternal = (value: Value): boolean => isTrue(value) || value === "0.0.0.0/0";

function sourcesOf(service: StackResource, prefixLists: PrefixLists): Admission {
  const own = controllerOf(service) === "own";
  // With security groups of one's own, the controllers ignore the source ranges.
  if (!isAbsent(annotated(service, "security-groups"))) {
    return admitEveryone("has security groups by annotation, whose rules cannot be seen");
  }
  // These are added to the one with the source ranges; the AWS Load Balancer Controller does not know them.
  if (!own && !isAbsent(annotated(service, "extra-security-groups"))) {
    return admitEveryone("has further security groups by annotation, whose rules cannot be seen");
  }
  const ungrouped = annotated(service, "disable-nlb-sg");
  if (isTrue(ungrouped))
    return admitEveryone("has no security group, which its ranges would be in");
  const ranges = rangesOf(service);
  const lists = listed(annotated(service, "security-group-prefix-lists")).map((id) =>
    prefixLists.admission(service, "metadata", id),
  );
  const doubt =
    ungrouped === UNKNOWN ? [admitUndecided("whether it has a security group is not known")] : [];
  if (ranges.length + lists.length === 0) return { networks: ["0.0.0.0/0"] };
  return union([...(ranges.length > 0 ? [admitted(ranges)] : []), ...lists, ...doubt]);
}

function rangesOf({ props }: StackResource): readonly Value[] {
  const declared = items(at(props, "spec", "loadBalancerSourceRanges"));
  if (declared.length > 0) return declared;
  return listed(at(props, "metadata", "annotations", `${annotation}load-balancer-source-ranges`));
}
