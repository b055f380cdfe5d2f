import { type Answer, and, answer, or, possibly, surely, yesIf } from "../known";
import type { Variable } from "../model/environment/variable";
import { isOwnPod } from "../model/stores/address";
import type { Connection } from "../model/stores/connections";
import { unauthenticated } from "../model/stores/searchSecurity";
import { searchLacks } from "./shared/searchLacks";
import type { Finding, Rule } from "./rule";

const remediation =
  "Switch the search engine's access control on (advancedSecurityOptions of a domain, xpack.security.enabled of " +
  "Elasticsearch), and give Tracardi a user of its own: ELASTIC_HTTP_AUTH_USERNAME and _PASSWORD, or an API key, from a Secret.";

const example = `# In every container of Tracardi's:
env:
  - name: ELASTIC_HTTP_AUTH_USERNAME
    value: tracardi
  - name: ELASTIC_HTTP_AUTH_PASSWORD
    valueFrom: { secretKeyRef: { name: tracardi-search, key: password } }
`;

/** The search engine requires a login. */
export const searchAuthentication: Rule = {
  name: "tracardi-search-authentication",
  description: "The search engine must ask for a login, and Tracardi must send one.",
  why:
    "Without a login, whatever reaches the search engine, such as any other pod, can read and change every " +
    "profile.",
  requirement: "Require an Amazon OpenSearch Service domain to use fine-grained access control.",
  source: "AWS Control Tower's controls, CT.OPENSEARCH.PR.15",
  severity: "high",
  level: "advisory",
  remediation,
  example,
  check: ({ model }) => [
    ...searchLacks(model.stores.used, (engine) =>
      unauthenticated(engine, model.stores, model.index),
    ),
    ...model.stores.connections.filter(({ family }) => family === "search").flatMap(ofConnection),
  ],
};

function ofConnection({ container, workload, addresses, variable }: Connection): Finding[] {
  const far = addresses.filter(({ host }) => !isOwnPod(host));
  // A proxy in the pod may log in for it.
  if (variable.state === "set" && far.length === 0) return [];
  if (far.some(({ hasCredentials }) => hasCredentials)) return [];
  const sent = (name: string) => isSent(container.variable(name));
  const sendsOne = or(
    sent("ELASTIC_HTTP_AUTH_PASSWORD"),
    and(sent("ELASTIC_API_KEY_ID"), sent("ELASTIC_API_KEY")),
  );
  if (surely(sendsOne)) return [];
  // An unknown address may contain a login.
  const mayHoldOne = possibly(sendsOne) || variable.state !== "set";
  const lead = `${workload.label}: in container ${container.name}`;
  const { urn } = workload.resource;
  return mayHoldOne
    ? [
        {
          outcome: "undecided",
          message: `${lead} a login for the search engine may be missing.`,
          urn,
        },
      ]
    : [{ outcome: "violation", message: `${lead} there is no login for the search engine.`, urn }];
}

/** A value from a Secret counts as sent, even if it is unknown or not visible. */
function isSent(variable: Variable): Answer {
  switch (variable.state) {
    case "set":
      return answer(variable.value !== "");
    case "absent":
      return "no";
    case "unknown":
      return yesIf(variable.from === "secret" || variable.generated === true);
    case "unseen":
      return yesIf(variable.from === "secret");
  }
}
