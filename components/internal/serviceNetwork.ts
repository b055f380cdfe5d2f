import { subnet } from "./networks";

/**
 * The address range of Kubernetes Services in clusters that we create: EKS refuses a range that overlaps with the VPC.
 */
export const serviceCidr = "172.20.0.0/16";

/** The address of a cluster's DNS server: EKS assigns the tenth address of the Services' range. */
export function dnsAddressOf(services: string): string {
  const prefix = Number(services.split("/")[1]);
  return subnet(services, 32 - prefix, 10).split("/")[0];
}
