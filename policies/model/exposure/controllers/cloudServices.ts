import { type Value, UNKNOWN, at, isAbsent, isTrue, items } from "../../../value";
import { type Admission, admitEveryone, admitUndecided, union } from "../../networks/admission";
import { leavesAsIs } from "../../resources/ignoredChanges";
import type { StackResource } from "../../resources/resources";
import { admitted, attributesIn, deployedNetworks, listed } from "./lists";
import { internalGate } from "../loadBalancers/internetGateway";
import type { SecurityGroups } from "../loadBalancers/securityGroups";
import { tailnetGate } from "../tailnets";
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
  groups: SecurityGroups,
): Admission[] {
  const tailnet = tailnetGate(resource, label, at(resource.props, "spec", "loadBalancerClass"));
  if (tailnet !== undefined) return [tailnet];
  const sources = sourcesOf(resource, groups);
  const scheme = annotated(resource, "scheme");
  const internal = annotated(resource, "internal");
  if (scheme === UNKNOWN || internal === UNKNOWN) {
    const doubt = `whether the load balancer of ${label} is internal is not known`;
    return [sources, admitUndecided(doubt)];
  }
  const own = controllerOf(resource) === "own";
  const elsewhere = own ? undefined : otherCloud(resource, label);
  if (elsewhere !== undefined) return [sources, elsewhere];
  const inside = insideGate(resource, label);
  if (isAbsent(scheme)) {
    const isInside = isInternal(internal) || (isAbsent(internal) && own);
    return isInside ? [sources, inside] : [sources];
  }
  if (scheme !== "internal" || !(isAbsent(internal) || isInternal(internal))) return [sources];
  if (own || isInternal(internal)) return [sources, inside];
  const doubt = `Kubernetes' own controller does not read the scheme of ${label}, so it must have a loadBalancerClass`;
  return [sources, admitUndecided(doubt)];
}

/** Those inside, unless what an update leaves as it is may say otherwise. */
function insideGate(service: StackResource, label: string): Admission {
  const kept = ["scheme", "internal"].map(
    (name) => `metadata.annotations["${annotation}aws-load-balancer-${name}"]`,
  );
  if (kept.some((property) => leavesAsIs(service, property))) {
    const reason = `what makes the load balancer of ${label} internal stays as it is deployed (ignoreChanges), and may differ`;
    return admitUndecided(reason);
  }
  const attributes = attributesIn(annotated(service, "attributes"));
  return internalGate(attributes, `the load balancer of ${label}`);
}

/** Annotations with which the controllers of other clouds make internal load balancers. */
const internalElsewhere = {
  "service.beta.kubernetes.io/azure-load-balancer-internal": "true",
  "networking.gke.io/load-balancer-type": "internal",
  "cloud.google.com/load-balancer-type": "internal",
} as const;

/** What asks a controller that is none of AWS's for something, as far as that may be internal. */
function otherCloud({ props }: StackResource, label: string): Admission | undefined {
  const className = at(props, "spec", "loadBalancerClass");
  const asked = Object.entries(internalElsewhere).some(([key, wanted]) => {
    const value = at(props, "metadata", "annotations", key);
    return typeof value === "string" && value.trim().toLowerCase() === wanted;
  });
  const internal = [
    `${annotation}aws-load-balancer-internal`,
    `${annotation}aws-load-balancer-scheme`,
  ];
  const ofAws = internal.some((key) => !isAbsent(at(props, "metadata", "annotations", key)));
  if (!asked && (isAbsent(className) || !ofAws)) return undefined;
  return admitUndecided(
    `whether the controller that makes the load balancer of ${label} reads the annotation that calls it internal is not known`,
  );
}

/** `0.0.0.0/0` is how the annotation was written at first, and still means internal. */
const isInternal = (value: Value): boolean => isTrue(value) || value === "0.0.0.0/0";

function sourcesOf(service: StackResource, groups: SecurityGroups): Admission {
  const controller = controllerOf(service);
  const own = controller === "own";
  // These are added to the one with the source ranges; the AWS Load Balancer Controller does not know them.
  if (!own && !isAbsent(annotated(service, "extra-security-groups"))) {
    return admitEveryone("has further security groups by annotation, whose rules cannot be seen");
  }
  // With security groups of one's own, the controllers ignore the source ranges.
  const declared = annotated(service, "security-groups");
  if (!isAbsent(declared)) {
    // Of Kubernetes' own controller, network load balancers take none.
    return controller === "inTreeNlb"
      ? admitEveryone("has security groups by annotation, which its controller does not read")
      : groups.annotated(service, declared);
  }
  const ungrouped = annotated(service, "disable-nlb-sg");
  if (isTrue(ungrouped))
    return admitEveryone("has no security group, which its ranges would be in");
  const ranges = rangesOf(service);
  const lists = listed(annotated(service, "security-group-prefix-lists")).map((id) =>
    groups.prefixLists.admission(service, "metadata", id),
  );
  const doubt = [
    ...(ungrouped === UNKNOWN
      ? [admitUndecided("whether it has a security group is not known")]
      : []),
    ...(leavesAsIs(service, "spec.loadBalancerSourceRanges") ? [deployedNetworks] : []),
  ];
  if (ranges.length + lists.length === 0) return { networks: ["0.0.0.0/0"] };
  return union([...(ranges.length > 0 ? [admitted(ranges)] : []), ...lists, ...doubt]);
}

function rangesOf({ props }: StackResource): readonly Value[] {
  const declared = items(at(props, "spec", "loadBalancerSourceRanges"));
  if (declared.length > 0) return declared;
  return listed(at(props, "metadata", "annotations", `${annotation}load-balancer-source-ranges`));
}
