import { cloud } from "./cloud";

export const tencentCloud = cloud({
  name: "Tencent Cloud",
  source: "https://cloud.tencent.com/document/product/457/51258",
  services: {
    internal: [{ annotation: "service.kubernetes.io/qcloud-loadbalancer-internal-subnetid" }],
    elsewhere: [{ annotation: "service.cloud.tencent.com/security-groups" }],
  },
  ingresses: {
    className: /^qcloud$/,
    internal: [{ annotation: "kubernetes.io/ingress.subnetId" }],
  },
  unseen: ["load balancers that exist already (`service.kubernetes.io/tke-existed-lbid`)"],
});
