import { ifKnown } from "../../../known";
import { type Value, at, items } from "../../../value";
import {
  type Admission,
  admitEveryone,
  admitInside,
  admitUndecided,
} from "../../networks/admission";
import { arePrivate } from "../../networks/networks";
import { append } from "../../resources/append";
import type { ServiceServing } from "../controllers/controller";
import type { Exposure } from "../exposure";
import { type Frontend, unseenFrontend } from "../frontend";
import type { SelectingService } from "../topology/selection";
import type { Topology } from "../topology/topology";
import type { ServiceServings } from "./serviceServings";

/** What Services themselves open: load balancers, node ports and external addresses. */
export function serviceExposures(topology: Topology, servings: ServiceServings): Exposure[] {
  return topology.services.flatMap((service) =>
    openings(service, servings).flatMap(({ path, gates, frontend }) =>
      service.selected.map(({ workload, doubt }) => ({
        workload,
        path,
        gates: [...gates, ...doubt],
        requests: "any" as const,
        frontend,
      })),
    ),
  );
}

interface OpenPort {
  readonly path: string;
  readonly gates: readonly Admission[];
  readonly frontend: Frontend;
}

function openings(service: SelectingService, servings: ServiceServings): OpenPort[] {
  const { resource, label, stickiness } = service;
  const spec = at(resource.props, "spec");
  const raw: Frontend = { resource, label, protocol: "raw", stickiness };
  const unclear: OpenPort = {
    path: label,
    gates: [admitUndecided(`the type of ${label} is not known`)],
    frontend: unseenFrontend(resource, label),
  };
  const byType: OpenPort[] = ifKnown(
    at(spec, "type"),
    (type) => {
      if (type === "LoadBalancer") return balanced(service, servings.of(service));
      if (type !== "NodePort") return [];
      const everyone = "opens a port of every server, with no limit on who connects";
      return [
        { path: `${label} of type NodePort`, gates: [admitEveryone(everyone)], frontend: raw },
      ];
    },
    [unclear],
  );
  const addresses = items(at(spec, "externalIPs"));
  const external: OpenPort = {
    path: `${label} with externalIPs`,
    gates: [byAddresses(addresses)],
    frontend: raw,
  };
  return [...byType, ...(addresses.length > 0 ? [external] : [])];
}

/** Servers take traffic for these addresses, whoever sends it. The internet reaches no private ones. */
const byAddresses = (addresses: readonly Value[]): Admission =>
  addresses.every((address) => typeof address === "string" && arePrivate(address))
    ? admitInside
    : admitEveryone("takes traffic for outside addresses, with no limit on who connects");

/** The load balancer of a Service, once for each group of ports that speak the same protocol. */
function balanced(service: SelectingService, serving: ServiceServing): OpenPort[] {
  const gates = serving.gates(service);
  const declared = items(at(service.resource.props, "spec", "ports"));
  const groups = new Map<Frontend["protocol"], { port: Value; frontend: Frontend }[]>();
  for (const port of declared.length > 0 ? declared : [undefined]) {
    for (const frontend of serving.frontends({ service, port })) {
      append(groups, frontend.protocol, { port: at(port, "port"), frontend });
    }
  }
  return [...groups.values()].map((group) => {
    const known = group
      .map(({ port }) => port)
      .filter((port) => typeof port === "number" || typeof port === "string");
    const which = groups.size > 1 && known.length > 0 ? ` at port ${known.join(", ")}` : "";
    const path = `${service.label} of type LoadBalancer${which}`;
    return { path, gates, frontend: group[0].frontend };
  });
}
