import type { ClusterSettings } from "../settings/clusters";
import type { Flow } from "./networkPolicies";

/**
 * From a pod to the DNS of its cluster. In Auto Mode, DNS runs on each server and not in pods, so a rule can only name
 * its address. Elsewhere, DNS runs in pods behind that address. There a network plugin may see either, depending on
 * whether it checks before the Service's address is translated (VPC CNI) or after (Calico, Cilium).
 */
export function dnsFlow({ autoMode, dnsAddresses }: ClusterSettings): Flow {
  return {
    networks: dnsAddresses.map((address) => `${address}/32`),
    ...(!autoMode && { pods: { namespace: "kube-system", labels: { "k8s-app": "kube-dns" } } }),
    port: 53,
    protocols: ["UDP", "TCP"],
  };
}
