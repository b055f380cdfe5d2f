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
 * The controller that comes with Kubernetes makes load balancers for Services that ask for no other one:
 * classic ones, of AWS, or network load balancers where it is told to.
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

/** What clients meet at load balancers of which nothing else is known than what this controller reads. */
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

/** Whether those inside alone come in, by the annotations for AWS's load balancers. */
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

/** For what asks a controller that is none of AWS's for something internal. */
export const readsInternal = ({ label }: BalancedService): Admission =>
  admitUndecided(
    `whether the controller that makes the load balancer of ${label} reads the annotation that calls it internal is not known`,
  );

/** Who passes the security groups that the controller makes or is given. */
export function kubernetesSources(service: StackResource, groups: SecurityGroups): Admission {
  // These are added to the one with the source ranges.
  if (!isAbsent(annotated(service, "extra-security-groups"))) {
    return admitEveryone("has further security groups by annotation, whose rules cannot be seen");
  }
  // With security groups of one's own, the source ranges are ignored.
  const declared = annotated(service, "security-groups");
  if (isAbsent(declared)) return rangesGate(service, groups);
  // Network load balancers take none.
  return makesNetwork(service)
    ? admitEveryone("has security groups by annotation, which its controller does not read")
    : groups.annotated(service, declared);
}
