import { allKnown, ifKnown } from "../../../known";
import { type Value, at, isAbsent } from "../../../value";
import { type Admission, admitEveryone, admitUndecided } from "../../networks/admission";
import { arePrivate } from "../../networks/networks";
import type { StackResource } from "../../resources/resources";
import type { SecurityGroups } from "../loadBalancers/securityGroups";
import { annotated, insideGate, rangesGate, saysInternal } from "../services/awsAnnotations";
import { serviceFrontend } from "../services/serviceFrontends";
import type { Topology } from "../topology/topology";
import type { BalancedService, Controller, ServicePort } from "./controller";

/**
 * The controller built into Kubernetes. It creates load balancers for Services that ask for no other
 * controller: on AWS, Classic Load Balancers, or network load balancers if an annotation says so.
 */
export const kubernetesServices: Controller = {
  described: {
    name: "Kubernetes' own load balancers",
    source: "https://cloud-provider-aws.sigs.k8s.io/service_controller/",
    serves: "Services of type LoadBalancer that no other controller claims",
    decided: [
      "inside only: `service.beta.kubernetes.io/aws-load-balancer-internal`",
      "`loadBalancerSourceRanges`, `load-balancer-source-ranges` and `aws-load-balancer-security-group-prefix-lists`",
      "security groups of the stack (`aws-load-balancer-security-groups`)",
    ],
    undecided: [
      "a class that the pack does not know, with annotations of AWS",
      "a private `loadBalancerIP`",
    ],
    unseen: [
      "what another cloud's controller does by default",
      "the webhook of the AWS Load Balancer Controller, which gives it Services without a class: they count as public",
    ],
  },
  services: {
    claims: { rest: true },
    serve: ({ topology }) => ({
      gates: (service) => gatesOf(service, topology.securityGroups),
      frontends: kubernetesFrontends(topology),
    }),
  },
};

const makesNetwork = (service: StackResource): boolean => annotated(service, "type") === "nlb";

/** The frontends of load balancers if nothing is known beyond the settings that this controller reads. */
export const kubernetesFrontends =
  ({ index }: Topology) =>
  (port: ServicePort) => {
    const isNetwork = makesNetwork(port.service.resource);
    const starIsAll = isNetwork ? "yes" : "unknown";
    return [serviceFrontend(port, { starIsAll, speaksHttp: !isNetwork }, index)];
  };

function gatesOf(service: BalancedService, groups: SecurityGroups): readonly Admission[] {
  return [
    kubernetesSources(service.resource, groups),
    ...insideByAnnotation(service),
    ...insideByAddress(service),
  ];
}

/** The clouds' controllers either give the address that a Service asks for, or do not read it. */
function insideByAddress({ resource, label }: BalancedService): Admission[] {
  const address = at(resource.props, "spec", "loadBalancerIP");
  if (typeof address !== "string" || !arePrivate(address)) return [];
  return [
    admitUndecided(`whether ${label} gets the private address that it asks for is not known`),
  ];
}

/** Whether the annotations of AWS only let in clients inside the network, as far as they are known. */
export function insideByAnnotation(service: BalancedService): Admission[] {
  const { resource, label } = service;
  const asked = allKnown<Value>([annotated(resource, "scheme"), annotated(resource, "internal")]);
  const doubt = `whether the load balancer of ${label} is internal is not known`;
  return ifKnown(asked, ([scheme, internal]) => insideBy(scheme, internal, service), [
    admitUndecided(doubt),
  ]);
}

/** Whether the annotations for AWS load balancers only let in clients inside the network. */
function insideBy(scheme: Value, internal: Value, service: BalancedService): Admission[] {
  const isAsked = !isAbsent(scheme) || !isAbsent(internal);
  if (isAsked && !isAbsent(at(service.resource.props, "spec", "loadBalancerClass"))) {
    return [readsInternal(service)];
  }
  if (saysInternal(internal)) {
    return isAbsent(scheme) || scheme === "internal" ? [insideGate(service)] : [];
  }
  if (scheme !== "internal" || !isAbsent(internal)) return [];
  const doubt = `Kubernetes' own controller does not read the scheme of ${service.label}, so it must have a loadBalancerClass`;
  return [admitUndecided(doubt)];
}

/** For a Service that asks a non-AWS controller for an internal load balancer. */
const readsInternal = ({ label }: BalancedService): Admission =>
  admitUndecided(
    `whether the controller that makes the load balancer of ${label} reads the annotation that calls it internal is not known`,
  );

/** Who passes the security groups that the controller creates or is given. */
export function kubernetesSources(service: StackResource, groups: SecurityGroups): Admission {
  // These come in addition to the group with the source ranges.
  if (!isAbsent(annotated(service, "extra-security-groups"))) {
    return admitEveryone("has further security groups by annotation, whose rules cannot be seen");
  }
  // If a Service names its own security groups, the controller ignores the source ranges.
  const declared = annotated(service, "security-groups");
  if (isAbsent(declared)) return rangesGate(service, groups);
  // This controller sets no security groups on network load balancers.
  return makesNetwork(service)
    ? admitEveryone("has security groups by annotation, which its controller does not read")
    : groups.annotated(service, declared);
}
