import { ifKnown, is, surely } from "../../../known";
import { type Value, at } from "../../../value";
import { type Admission, admitUndecided } from "../../networks/admission";
import { append } from "../../resources/append";
import { kubernetesKindOf } from "../../resources/kinds";
import type { StackResource } from "../../resources/resources";
import type { Placed } from "../topology/placed";
import type { FilteredRoute } from "./filteredRules";
import type { Gateways } from "./gateways";

/** A route of one Gateway that leads to another Gateway. */
export interface Chain {
  readonly route: Placed;
  /** The port of the Gateway that it leads to. */
  readonly port: Value;
  /** Who its rule lets through. Includes the doubt whether it leads there at all. */
  readonly gates: readonly Admission[];
}

/**
 * The routes that lead to Gateways, by Gateway. For example, a public network load balancer may be in front of
 * an internal application load balancer.
 *
 * Source: the AWS Load Balancer Controller's guide, "Gateway Chaining".
 */
export function chainsOf(
  routes: readonly FilteredRoute[],
  gateways: Gateways,
): ReadonlyMap<StackResource, readonly Chain[]> {
  const chains = new Map<StackResource, Chain[]>();
  for (const { route, rules } of routes) {
    for (const rule of rules) {
      for (const backend of rule.backends.filter((each) => mayBeGateway(each, route))) {
        for (const { gateway, sure } of gateways.meant(
          route,
          at(backend, "name"),
          at(backend, "namespace"),
        )) {
          const isSure = sure && surely(is(at(backend, "kind"), "Gateway"));
          const reason = `whether ${route.label} leads to ${gateway.label} is not known`;
          const gates = [...rule.gates, ...(isSure ? [] : [admitUndecided(reason)])];
          const chain: Chain = { route, port: at(backend, "port"), gates };
          append(chains, gateway.resource, chain);
        }
      }
    }
  }
  return chains;
}

/** A backend of an unknown kind may be a Gateway if this kind of route can lead to one. */
const mayBeGateway = (backend: Value, { resource }: Placed): boolean =>
  ifKnown(
    at(backend, "kind"),
    (kind) => kind === "Gateway",
    ["TCPRoute", "TLSRoute"].includes(kubernetesKindOf(resource.type)),
  );
