import { U } from "../../../helpers/policyStack";
import type { RuleCases } from "../case";
import { addConfigMap, addSecret, fromConfigMap, fromSecret } from "../keyValues";

export const cases: RuleCases = {
  rule: "tracardi-plain-secrets",
  red: [
    {
      what: "the token",
      change: (l) => l.setEnv("publicApi", "INSTALLATION_TOKEN", "made-up-token-1234567890"),
    },
    {
      what: "the merging secret of apm",
      change: (l) => l.setEnv("apm", "AUTO_PROFILE_MERGING", "made-up-merging-1234567890"),
    },
    {
      what: "a password of the search engine that is not known yet",
      change: (l) => l.setEnv("internalApi", "ELASTIC_HTTP_AUTH_PASSWORD", { value: U }),
    },
    {
      what: "an API key of the search engine",
      change: (l) => l.setEnv("publicApi", "ELASTIC_API_KEY", "made-up-key"),
    },
    { what: "a password of Redis", change: (l) => l.setEnv("apm", "REDIS_PASSWORD", "made-up") },
    { what: "a licence", change: (l) => l.setEnv("publicApi", "LICENSE", "made-up-licence") },
    {
      what: "a login in the address of the search engine",
      change: (l) =>
        l.setEnv("publicApi", "ELASTIC_HOST", "https://tracardi:made-up@search.example.com:443"),
    },
    {
      what: "a login in the second of two addresses",
      change: (l) =>
        l.setEnv(
          "publicApi",
          "ELASTIC_HOST",
          "https://a.example.com:443,https://u:p@b.example.com",
        ),
    },
    {
      what: "a password in the address of Redis",
      change: (l) => l.setEnv("internalApi", "REDIS_HOST", "redis://:made-up@redis.example.com"),
    },
    {
      what: "a key of Sentry",
      change: (l) => {
        const key = "0123456789abcdef0123456789abcdef";
        l.setEnv("publicApi", "PERFORMANCE_TRACKING", `https://${key}@o1.ingest.sentry.io/2`);
      },
    },
    {
      what: "the token in a ConfigMap",
      change: (l) => {
        addConfigMap(l, "publicApi", "own", { INSTALLATION_TOKEN: "made-up-token" });
        l.container("publicApi").envFrom = [{ configMapRef: { name: "own" } }];
      },
    },
    {
      what: "the token in a ConfigMap from elsewhere",
      change: (l) =>
        l.setEnv(
          "publicApi",
          "INSTALLATION_TOKEN",
          fromConfigMap("elsewhere", "INSTALLATION_TOKEN"),
        ),
    },
    {
      what: "the token by another variable",
      change: (l) =>
        l
          .container("publicApi")
          .env.push(
            { name: "A", value: "made-up-token" },
            { name: "INSTALLATION_TOKEN", value: "$(A)" },
          ),
    },
    {
      what: "a password under the one that stands",
      change: (l) => {
        const { env } = l.container("internalApi");
        env.unshift({ name: "INSTALLATION_TOKEN", value: "made-up-token" });
      },
    },
    {
      what: "a password in the command",
      change: (l) => {
        l.container("publicApi").args = ["sh", "-c", "REDIS_PASSWORD=made-up exec bash start.sh"];
      },
    },
    {
      what: "a login in an address in the command",
      change: (l) => {
        l.container("apm").args = ["--elastic", "https://tracardi:made-up@search.example.com"];
      },
    },
    {
      what: "a password in an init container",
      change: (l) => {
        l.podSpec("publicApi").initContainers = [
          {
            name: "wait",
            image: "wait:1.0.0",
            env: [{ name: "REDIS_PASSWORD", value: "made-up" }],
          },
        ];
      },
    },
    {
      what: "variables that are not known",
      undecided: true,
      change: (l) => l.container("publicApi").env.push({ name: U, value: "made-up" }),
    },
    {
      what: "a ConfigMap from elsewhere with nobody knows what",
      undecided: true,
      change: (l) => {
        l.container("internalApi").envFrom = [{ configMapRef: { name: "elsewhere" } }];
      },
    },
    {
      what: "an address from a ConfigMap from elsewhere",
      undecided: true,
      change: (l) => l.setEnv("publicApi", "ELASTIC_HOST", fromConfigMap("elsewhere", "HOST")),
    },
  ],
  green: [
    {
      what: "all variables of a Secret",
      change: (l) => {
        addSecret(l, "publicApi", "own", { stringData: { REDIS_PASSWORD: "made-up" } });
        l.container("publicApi").envFrom = [{ secretRef: { name: "own" } }];
      },
    },
    {
      what: "a login in an address from a Secret",
      change: (l) => {
        addSecret(l, "publicApi", "own", { stringData: { PASSWORD: "made-up" } });
        const value = "https://tracardi:$(PASSWORD)@search.example.com:443";
        l.container("publicApi").env.push(
          { name: "PASSWORD", ...fromSecret("own", "PASSWORD") },
          { name: "ELASTIC_HOST", value },
        );
      },
    },
    { what: "an empty password", change: (l) => l.setEnv("publicApi", "REDIS_PASSWORD", "") },
    {
      what: "an address without a login",
      change: (l) => l.setEnv("apm", "ELASTIC_HOST", "https://search.example.com:443"),
    },
    {
      what: "the name of a user",
      change: (l) => l.setEnv("publicApi", "ELASTIC_HTTP_AUTH_USERNAME", "collector"),
    },
    {
      what: "a Secret from elsewhere",
      change: (l) =>
        l.setEnv("publicApi", "REDIS_PASSWORD", fromSecret("elsewhere", "REDIS_PASSWORD")),
    },
    {
      what: "a command that passes a password on",
      change: (l) => {
        l.container("publicApi").args = ["sh", "-c", 'REDIS_PASSWORD="$OTHER" exec bash start.sh'];
      },
    },
  ],
};
