/** The addresses of Kubernetes Services: EKS refuses a range that the VPC uses too. */
export const serviceCidr = "172.20.0.0/16";

/**
 * The cluster's DNS server: EKS gives it the tenth of these addresses. In Auto Mode it runs on each server and
 * not in a pod, so that a NetworkPolicy can name it by its address only.
 */
export const dnsNetwork = "172.20.0.10/32";
