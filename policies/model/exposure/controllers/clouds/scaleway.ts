import { cloud } from "./cloud";

export const scaleway = cloud({
  name: "Scaleway",
  source:
    "https://github.com/scaleway/scaleway-cloud-controller-manager/blob/master/docs/loadbalancer-annotations.md",
  services: {
    internal: [
      { annotation: "service.beta.kubernetes.io/scw-loadbalancer-private", value: "true" },
    ],
  },
});
