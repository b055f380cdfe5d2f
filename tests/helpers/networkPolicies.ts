import * as ipaddr from "ipaddr.js";

type Labels = { readonly [name: string]: string };

export interface LabelSelector {
  readonly matchLabels?: Labels;
  readonly matchExpressions?: readonly {
    readonly key: string;
    readonly operator: string;
    readonly values?: readonly string[];
  }[];
}

export interface PolicyPeer {
  readonly ipBlock?: { readonly cidr: string; readonly except?: readonly string[] };
  readonly podSelector?: LabelSelector;
  readonly namespaceSelector?: LabelSelector;
}

export interface PolicyPort {
  readonly protocol?: string;
  readonly port?: number | string;
  readonly endPort?: number;
}

export interface PolicyRule {
  readonly from?: readonly PolicyPeer[];
  readonly to?: readonly PolicyPeer[];
  readonly ports?: readonly PolicyPort[];
}

/** A NetworkPolicy as `networking.k8s.io/v1` has it. */
export interface NetworkPolicy {
  readonly metadata: { readonly namespace: string };
  readonly spec: {
    readonly podSelector?: LabelSelector;
    readonly policyTypes?: readonly string[];
    readonly ingress?: readonly PolicyRule[];
    readonly egress?: readonly PolicyRule[];
  };
}

/** One end of a connection; a pod where it has a namespace. */
export interface Endpoint {
  readonly address: string;
  readonly namespace?: { readonly name: string; readonly labels?: Labels };
  readonly labels?: Labels;
  /** Numbers of the ports that have a name. */
  readonly namedPorts?: { readonly [name: string]: number };
}

export interface Port {
  readonly port: number;
  /** @default "TCP" */
  readonly protocol?: string;
}

/**
 * Whether the policies of one cluster let a connection be made: the sender's have to let it out, the receiver's
 * let it in, and whom no policy selects is open.
 *
 * Source: Kubernetes documentation, "Network Policies", and the reference of NetworkPolicy v1.
 */
export function connects(
  policies: readonly NetworkPolicy[],
  from: Endpoint,
  to: Endpoint,
  port: Port,
): boolean {
  return (
    lets(policies, "Egress", from, to, { ...port, at: to }) &&
    lets(policies, "Ingress", to, from, { ...port, at: to })
  );
}

interface PortAt extends Port {
  readonly at: Endpoint;
}

/** Whether the policies that select one end let the other end be on the other side. */
function lets(
  policies: readonly NetworkPolicy[],
  way: "Ingress" | "Egress",
  own: Endpoint,
  other: Endpoint,
  port: PortAt,
): boolean {
  const governing = policies.filter(
    (policy) => selects(policy, own) && typesOf(policy).includes(way),
  );
  if (governing.length === 0) return true;
  return governing
    .flatMap(({ spec }) => (way === "Ingress" ? spec.ingress : spec.egress) ?? [])
    .some((rule) => {
      const peers = (way === "Ingress" ? rule.from : rule.to) ?? [];
      const ports = rule.ports ?? [];
      return (
        (peers.length === 0 || peers.some((peer) => isPeer(peer, own, other))) &&
        (ports.length === 0 || ports.some((each) => isPort(each, port)))
      );
    });
}

function selects({ metadata, spec }: NetworkPolicy, { namespace, labels }: Endpoint): boolean {
  return namespace?.name === metadata.namespace && matches(spec.podSelector ?? {}, labels);
}

/** Without a word, ingress is governed, and egress where there are rules for it. */
function typesOf({ spec }: NetworkPolicy): readonly string[] {
  return spec.policyTypes ?? (spec.egress?.length ? ["Ingress", "Egress"] : ["Ingress"]);
}

function isPeer(
  peer: PolicyPeer,
  own: Endpoint,
  { address, namespace, labels }: Endpoint,
): boolean {
  const { ipBlock, podSelector, namespaceSelector } = peer;
  if (ipBlock) {
    const { cidr, except = [] } = ipBlock;
    return inside(address, cidr) && !except.some((each) => inside(address, each));
  }
  if (!namespace) return false;
  const there = namespaceSelector
    ? matches(namespaceSelector, namespaceLabels(namespace))
    : namespace.name === own.namespace?.name;
  return there && matches(podSelector ?? {}, labels);
}

/** Kubernetes labels every namespace with its name. */
const namespaceLabels = ({ name, labels }: { name: string; labels?: Labels }): Labels => ({
  ...labels,
  "kubernetes.io/metadata.name": name,
});

function isPort(each: PolicyPort, { port, protocol = "TCP", at }: PortAt): boolean {
  if ((each.protocol ?? "TCP") !== protocol) return false;
  if (each.port === undefined) return true;
  if (typeof each.port === "string") return at.namedPorts?.[each.port] === port;
  return port >= each.port && port <= (each.endPort ?? each.port);
}

function matches({ matchLabels = {}, matchExpressions = [] }: LabelSelector, labels: Labels = {}) {
  return (
    Object.entries(matchLabels).every(([name, value]) => labels[name] === value) &&
    matchExpressions.every(({ key, operator, values = [] }) => {
      const value = labels[key];
      switch (operator) {
        case "In":
          return value !== undefined && values.includes(value);
        case "NotIn":
          return value === undefined || !values.includes(value);
        case "Exists":
          return value !== undefined;
        case "DoesNotExist":
          return value === undefined;
        default:
          throw new Error(`no such operator: ${operator}`);
      }
    })
  );
}

function inside(address: string, cidr: string): boolean {
  const [one, [network, prefix]] = [ipaddr.parse(address), ipaddr.parseCIDR(cidr)];
  return one.kind() === network.kind() && one.match([network, prefix] as [ipaddr.IPv4, number]);
}
