import { U } from "../../../helpers/policyStack";
import type { RuleCases } from "../case";
import { addConfigMap, addSecret, fromConfigMap, fromSecret } from "../keyValues";

const name = "ENABLE_EVENT_SOURCE_CHECK";

export const cases: RuleCases = {
  rule: "tracardi-event-source-check",
  red: [
    { what: "no", change: (l) => l.setEnv("publicApi", name, "no") },
    { what: "False", change: (l) => l.setEnv("publicApi", name, "False") },
    { what: "true at 0.8, which is off", change: (l) => l.setEnv("publicApi", name, "true") },
    { what: "empty", change: (l) => l.setEnv("publicApi", name, "") },
    { what: "1", change: (l) => l.setEnv("publicApi", name, "1") },
    {
      what: "off in a ConfigMap",
      change: (l) => {
        addConfigMap(l, "publicApi", "own", { [name]: "off" });
        l.container("publicApi").envFrom = [{ configMapRef: { name: "own" } }];
      },
    },
    {
      what: "off in a Secret",
      change: (l) => {
        addSecret(l, "publicApi", "own", { stringData: { [name]: "off" } });
        l.setEnv("publicApi", name, fromSecret("own", name));
      },
    },
    {
      what: "off by another variable",
      change: (l) =>
        l.container("publicApi").env.push({ name: "N", value: "no" }, { name, value: "$(N)" }),
    },
    {
      what: "not known",
      undecided: true,
      change: (l) => l.setEnv("publicApi", name, { value: U }),
    },
    {
      what: "from elsewhere",
      undecided: true,
      change: (l) => l.setEnv("publicApi", name, fromConfigMap("elsewhere", name)),
    },
  ],
  green: [
    { what: "Yes", change: (l) => l.setEnv("publicApi", name, "Yes") },
    { what: "no on the internal API", change: (l) => l.setEnv("internalApi", name, "no") },
    {
      what: "true at 0.9",
      change: (l) => {
        l.container("publicApi").image = "tracardi/tracardi-api:0.9.0-rc3b";
        l.setEnv("publicApi", name, "true");
        l.setEnv("publicApi", "EXPOSE_GUI_API", "no");
      },
    },
    {
      what: "no, before yes",
      change: (l) =>
        l.container("publicApi").env.push({ name, value: "no" }, { name, value: "yes" }),
    },
  ],
};
