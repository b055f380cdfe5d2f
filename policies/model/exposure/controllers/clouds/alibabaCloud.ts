import { cloud } from "./cloud";

const slb = "service.beta.kubernetes.io/alibaba-cloud-loadbalancer-";

export const alibabaCloud = cloud({
  name: "Alibaba Cloud",
  source:
    "https://www.alibabacloud.com/help/en/ack/ack-managed-and-ack-dedicated/user-guide/add-annotations-to-the-yaml-file-of-a-service-to-configure-clb-instances",
  services: {
    internal: [{ annotation: `${slb}address-type`, value: "intranet" }],
    elsewhere: [{ annotation: `${slb}acl-status`, value: "on" }],
  },
  unseen: ["load balancers that exist already (`alibaba-cloud-loadbalancer-id`)"],
});
