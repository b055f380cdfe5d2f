import { cloud } from "./cloud";

export const huaweiCloud = cloud({
  name: "Huawei Cloud",
  source: "https://support.huaweicloud.com/intl/en-us/usermanual-cce/cce_10_0681.html",
  services: {
    internal: [{ annotation: "kubernetes.io/elb.autocreate", field: "type", value: "inner" }],
    elsewhere: [{ annotation: "kubernetes.io/elb.acl-status", value: "on" }],
  },
  ingresses: {
    className: /^cce$/,
    internal: [{ annotation: "kubernetes.io/elb.autocreate", field: "type", value: "inner" }],
  },
  unseen: ["load balancers that exist already (`kubernetes.io/elb.id`)"],
});
