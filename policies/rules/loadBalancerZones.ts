import { ifKnown } from "../known";
import { type Verdict, findingsOf, endpointExposures } from "./shared/endpointExposures";
import { type Rule, productionPage } from "./rule";

const remediation =
  "Give the load balancer a subnet in each of at least two availability zones, better three.";

const example = `// An Ingress has them in alb.ingress.kubernetes.io/subnets, a Service in
// service.beta.kubernetes.io/aws-load-balancer-subnets.
new aws.lb.LoadBalancer("public", {
  subnets: vpc.publicSubnetIds, // one in each of three zones
});
`;

/** A load balancer is as redundant as the number of zones that it is in. */
export const loadBalancerZones: Rule = {
  name: "tracardi-load-balancer-zones",
  description: "A load balancer must be in at least two availability zones.",
  why: "Where it has an address in one zone only, nothing comes in while that zone is gone.",
  requirement: "To avoid single point of failure create multiple instances of load balancer.",
  source: productionPage,
  severity: "high",
  level: "advisory",
  remediation,
  example,
  check: ({ model }) =>
    findingsOf(endpointExposures(model), ({ frontend }): Verdict | undefined =>
      ifKnown(frontend.zones, verdictOf, {
        outcome: "undecided",
        message: ({ frontend: { label } }) =>
          `in how many availability zones ${label} is, is not known`,
      }),
    ),
};

function verdictOf(zones: number | undefined): Verdict | undefined {
  if (zones === undefined || zones >= 2) return undefined;
  return {
    outcome: "violation",
    message: ({ frontend }) =>
      `${frontend.label} is in ${zones === 1 ? "one availability zone" : "no availability zone"} only`,
  };
}
