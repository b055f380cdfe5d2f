import { type Verdict, findingsOf, meetings } from "./shared/meetings";
import { TlsBeside, plainly, spokenAt } from "./shared/plainWays";
import { type Rule, productionPage } from "./rule";

const remediation =
  "Let port 80 redirect to HTTPS, or close it; tracked pages must call HTTPS at once, as browsers refuse " +
  "redirects of what they ask before they post.";

const example = `new aws.lb.Listener("http", {
  loadBalancerArn: balancer.arn,
  port: 80,
  protocol: "HTTP",
  defaultActions: [
    { type: "redirect", redirect: { protocol: "HTTPS", port: "443", statusCode: "HTTP_301" } },
  ],
});
`;

/** Beside TLS, plain HTTP redirects or is closed. */
export const plainHttp: Rule = {
  name: "tracardi-plain-http",
  description: "Beside TLS, plain HTTP must redirect instead of serving.",
  why: "A client that starts with http:// then works, unencrypted, and nobody notices.",
  requirement:
    "If Tracardi is configured to run in HTTPS mode, the load balancer should accept encrypted traffic.",
  source: productionPage,
  severity: "medium",
  level: "advisory",
  remediation,
  example,
  check: ({ model }) => {
    const all = meetings(model);
    const beside = new TlsBeside(all);
    return findingsOf(all, (meeting): Verdict | undefined => {
      const spoken = spokenAt(meeting);
      if (spoken === "tls" || !beside.at(meeting)) return undefined;
      if (spoken === "unknown") {
        return {
          outcome: "undecided",
          message: ({ entrance }) =>
            `whether ${entrance.label} serves plain HTTP beside TLS cannot be seen`,
        };
      }
      return {
        outcome: "violation",
        message: ({ entrance }) => `${plainly(spoken, entrance)} beside TLS`,
      };
    });
  },
};
