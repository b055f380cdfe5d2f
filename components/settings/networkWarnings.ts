import { networkQuotas } from "../../facts/networkQuotas";
import type { Settings } from "./settings";

/** Rules of a cluster's security group that are not for operators: EKS's own, and those of the load balancers. */
const rulesOfOthers = 4;

/** What a security group takes only where AWS has raised its quota. */
export function networkWarnings({ trustedNetworks, edge, kubernetesApi }: Settings): string[] {
  const rules = {
    trustedNetworks: trustedNetworks.length * (edge.redirectsHttp ? 2 : 1),
    "kubernetesApi.privateNetworks": kubernetesApi.privateNetworks.length + rulesOfOthers,
  };
  const { inboundRules } = networkQuotas;
  return Object.entries(rules)
    .filter(([, number]) => number > inboundRules)
    .map(
      ([path, number]) =>
        `${path}: they make ${number} rules of one security group, and AWS's quota is ${inboundRules}. Have it ` +
        "raised before `pulumi up`, or join networks that lie next to each other.",
    );
}
