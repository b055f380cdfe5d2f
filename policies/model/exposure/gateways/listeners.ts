import {
  type Answer,
  UNKNOWN,
  allKnown,
  allOf,
  answer,
  anyOf,
  holds,
  ifKnown,
  readsAs,
  surely,
  whenKnown,
} from "../../../known";
import { type Value, at, fields, isAbsent, items } from "../../../value";
import { kubernetesKindOf } from "../../resources/kinds";
import { selects } from "../../resources/labelSelectors";
import type { Listening } from "../controllers/controller";
import type { Frontend, Protocol } from "../frontend";
import type { Placed } from "../topology/placed";
import type { Gateways } from "./gateways";

/** Whether a listener of a Gateway takes a route that refers to the Gateway by `parent`. */
export function takes(
  listener: Value,
  gateway: Placed,
  route: Placed,
  parent: Value,
  gateways: Gateways,
): Answer {
  return allOf([
    equals(at(parent, "sectionName"), at(listener, "name")),
    equals(at(parent, "port"), at(listener, "port")),
    takesKind(listener, kubernetesKindOf(route.resource.type)),
    takesNamespace(listener, gateway, route, gateways),
    sharesHost(at(listener, "hostname"), at(route.resource.props, "spec", "hostnames")),
  ]);
}

const equals = (wanted: Value, own: Value): Answer =>
  wanted === undefined || wanted === null ? "yes" : readsAs(wanted, own);

const kinds: Readonly<Record<string, readonly string[]>> = {
  HTTP: ["HTTPRoute", "GRPCRoute"],
  HTTPS: ["HTTPRoute", "GRPCRoute"],
  TLS: ["TLSRoute", "TCPRoute"],
  TCP: ["TCPRoute"],
  UDP: ["UDPRoute"],
};

function takesKind(listener: Value, kind: string): Answer {
  const allowed = items(at(listener, "allowedRoutes", "kinds"));
  if (allowed.length > 0) return anyOf(allowed.map((one) => equals(at(one, "kind"), kind)));
  return holds(at(listener, "protocol"), (protocol) => {
    // Other protocols are specific to a controller.
    const known = typeof protocol === "string" ? kinds[protocol] : undefined;
    return known === undefined || known.includes(kind);
  });
}

/** By default, a listener only accepts routes from the Gateway's own namespace. */
function takesNamespace(
  listener: Value,
  gateway: Placed,
  route: Placed,
  gateways: Gateways,
): Answer {
  const allowed = at(listener, "allowedRoutes", "namespaces");
  const own = route.place.namespace;
  return ifKnown(
    at(allowed, "from"),
    (from) => {
      if (from === "All" || from === "None") return answer(from === "All");
      return from === "Selector"
        ? isSelected(at(allowed, "selector"), route, gateways)
        : equals(gateway.place.namespace, own);
    },
    "unknown",
  );
}

/** Whether a route's namespace has the labels of a selector. */
function isSelected(selector: Value, { place }: Placed, gateways: Gateways): Answer {
  const namespace = gateways.namespace(place);
  // Every namespace has its own name as a label, however it was created.
  const named = ifKnown(place.namespace, (name) => ({ "kubernetes.io/metadata.name": name }), {});
  const labels = at(namespace?.props, "metadata", "labels");
  const selected = selects(selector, { ...Object.fromEntries(fields(labels)), ...named });
  const isSeen = namespace !== undefined && surely(holds(labels, () => true));
  return isSeen || surely(selected) ? selected : "unknown";
}

/** A listener or route without a host name accepts all of them; `*.example.com` accepts its subdomains. */
function sharesHost(own: Value, hosts: Value): Answer {
  if (isAbsent(own) || isAbsent(hosts) || (Array.isArray(hosts) && hosts.length === 0)) {
    return "yes";
  }
  return anyOf(
    items(hosts).map((host) =>
      holds(allKnown<Value>([own, host]), ([one, other]) => overlap(one, other)),
    ),
  );
}

function overlap(one: Value, other: Value): boolean {
  const [first, second] = [one, other].map((host) => String(host).toLowerCase());
  const covers = (wide: string, host: string): boolean =>
    wide === host || (wide.startsWith("*.") && host.endsWith(wide.slice(1)));
  return covers(first, second) || covers(second, first);
}

/** The frontend of a listener, as far as the listener itself defines it. */
export const frontendOf = ({ resource, label, listener }: Listening): Frontend => ({
  resource,
  label,
  protocol: protocolOf(listener),
});

function protocolOf(listener: Value): Protocol {
  const protocol = at(listener, "protocol");
  if (protocol === "HTTPS") return "tls";
  if (protocol === "HTTP") return "plain";
  if (protocol === "TLS") {
    return whenKnown(at(listener, "tls", "mode"), (mode) =>
      mode === "Passthrough" ? "raw" : "tls",
    );
  }
  return protocol === "TCP" || protocol === "UDP" ? "raw" : UNKNOWN;
}
