import { allKnown, ifKnown } from "../../../../known";
import { type Value, at, isAbsent } from "../../../../value";
import { type Admission, admitUndecided } from "../../../networks/admission";
import { placementOf } from "../../../resources/placement";
import type { ResourceIndex } from "../../../resources/resources";
import { annotated, insideGate, rangesGate, saysInternal } from "../../services/awsAnnotations";
import { serviceFrontend } from "../../services/serviceFrontends";
import type { Topology } from "../../topology/topology";
import type { BalancedService, ServiceServing, Surroundings } from "../controller";
import { AwsControllers } from "./awsControllers";

/** Values of the type annotation that select this controller for Services without a class. */
const ownTypes: readonly Value[] = ["external", "nlb-ip"];

/** Whether a Service selects this controller, by its type or by a class that a controller of the stack is told. */
export const isOwnType = ({ resource }: BalancedService, index: ResourceIndex): boolean => {
  const className = at(resource.props, "spec", "loadBalancerClass");
  return isAbsent(className)
    ? ownTypes.includes(annotated(resource, "type"))
    : AwsControllers.in(index).serves(
        "loadBalancerClass",
        placementOf(resource, index).cluster,
        className,
      );
};

/** The network load balancers that the controller, or EKS Auto Mode, creates for Services. */
export const serveServices = ({ topology }: Surroundings): ServiceServing => ({
  gates: (service) => gatesOf(service, topology),
  frontends: (port) => [
    serviceFrontend(port, { starIsAll: "no", speaksHttp: false }, topology.index),
  ],
});

function gatesOf(
  service: BalancedService,
  { securityGroups: groups, index }: Topology,
): readonly Admission[] {
  const { resource, label } = service;
  // If a Service names its own security groups, the controller ignores the source ranges.
  const declared = annotated(resource, "security-groups");
  const sources = isAbsent(declared)
    ? rangesGate(resource, groups)
    : groups.annotated(resource, declared);
  const own = annotated(resource, "scheme");
  const internal = annotated(resource, "internal");
  const byDefault = (): Value =>
    AwsControllers.in(index).defaultScheme(placementOf(resource, index).cluster);
  const scheme = isAbsent(own) && isAbsent(internal) ? byDefault() : own;
  const asked = allKnown<Value>([scheme, internal]);
  const doubt = `whether the load balancer of ${label} is internal is not known`;
  return ifKnown(
    asked,
    (known) => (isInside(known[0], known[1]) ? [sources, insideGate(service)] : [sources]),
    [sources, admitUndecided(doubt)],
  );
}

/** Internal is the default. */
const isInside = (scheme: Value, internal: Value): boolean =>
  (isAbsent(scheme) || scheme === "internal") && (isAbsent(internal) || saysInternal(internal));
