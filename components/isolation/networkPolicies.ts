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
  const flows = Object.entries(pods).map(([own, { selector, ingress, egress }]) =>
    policy(`${name}-${own}`, own, {
      podSelector: { matchLabels: { ...selector } },
      ingress: ingress
        .filter(hasPeers)
        .map((flow) => ({ from: peersOf(flow), ports: portsOf(flow) })),
      egress: egress.filter(hasPeers).map((flow) => ({ to: peersOf(flow), ports: portsOf(flow) })),
    }),
  );
  return [policy(`${name}-closed`, "closed", {}), ...flows];
}

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

const portsOf = ({ port, protocols = ["TCP"] }: Flow) =>
  protocols.map((protocol) => ({ protocol, port }));
