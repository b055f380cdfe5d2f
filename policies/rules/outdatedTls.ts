import { lowestSoundMinor, lowestTlsMinor } from "../../facts/tlsPolicies";
import { TlsDefaults } from "../model/tls/tlsDefaults";
import { ifKnown } from "../known";
import { isAbsent } from "../value";
import { type Verdict, findingsOf, endpointExposures } from "./shared/endpointExposures";
import type { Rule } from "./rule";

const remediation =
  "Name a policy of TLS 1.2 and up, such as ELBSecurityPolicy-TLS13-1-2-Res-2021-06.";

const example = `# On an Ingress; an aws.lb.Listener has it as sslPolicy, a Service as
# service.beta.kubernetes.io/aws-load-balancer-ssl-negotiation-policy:
metadata:
  annotations:
    alb.ingress.kubernetes.io/ssl-policy: ELBSecurityPolicy-TLS13-1-2-Res-2021-06
`;

/** No frontend accepts TLS 1.0 or 1.1. */
export const outdatedTls: Rule = {
  name: "tracardi-outdated-tls",
  description: "No entrance may admit TLS 1.0 or 1.1.",
  why:
    "TLS 1.0 and 1.1 have known weaknesses and have been forbidden since 2021 (RFC 8996); where nothing is " +
    "said, AWS's load balancers still speak them.",
  requirement: "TLS 1.0 MUST NOT be used. TLS 1.1 MUST NOT be used.",
  source: "RFC 8996, Deprecating TLS 1.0 and TLS 1.1",
  severity: "medium",
  level: "advisory",
  remediation,
  example,
  check: ({ model }) => {
    const defaults = new TlsDefaults(model.index);
    return findingsOf(endpointExposures(model), ({ frontend }): Verdict | undefined => {
      if (frontend.protocol !== "tls") return undefined;
      const named = !isAbsent(frontend.tlsPolicy);
      const policy = named ? frontend.tlsPolicy : defaults.of(frontend.resource);
      if (policy === undefined) return undefined;
      const lowest = typeof policy === "string" ? lowestTlsMinor(policy) : undefined;
      if (lowest === undefined) {
        const which = ifKnown(policy, (known) => ` by the policy ${String(known)}`, "");
        return {
          outcome: "undecided",
          message: ({ frontend: { label } }) =>
            `which versions of TLS ${label} admits${which} is not known`,
        };
      }
      if (lowest >= lowestSoundMinor) return undefined;
      const why = named
        ? `by the policy ${String(policy)}`
        : `as it names no policy (${String(policy)})`;
      return {
        outcome: "violation",
        message: ({ frontend: { label } }) => `${label} admits TLS 1.${lowest}, ${why}`,
      };
    });
  },
};
