import { cloud } from "./cloud";

/** OpenStack, and clouds made of it, such as OVHcloud's. */
export const openStack = cloud({
  name: "OpenStack (and OVHcloud)",
  source:
    "https://github.com/kubernetes/cloud-provider-openstack/blob/master/docs/openstack-cloud-controller-manager/expose-applications-using-loadbalancer-type-service.md",
  services: {
    internal: [
      { annotation: "service.beta.kubernetes.io/openstack-internal-load-balancer", value: "true" },
    ],
  },
  unseen: ["`internal-lb` and the load balancer classes of the controller's `cloud.conf`"],
});
