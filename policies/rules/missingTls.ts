import { type Verdict, findingsOf, meetings } from "./shared/meetings";
import { TlsBeside, plainly, spokenAt } from "./shared/plainWays";
import { type Rule, productionPage } from "./rule";

const remediation =
  "Let the load balancer end TLS with a certificate for the host name; behind it, requests may stay plain.";

const example = `new aws.lb.Listener("https", {
  loadBalancerArn: balancer.arn,
  port: 443,
  protocol: "HTTPS",
  sslPolicy: "ELBSecurityPolicy-TLS13-1-2-Res-2021-06",
  certificateArn: certificate.arn,
  defaultActions: [{ type: "forward", targetGroupArn: targets.arn }],
});
`;

/** Logins, tokens and profiles travel encrypted, inside a company's network too. */
export const missingTls: Rule = {
  name: "tracardi-missing-tls",
  description: "Every entrance of the API and the GUI must speak TLS.",
  why:
    "On plain HTTP, passwords, tokens and the data of profiles can be read and changed by whoever is on " +
    "the way, and browsers refuse to send events from pages under HTTPS.",
  requirement:
    "If Tracardi is configured to run in HTTPS mode, the load balancer should accept encrypted traffic. " +
    "Requests inside the cluster may stay not encoded.",
  source: productionPage,
  severity: "high",
  level: "advisory",
  remediation,
  example,
  check: ({ model }) => {
    const all = meetings(model);
    const beside = new TlsBeside(all);
    return findingsOf(all, (meeting): Verdict | undefined => {
      const spoken = spokenAt(meeting);
      if (spoken === "tls" || beside.at(meeting)) return undefined;
      if (spoken === "unknown") {
        return {
          outcome: "undecided",
          message: ({ entrance }) =>
            `whether clients speak TLS with ${entrance.label} cannot be seen`,
        };
      }
      return {
        outcome: "violation",
        message: ({ entrance }) => `${plainly(spoken, entrance)}, and no TLS`,
      };
    });
  },
};
