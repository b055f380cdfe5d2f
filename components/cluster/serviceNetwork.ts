/** The addresses of Kubernetes Services: EKS refuses a range that the VPC uses too. */
export const serviceCidr = "172.20.0.0/16";
