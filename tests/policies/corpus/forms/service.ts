/**
 * Services of type LoadBalancer in one cluster (provider `core`), whose network load balancers the AWS Load
 * Balancer Controller makes: `public-service`, `internal-service` (internal) and `gui-service` (for an office).
 *
 * Such a load balancer sees no paths, so the rule about collector paths is off.
 */
import { certificate, service as serviceOf, tlsPolicy } from "../../../helpers/front";
import type { Inputs } from "../../../helpers/policyStack";
import { subnets } from "../../../helpers/stores";
import { hosts } from "../../../helpers/workloads";
import type { Layout } from "../case";
import { layoutOf, usualNames } from "../layout";
import { oneCluster } from "./oneCluster";

const annotation = "service.beta.kubernetes.io/aws-load-balancer-";

export function service(): Layout {
  const stack = oneCluster();
  const add = (app: string, scheme: string, host: string, spec: Inputs = {}) =>
    stack.add(
      "kubernetes:core/v1:Service",
      `${app}-service`,
      serviceOf(app, { ...balanced(), ...spec }, annotations(scheme, host)),
      { provider: "core" },
    );
  add("public", "internet-facing", hosts.publicApi);
  add("internal", "internal", hosts.internalApi);
  const loadBalancerSourceRanges = ["203.0.113.0/24"];
  add("gui", "internet-facing", hosts.gui, { loadBalancerSourceRanges });
  const config = { levels: { "tracardi-collector-paths": "disabled" } } as const;
  return layoutOf({ form: "service", stack, names: usualNames, config });
}

const balanced = (): Inputs => ({
  type: "LoadBalancer",
  loadBalancerClass: "service.k8s.aws/nlb",
  ports: [{ name: "https", port: 443, targetPort: 8080 }],
});

const annotations = (scheme: string, host: string): Inputs => ({
  "external-dns.alpha.kubernetes.io/hostname": host,
  [`${annotation}scheme`]: scheme,
  [`${annotation}nlb-target-type`]: "ip",
  [`${annotation}ssl-cert`]: certificate,
  [`${annotation}ssl-ports`]: "443",
  [`${annotation}ssl-negotiation-policy`]: tlsPolicy,
  [`${annotation}subnets`]: subnets.join(","),
});
