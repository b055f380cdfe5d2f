import { cloud } from "./cloud";

/** `use-private-ip` is about the way to the servers: such a load balancer still has a public address. */
export const hetzner = cloud({
  name: "Hetzner Cloud",
  source:
    "https://github.com/hetznercloud/hcloud-cloud-controller-manager/blob/main/internal/annotation/load_balancer.go",
  services: {
    internal: [{ annotation: "load-balancer.hetzner.cloud/disable-public-network", value: "true" }],
  },
  unseen: ["defaults of the controller (`HCLOUD_LOAD_BALANCERS_DISABLE_PUBLIC_NETWORK`)"],
});
