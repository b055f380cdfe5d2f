import { type Value, UNKNOWN, at, isAbsent, items } from "../../../value";
import { type Admission, admitEveryone, admitUndecided } from "../../networks/admission";
import { type Placement, labelOf } from "../../resources/placement";
import { SecurityGroups } from "../loadBalancers/securityGroups";
import type { ResourceIndex, StackResource } from "../../resources/resources";
import { type Entrance, unseenEntrance } from "../entrance";
import type { Exposure } from "../exposure";
import { Nearby } from "../../resources/nearby";
import type { SelectingService } from "./selection";
import { controllerOf, loadBalancerGates } from "./serviceGates";
import { portGroups } from "./servicePorts";

/**
 * The Services that a route names: by the name; while it is unknown, by where it comes from; and where
 * that tells nothing either, all that it may be, with the doubt said.
 */
export function namedServices(
  services: readonly SelectingService[],
  from: StackResource,
  place: Placement,
  name: Value,
): SelectingService[] {
  const nearby = nearbyOf(services);
  const named = name === UNKNOWN ? [] : nearby.named(place, name);
  if (named.length > 0) return [...named];
  const candidates = name === UNKNOWN ? nearby.around(place) : nearby.named(place, UNKNOWN);
  const sources = (from.references["spec"] ?? []).filter((urn) => /:Service(Patch)?::/.test(urn));
  if (sources.length > 0)
    return candidates.filter(({ resource }) => sources.includes(resource.urn));
  return isAbsent(name) ? [] : candidates.map((service) => doubted(service, labelOf(from, place)));
}

const indexes = new WeakMap<readonly SelectingService[], Nearby<SelectingService>>();

/** The Services by where they live, put in order once for all routes. */
export function nearbyOf(services: readonly SelectingService[]): Nearby<SelectingService> {
  const nearby = indexes.get(services) ?? new Nearby(services);
  indexes.set(services, nearby);
  return nearby;
}

const doubted = (service: SelectingService, route: string): SelectingService => ({
  ...service,
  selected: service.selected.map(({ workload, doubt }) => ({
    workload,
    doubt: [...doubt, admitUndecided(`whether ${route} leads to ${service.label} is not known`)],
  })),
});

/** What Services open by themselves: load balancers, node ports and external addresses. */
export function serviceExposures(
  index: ResourceIndex,
  services: readonly SelectingService[],
): Exposure[] {
  const securityGroups = SecurityGroups.of(index);
  return services.flatMap((service) =>
    openings(service, index, securityGroups).flatMap(({ path, gates, entrance }) =>
      service.selected.map(({ workload, doubt }) => ({
        workload,
        path,
        gates: [...gates, ...doubt],
        requests: "any" as const,
        entrance,
      })),
    ),
  );
}

interface Opening {
  readonly path: string;
  readonly gates: readonly Admission[];
  readonly entrance: Entrance;
}

function openings(
  service: SelectingService,
  index: ResourceIndex,
  securityGroups: SecurityGroups,
): Opening[] {
  const { resource, label, stickiness } = service;
  const spec = at(resource.props, "spec");
  const type = at(spec, "type");
  const raw: Entrance = { resource, label, protocol: "raw", stickiness };
  const found: Opening[] = [];
  if (type === UNKNOWN) {
    found.push({
      path: label,
      gates: [admitUndecided(`the type of ${label} is not known`)],
      entrance: unseenEntrance(resource, label),
    });
  }
  if (type === "LoadBalancer") found.push(...balanced(service, index, securityGroups));
  if (type === "NodePort") {
    found.push({
      path: `${label} of type NodePort`,
      gates: [admitEveryone("opens a port of every server, with no limit on who connects")],
      entrance: raw,
    });
  }
  if (items(at(spec, "externalIPs")).length > 0) {
    found.push({
      path: `${label} with externalIPs`,
      gates: [admitEveryone("takes traffic for outside addresses, with no limit on who connects")],
      entrance: raw,
    });
  }
  return found;
}

/** The load balancer of a Service, once for each group of ports that clients speak the same with. */
function balanced(
  service: SelectingService,
  index: ResourceIndex,
  securityGroups: SecurityGroups,
): Opening[] {
  const gates = loadBalancerGates(service, securityGroups);
  const groups = portGroups(service, controllerOf(service.resource), index);
  return groups.map(({ ports, entrance }) => {
    const known = ports.filter((port) => typeof port === "number" || typeof port === "string");
    const which = groups.length > 1 && known.length > 0 ? ` at port ${known.join(", ")}` : "";
    return { path: `${service.label} of type LoadBalancer${which}`, gates, entrance };
  });
}
