import { allKnown, ifKnown } from "../../../../known";
import { type Value, isAbsent } from "../../../../value";
import { type Admission, admitUndecided } from "../../../networks/admission";
import type { SecurityGroups } from "../../loadBalancers/securityGroups";
import { annotated, insideGate, rangesGate, saysInternal } from "../../services/awsAnnotations";
import { serviceFrontend } from "../../services/serviceFrontends";
import type { BalancedService, ServiceServing, Surroundings } from "../controller";

/** What the annotation for the type is for Services that have no class. */
const ownTypes: readonly Value[] = ["external", "nlb-ip"];

export const isOwnType = ({ resource }: BalancedService): boolean =>
  ownTypes.includes(annotated(resource, "type"));

/** The network load balancers that the controller, or Auto Mode's, makes for Services. */
export const serveServices = ({ topology }: Surroundings): ServiceServing => ({
  gates: (service) => gatesOf(service, topology.securityGroups),
  frontends: (port) => [
    serviceFrontend(port, { starIsAll: "no", speaksHttp: false }, topology.index),
  ],
});

function gatesOf(service: BalancedService, groups: SecurityGroups): readonly Admission[] {
  const { resource, label } = service;
  // With security groups of one's own, the source ranges are ignored.
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
