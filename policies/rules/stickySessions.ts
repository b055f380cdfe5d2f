import { ifKnown } from "../known";
import { type Verdict, findingsOf, endpointExposures } from "./shared/endpointExposures";
import { type Rule, productionPage } from "./rule";

const remediation =
  "Switch the stickiness off: every instance answers every request, as all that they know is in the search " +
  "engine and Redis.";

const example = `# On a Service of Kubernetes; elsewhere leave stickiness, affinity and cookies out:
spec:
  sessionAffinity: None
`;

/** The instances take requests in turn: no client sticks to one. */
export const stickySessions: Rule = {
  name: "tracardi-sticky-sessions",
  description: "No entrance may bind a client to one instance.",
  why:
    "Clients that stick to an instance load it unevenly, keep away from new ones, and lose their place " +
    "when it goes, without anything gained.",
  requirement:
    "The internal routing from load balancer to Tracardi instances can be for example: round-robin. " +
    "Tracardi do not require long-lasting sticky sessions.",
  source: productionPage,
  severity: "medium",
  level: "advisory",
  remediation,
  example,
  check: ({ model }) =>
    findingsOf(endpointExposures(model), ({ frontend: { stickiness } }): Verdict | undefined => {
      if (stickiness === undefined) return undefined;
      return ifKnown(
        stickiness,
        (clause): Verdict => ({
          outcome: "violation",
          message: ({ frontend }) =>
            `${frontend.label} keeps clients to one instance, as ${clause}`,
        }),
        {
          outcome: "undecided",
          message: ({ frontend }) =>
            `whether ${frontend.label} sends clients to the same instance again is not known`,
        },
      );
    }),
};
