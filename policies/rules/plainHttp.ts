import { plainWays } from "./shared/plainWays";
import { type Rule, productionPage } from "./rule";

const remediation =
  "Let port 80 redirect to HTTPS, or close it; tracked pages must call HTTPS directly, as browsers follow " +
  "no redirect of a CORS preflight.";

const example = `new aws.lb.Listener("http", {
  loadBalancerArn: balancer.arn,
  port: 80,
  protocol: "HTTP",
  defaultActions: [
    { type: "redirect", redirect: { protocol: "HTTPS", port: "443", statusCode: "HTTP_301" } },
  ],
});
`;

/** A frontend with TLS redirects plain HTTP or does not serve it. */
export const plainHttp: Rule = {
  name: "tracardi-plain-http",
  description: "Beside TLS, plain HTTP must redirect instead of serving.",
  why: "A client that calls http:// by mistake works, unencrypted, and nobody notices.",
  requirement:
    "If Tracardi is configured to run in HTTPS mode, the load balancer should accept encrypted traffic.",
  source: productionPage,
  severity: "medium",
  level: "advisory",
  remediation,
  example,
  check: ({ model }) =>
    plainWays(model, {
      besideTls: true,
      unknown: (label) => `whether ${label} serves plain HTTP beside TLS cannot be seen`,
      plain: " beside TLS",
    }),
};
