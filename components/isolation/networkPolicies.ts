import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { Labels } from "../internal/labels";

/** Allowed traffic: the peers, and the receiver's ports. */
export interface Flow {
  /** IPv4 in CIDR notation. */
  readonly networks: readonly pulumi.Input<string>[];
  /** The pods with these labels in a namespace, in addition to the networks. */
  readonly pods?: { readonly namespace: string; readonly labels: Labels };
  readonly port: number;
  /** @default only TCP */
  readonly protocols?: readonly ("TCP" | "UDP")[];
}

/** The policy that closes a namespace. */
export const closedPolicy = "closed";

/** Those of a flow that names none. */
export const defaultProtocols = ["TCP"] as const;

/** What the pods with these labels may receive and send. */
export interface PodFlows {
  readonly selector: Labels;
  readonly ingress: readonly Flow[];
  readonly egress: readonly Flow[];
}

export interface NetworkPoliciesArgs {
  readonly namespace: kubernetes.core.v1.Namespace;
  /** The pods of the namespace, by the name of their policy. */
  readonly pods: { readonly [name: string]: PodFlows };
}

/**
 * Denies all traffic for every current and future pod of the namespace, in both directions, except for these
 * flows. Responses need no rule of their own. Neither do the kubelet's health checks: traffic from a pod's own
 * server is always allowed (Kubernetes documentation, "Network Policies"; in EKS through the
 * aws-network-policy-agent, pull request 65).
 */
export function createNetworkPolicies(
  name: string,
  { namespace, pods }: NetworkPoliciesArgs,
  opts: pulumi.CustomResourceOptions,
): kubernetes.networking.v1.NetworkPolicy[] {
  const policy = (
    logicalName: string,
    own: string,
    spec: Partial<kubernetes.types.input.networking.v1.NetworkPolicySpec>,
  ) =>
    new kubernetes.networking.v1.NetworkPolicy(
      logicalName,
      {
        metadata: { name: own, namespace: namespace.metadata.name },
        spec: { podSelector: {}, policyTypes: ["Ingress", "Egress"], ...spec },
      },
      opts,
    );
  const flows = Object.entries(pods).map(([own, { selector, ingress, egress }]) => {
    const received = rulesOf(ingress).map(({ peers, ports }) => ({ from: peers, ports }));
    const sent = rulesOf(egress).map(({ peers, ports }) => ({ to: peers, ports }));
    return policy(`${name}-${own}`, own, {
      podSelector: { matchLabels: { ...selector } },
      // Without an empty list: the API server would take each apply of one for a change.
      ...(received.length > 0 && { ingress: received }),
      ...(sent.length > 0 && { egress: sent }),
    });
  });
  return [policy(`${name}-${closedPolicy}`, closedPolicy, {}), ...flows];
}

const rulesOf = (flows: readonly Flow[]) =>
  flows.filter(hasPeers).map((flow) => ({ peers: peersOf(flow), ports: portsOf(flow) }));

const peersOf = ({ networks, pods }: Flow) => [
  ...networks.map((cidr) => ({ ipBlock: { cidr } })),
  ...(pods ? [peerOf(pods)] : []),
];

/** A rule without peers would allow everyone. */
const hasPeers = ({ networks, pods }: Flow): boolean => networks.length > 0 || pods !== undefined;

const peerOf = ({ namespace, labels }: NonNullable<Flow["pods"]>) => ({
  namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": namespace } },
  podSelector: { matchLabels: { ...labels } },
});

const portsOf = ({ port, protocols = defaultProtocols }: Flow) =>
  protocols.map((protocol) => ({ protocol, port }));
