import { cloud } from "./cloud";

export const ibmCloud = cloud({
  name: "IBM Cloud",
  source: "https://cloud.ibm.com/docs/containers?topic=containers-loadbalancer",
  services: {
    internal: [
      {
        annotation: "service.kubernetes.io/ibm-load-balancer-cloud-provider-ip-type",
        value: "private",
      },
    ],
  },
});
