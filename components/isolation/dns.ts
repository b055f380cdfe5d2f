import type { ClusterSettings } from "../settings/clusters";
import type { Flow } from "./networkPolicies";

/**
 * From a pod to the DNS of its cluster. In Auto Mode DNS runs on each server and in no pod, so that its address
 * alone can name it. Elsewhere it runs in pods behind that address, and what enforces the policies sees the
 * one or the other, whether it looks before the Service's address is replaced (VPC CNI) or after (Calico, Cilium).
 */
export function dnsFlow({ autoMode, dnsAddresses }: ClusterSettings): Flow {
  return {
    networks: dnsAddresses.map((address) => `${address}/32`),
    ...(!autoMode && { pods: { namespace: "kube-system", labels: { "k8s-app": "kube-dns" } } }),
    port: 53,
    protocols: ["UDP", "TCP"],
  };
}
