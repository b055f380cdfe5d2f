import { cidrOf, isPrivate, mustParse, publicPart, without } from "../internal/networks";

/**
 * The addresses of a network that a pod may have business with: a private network without the Kubernetes
 * Services, of which the API is one; of any other, the public addresses. So no way leads to private networks
 * that nobody has named, to the servers' metadata (169.254.169.254) or to the Kubernetes API.
 *
 * They are listed one by one, as EKS does not get `except` right where another rule names a part of what is
 * excepted, as that of the search engine does (aws-network-policy-agent, issue 92 and pull request 344).
 *
 * @param serviceCidrs The addresses of Services, of all clusters.
 */
export function outside(cidr: string, serviceCidrs: readonly string[]): string[] {
  const network = mustParse(cidr);
  const parts = isPrivate(network)
    ? without(network, serviceCidrs.map(mustParse))
    : publicPart(network);
  return parts.map(cidrOf);
}
