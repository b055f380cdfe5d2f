import type { StoreFamily } from "../../../facts/storeImages";
import { isOneOf, possibly } from "../../known";
import { type Value, at, items } from "../../value";
import type { RuleContext, Finding } from "../rule";

/**
 * Services that Tracardi reaches a store by, that are exposed outside their cluster, and that have no recognised store
 * behind them: the image has another name, or the pods come from elsewhere. Who gets in is not traced, so the findings
 * are only undecided.
 */
export function storeServicesExposed(
  family: StoreFamily,
  what: string,
  { model }: RuleContext,
): Finding[] {
  const services = model.stores.connections
    .filter((connection) => connection.family === family)
    .flatMap((connection) => connection.services)
    .filter(
      ({ stores, resource }) => stores.length === 0 && reachesOut(at(resource.props, "spec")),
    );
  const byUrn = new Map(services.map((service) => [service.resource.urn, service]));
  return [...byUrn.values()].map(({ label, resource }) => ({
    outcome: "undecided",
    message: `${label} reaches outside its cluster, and Tracardi finds ${what} behind it, whose pods are not seen.`,
    urn: resource.urn,
  }));
}

const reachesOut = (spec: Value): boolean =>
  possibly(isOneOf(at(spec, "type"), ["LoadBalancer", "NodePort"])) ||
  items(at(spec, "externalIPs")).length > 0;
