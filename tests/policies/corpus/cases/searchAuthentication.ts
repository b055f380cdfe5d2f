import { U } from "../../../helpers/policyStack";
import type { FormName, Layout, RuleCases } from "../case";
import { addLogs, operated, ownSearch } from "../storeChanges";

const policyFor = (AWS: string): string =>
  JSON.stringify({
    Statement: [{ Effect: "Allow", Principal: { AWS }, Action: "es:*", Resource: "*" }],
  });

/** Where the address is known, and so that it holds no login. */
const byHand: FormName[] = ["nginx", "service", "gateway", "targetGroup"];

/** A domain without users of its own. */
const withoutUsers =
  (options: unknown, principal = "*") =>
  (layout: Layout) => {
    const domain = layout.inputs("search");
    domain.accessPolicies = policyFor(principal);
    domain.advancedSecurityOptions = options;
  };

const env = (name: string, value: string) => ({ container: { env: [{ name, value }] } });

/** Takes away whatever a role logs in with. */
const loggedOut = (layout: Layout): void => {
  for (const name of ["ELASTIC_HTTP_AUTH_USERNAME", "ELASTIC_HTTP_AUTH_PASSWORD"]) {
    layout.removeEnv("apm", name);
  }
  delete layout.container("apm").envFrom;
};

export const cases: RuleCases = {
  rule: "tracardi-search-authentication",
  red: [
    { what: "a domain without access control", change: withoutUsers(undefined) },
    { what: "access control that is off", change: withoutUsers({ enabled: false }) },
    {
      what: "anonymous requests",
      change: (l) => {
        l.inputs("search").advancedSecurityOptions.anonymousAuthEnabled = true;
      },
    },
    { what: "no login", forms: byHand, change: loggedOut },
    {
      what: "a user without a password",
      forms: byHand,
      change: (l) => {
        loggedOut(l);
        l.setEnv("apm", "ELASTIC_HTTP_AUTH_USERNAME", "tracardi");
      },
    },
    {
      what: "an empty password",
      forms: byHand,
      change: (l) => l.setEnv("publicApi", "ELASTIC_HTTP_AUTH_PASSWORD", ""),
    },
    {
      what: "half an API key",
      forms: byHand,
      change: (l) => {
        loggedOut(l);
        l.setEnv("apm", "ELASTIC_API_KEY_ID", "key-1");
      },
    },
    {
      what: "Elasticsearch 7 as it comes",
      change: (l) => ownSearch(l, { image: "elasticsearch:7.17.29" }),
    },
    {
      what: "Elasticsearch 8 with its security off",
      change: (l) => ownSearch(l, env("xpack.security.enabled", "false")),
    },
    {
      what: "OpenSearch with its security off",
      change: (l) =>
        ownSearch(l, {
          image: "opensearchproject/opensearch:2.17.0",
          ...env("DISABLE_SECURITY_PLUGIN", "true"),
        }),
    },
    {
      what: "an operator's cluster that admits anonymous requests",
      change: (l) =>
        operated(l, [
          {
            name: "all",
            count: 3,
            config: { "xpack.security.authc.anonymous.roles": "superuser" },
          },
        ]),
    },
    {
      what: "access control that is not known",
      undecided: true,
      change: withoutUsers({ enabled: U }),
    },
    {
      what: "an engine of a version that is not known",
      undecided: true,
      change: (l) => ownSearch(l, { image: "elasticsearch@sha256:0a1b" }),
    },
    {
      what: "a password that is not known",
      undecided: true,
      change: (l) => {
        loggedOut(l);
        l.setEnv("apm", "ELASTIC_HTTP_AUTH_PASSWORD", { value: U });
      },
    },
  ],
  green: [
    {
      what: "principals of AWS in place of users",
      change: withoutUsers(undefined, "arn:aws:iam::123456789012:role/tracardi"),
    },
    {
      what: "an API key",
      change: (l) => {
        loggedOut(l);
        l.setEnv("apm", "ELASTIC_API_KEY_ID", "key-1");
        l.setEnv("apm", "ELASTIC_API_KEY", {
          valueFrom: { secretKeyRef: { name: "of-others", key: "key" } },
        });
      },
    },
    {
      what: "a login in the address",
      change: (l) => {
        loggedOut(l);
        l.setEnv("apm", "ELASTIC_HOST", "https://tracardi:Made-up-9@search.example.com:443");
      },
    },
    { what: "Elasticsearch 8 as it comes", change: (l) => ownSearch(l) },
    {
      what: "Elasticsearch 7 with its security on",
      change: (l) =>
        ownSearch(l, { image: "elasticsearch:7.17.29", ...env("xpack.security.enabled", "true") }),
    },
    { what: "a domain without a login for something else", change: addLogs },
  ],
};
