import { U } from "../../../helpers/policyStack";
import type { RuleCases } from "../case";
import { addConfigMap, addSecret, fromConfigMap, fromSecret } from "../keyValues";

const name = "PRODUCTION";

export const cases: RuleCases = {
  rule: "tracardi-production-mode",
  red: [
    { what: "no", change: (l) => l.setEnv("publicApi", name, "no") },
    { what: "not set", change: (l) => l.removeEnv("publicApi", name) },
    { what: "true, which no version takes", change: (l) => l.setEnv("publicApi", name, "true") },
    { what: "on, which no version takes", change: (l) => l.setEnv("publicApi", name, "on") },
    { what: "yes with a space", change: (l) => l.setEnv("publicApi", name, "yes ") },
    { what: "empty", change: (l) => l.setEnv("publicApi", name, "") },
    {
      what: "another variable that does not exist",
      change: (l) => l.setEnv("publicApi", name, "$(IS_PRODUCTION)"),
    },
    {
      what: "no in a ConfigMap",
      change: (l) => {
        addConfigMap(l, "publicApi", "own", { MODE: "no" });
        l.setEnv("publicApi", name, fromConfigMap("own", "MODE"));
      },
    },
    {
      what: "no, after yes",
      change: (l) => l.container("publicApi").env.push({ name, value: "no" }),
    },
    {
      what: "true at 0.9",
      change: (l) => {
        l.container("publicApi").image = "tracardi/tracardi-api:0.9.0-rc3b";
        l.setEnv("publicApi", name, "true");
      },
    },
    {
      what: "from elsewhere",
      undecided: true,
      change: (l) => l.setEnv("publicApi", name, fromConfigMap("elsewhere", "MODE")),
    },
    {
      what: "not known",
      undecided: true,
      change: (l) => l.setEnv("publicApi", name, { value: U }),
    },
    {
      what: "set by the command",
      undecided: true,
      change: (l) => {
        l.container("publicApi").command = ["sh", "-c", "PRODUCTION=no exec bash start.sh"];
      },
    },
  ],
  green: [
    { what: "YES", change: (l) => l.setEnv("publicApi", name, "YES") },
    {
      what: "yes from a Secret",
      change: (l) => {
        addSecret(l, "publicApi", "own", { stringData: { [name]: "yes" } });
        l.setEnv("publicApi", name, fromSecret("own", name));
      },
    },
    {
      what: "yes by another variable",
      change: (l) =>
        l.container("publicApi").env.push({ name: "Y", value: "yes" }, { name, value: "$(Y)" }),
    },
    { what: "the internal API switches", change: (l) => l.removeEnv("internalApi", name) },
    {
      what: "yes by a digest of no known version",
      change: (l) => {
        l.container("publicApi").image = `tracardi/tracardi-api@sha256:${"0".repeat(64)}`;
        l.setEnv("publicApi", name, "Yes");
      },
    },
  ],
};
