import { allKnown, ifKnown } from "../../../../known";
import { type Value, isAbsent } from "../../../../value";
import { type Admission, admitUndecided } from "../../../networks/admission";
import type { SecurityGroups } from "../../loadBalancers/securityGroups";
import { annotated, insideGate, rangesGate, saysInternal } from "../../services/awsAnnotations";
import { serviceFrontend } from "../../services/serviceFrontends";
import type { BalancedService, ServiceServing, Surroundings } from "../controller";

/** Values of the type annotation that select this controller for Services without a class. */
const ownTypes: readonly Value[] = ["external", "nlb-ip"];

export const isOwnType = ({ resource }: BalancedService): boolean =>
  ownTypes.includes(annotated(resource, "type"));

/** The network load balancers that the controller, or EKS Auto Mode, creates for Services. */
export const serveServices = ({ topology }: Surroundings): ServiceServing => ({
  gates: (service) => gatesOf(service, topology.securityGroups),
  frontends: (port) => [
    serviceFrontend(port, { starIsAll: "no", speaksHttp: false }, topology.index),
  ],
});

function gatesOf(service: BalancedService, groups: SecurityGroups): readonly Admission[] {
  const { resource, label } = service;
  // If a Service names its own security groups, the controller ignores the source ranges.
  const declared = annotated(resource, "security-groups");
  const sources = isAbsent(declared)
    ? rangesGate(resource, groups)
    : groups.annotated(resource, declared);
  const asked = allKnown<Value>([annotated(resource, "scheme"), annotated(resource, "internal")]);
  const doubt = `whether the load balancer of ${label} is internal is not known`;
  return ifKnown(
    asked,
    ([scheme, internal]) =>
      isInside(scheme, internal) ? [sources, insideGate(service)] : [sources],
    [sources, admitUndecided(doubt)],
  );
}

/** Internal is the default. */
const isInside = (scheme: Value, internal: Value): boolean =>
  (isAbsent(scheme) || scheme === "internal") && (isAbsent(internal) || saysInternal(internal));
