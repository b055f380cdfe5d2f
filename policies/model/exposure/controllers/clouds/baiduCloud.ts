import { cloud } from "./cloud";

export const baiduCloud = cloud({
  name: "Baidu AI Cloud",
  source: "https://kubernetes.io/docs/concepts/services-networking/service/#internal-load-balancer",
  services: {
    internal: [
      { annotation: "service.beta.kubernetes.io/cce-load-balancer-internal-vpc", value: "true" },
    ],
  },
});
