import { type Answer, allOf, anyOf } from "../../../known";
import { type Value, UNKNOWN, at, fields, isAbsent, items } from "../../../value";
import { kubernetesKindOf } from "../../resources/kinds";
import { selects } from "../../resources/labelSelectors";
import type { Entrance } from "../entrance";
import type { Gateways, Placed } from "./gateways";

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

function equals(wanted: Value, own: Value): Answer {
  if (wanted === undefined || wanted === null) return "yes";
  if (wanted === UNKNOWN || own === UNKNOWN) return "unknown";
  return String(wanted) === String(own) ? "yes" : "no";
}

const kinds: Readonly<Record<string, readonly string[]>> = {
  HTTP: ["HTTPRoute", "GRPCRoute"],
  HTTPS: ["HTTPRoute", "GRPCRoute"],
  TLS: ["TLSRoute", "TCPRoute"],
  TCP: ["TCPRoute"],
  UDP: ["UDPRoute"],
};

function takesKind(listener: Value, kind: string): Answer {
  const allowed = items(at(listener, "allowedRoutes", "kinds"));
  if (allowed.length > 0) {
    return anyOf(
      allowed.map((one) => (one === UNKNOWN ? "unknown" : equals(at(one, "kind"), kind))),
    );
  }
  const protocol = at(listener, "protocol");
  if (protocol === UNKNOWN) return "unknown";
  // Other protocols are a controller's own.
  const known = typeof protocol === "string" ? kinds[protocol] : undefined;
  return known === undefined || known.includes(kind) ? "yes" : "no";
}

/** Without more said, only routes in the Gateway's own namespace are taken. */
function takesNamespace(
  listener: Value,
  gateway: Placed,
  route: Placed,
  gateways: Gateways,
): Answer {
  const allowed = at(listener, "allowedRoutes", "namespaces");
  const from = at(allowed, "from");
  if (allowed === UNKNOWN || from === UNKNOWN) return "unknown";
  if (from === "All") return "yes";
  if (from === "None") return "no";
  const own = route.place.namespace;
  if (from !== "Selector") return equals(gateway.place.namespace, own);
  const namespace = gateways.namespace(route.place);
  // A namespace's own name is a label of it wherever it was made.
  const named = own === UNKNOWN ? {} : { "kubernetes.io/metadata.name": own };
  const labels = at(namespace?.props, "metadata", "labels");
  const answer = selects(at(allowed, "selector"), {
    ...Object.fromEntries(fields(labels)),
    ...named,
  });
  const seen = namespace !== undefined && labels !== UNKNOWN;
  return seen || answer === "yes" ? answer : "unknown";
}

/** A listener and a route without a host name take all; `*.example.com` takes those below it. */
function sharesHost(own: Value, hosts: Value): Answer {
  if (isAbsent(own) || isAbsent(hosts) || (Array.isArray(hosts) && hosts.length === 0)) {
    return "yes";
  }
  if (own === UNKNOWN) return "unknown";
  return anyOf(items(hosts).map((host) => (host === UNKNOWN ? "unknown" : overlap(own, host))));
}

function overlap(one: Value, other: Value): Answer {
  const [first, second] = [one, other].map((host) => String(host).toLowerCase());
  const covers = (wide: string, host: string): boolean =>
    wide === host || (wide.startsWith("*.") && host.endsWith(wide.slice(1)));
  return covers(first, second) || covers(second, first) ? "yes" : "no";
}

/** What clients speak with a listener. */
export function protocolOf(listener: Value): Entrance["protocol"] {
  const protocol = at(listener, "protocol");
  if (protocol === "HTTPS") return "tls";
  if (protocol === "HTTP") return "plain";
  if (protocol === "TLS") {
    const mode = at(listener, "tls", "mode");
    return mode === UNKNOWN ? UNKNOWN : mode === "Passthrough" ? "raw" : "tls";
  }
  return protocol === "TCP" || protocol === "UDP" ? "raw" : UNKNOWN;
}
