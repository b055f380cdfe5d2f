import { plainWays } from "./shared/plainWays";
import { type Rule, productionPage } from "./rule";

const remediation =
  "Let the load balancer end TLS with a certificate for the host name; behind it, requests may stay plain.";

const example = `# An Ingress of nginx. AWS's controller takes the certificate from the annotation
# alb.ingress.kubernetes.io/certificate-arn, or, on a Service, from
# service.beta.kubernetes.io/aws-load-balancer-ssl-cert; an aws.lb.Listener has it as certificateArn.
spec:
  tls:
    - hosts: [track.example.com]
      secretName: track-tls
`;

/** Logins, tokens and profiles travel encrypted, even inside a company's network. */
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
  check: ({ model }) =>
    plainWays(model, {
      besideTls: false,
      unknown: (label) => `whether clients speak TLS with ${label} cannot be seen`,
      plain: ", and no TLS",
    }),
};
