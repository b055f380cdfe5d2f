import { U } from "../../../helpers/policyStack";
import type { RuleCases } from "../case";
import { addConfigMap, addSecret, fromConfigMap, fromSecret } from "../keyValues";

const name = "API_DOCS";

export const cases: RuleCases = {
  rule: "tracardi-api-docs",
  red: [
    { what: "yes", change: (l) => l.setEnv("publicApi", name, "yes") },
    { what: "not set", change: (l) => l.removeEnv("publicApi", name) },
    { what: "YES", change: (l) => l.setEnv("publicApi", name, "YES") },
    {
      what: "true at no known version",
      change: (l) => {
        l.container("publicApi").image = "tracardi/tracardi-api:1.2.0";
        l.setEnv("publicApi", name, "true");
      },
    },
    {
      what: "yes by another variable",
      change: (l) =>
        l.container("publicApi").env.push({ name: "Y", value: "yes" }, { name, value: "$(Y)" }),
    },
    {
      what: "yes in a ConfigMap",
      change: (l) => {
        addConfigMap(l, "publicApi", "own", { [name]: "yes" });
        l.setEnv("publicApi", name, fromConfigMap("own", name));
      },
    },
    {
      what: "yes in a Secret",
      change: (l) => {
        addSecret(l, "publicApi", "own", { data: { [name]: "eWVz" } });
        l.setEnv("publicApi", name, fromSecret("own", name));
      },
    },
    {
      what: "yes with a prefix",
      change: (l) => {
        l.removeEnv("publicApi", name);
        addConfigMap(l, "publicApi", "own", { DOCS: "yes" });
        l.container("publicApi").envFrom = [{ prefix: "API_", configMapRef: { name: "own" } }];
      },
    },
    {
      what: "not known",
      undecided: true,
      change: (l) => l.setEnv("publicApi", name, { value: U }),
    },
    {
      what: "from elsewhere",
      undecided: true,
      change: (l) => l.setEnv("publicApi", name, fromSecret("elsewhere", name)),
    },
  ],
  green: [
    { what: "No", change: (l) => l.setEnv("publicApi", name, "No") },
    { what: "off", change: (l) => l.setEnv("publicApi", name, "off") },
    { what: "true at 0.8, which is off", change: (l) => l.setEnv("publicApi", name, "true") },
    { what: "yes on the internal API", change: (l) => l.setEnv("internalApi", name, "YES") },
    {
      what: "no with a prefix",
      change: (l) => {
        l.removeEnv("publicApi", name);
        addConfigMap(l, "publicApi", "own", { DOCS: "no" });
        l.container("publicApi").envFrom = [{ prefix: "API_", configMapRef: { name: "own" } }];
      },
    },
  ],
};
