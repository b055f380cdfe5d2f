import { subnet } from "./networks";

/** The addresses of Kubernetes Services in clusters that are made here: EKS refuses a range that the VPC uses too. */
export const serviceCidr = "172.20.0.0/16";

/** The address of a cluster's DNS server: EKS gives it the tenth of the Services' addresses. */
export function dnsAddressOf(services: string): string {
  const prefix = Number(services.split("/")[1]);
  return subnet(services, 32 - prefix, 10).split("/")[0];
}
