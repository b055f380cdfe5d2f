import { allKnown, ifKnown } from "../../../known";
import { type Value, at, isAbsent } from "../../../value";
import { type Admission, admitEveryone, admitUndecided } from "../../networks/admission";
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
  const { resource, label } = service;
  const sources = kubernetesSources(resource, groups);
  const asked = allKnown<Value>([annotated(resource, "scheme"), annotated(resource, "internal")]);
  const doubt = `whether the load balancer of ${label} is internal is not known`;
  return ifKnown(asked, ([scheme, internal]) => [sources, ...insideBy(scheme, internal, service)], [
    sources,
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
export const readsInternal = ({ label }: BalancedService): Admission =>
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
