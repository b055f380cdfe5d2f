import { U } from "../../../helpers/policyStack";
import type { RuleCases } from "../case";
import { addConfigMap, addSecret, fromConfigMap, fromSecret } from "../keyValues";

const name = "DEMO";

export const cases: RuleCases = {
  rule: "tracardi-demo-mode",
  red: [
    { what: "on the public API", change: (l) => l.setEnv("publicApi", name, "yes") },
    { what: "on the internal API", change: (l) => l.setEnv("internalApi", name, "yes") },
    {
      what: "by another variable",
      change: (l) =>
        l.container("publicApi").env.push({ name: "Y", value: "yes" }, { name, value: "$(Y)" }),
    },
    {
      what: "in a ConfigMap",
      change: (l) => {
        addConfigMap(l, "internalApi", "own", { [name]: "yes" });
        l.container("internalApi").envFrom = [{ configMapRef: { name: "own" } }];
      },
    },
    {
      what: "in a Secret",
      change: (l) => {
        addSecret(l, "publicApi", "own", { data: { [name]: "eWVz" } });
        l.setEnv("publicApi", name, fromSecret("own", name));
      },
    },
    {
      what: "in an installer",
      change: (l) => {
        const { image } = l.container("internalApi");
        const pod = { containers: [{ name: "api", image, env: [{ name, value: "yes" }] }] };
        l.addBeside("internalApi", "kubernetes:batch/v1:Job", "demo", {
          spec: { template: { spec: pod } },
        });
      },
    },
    {
      what: "true at no known version",
      change: (l) => {
        l.container("publicApi").image = "tracardi/tracardi-api:1.2.0";
        l.setEnv("publicApi", name, "true");
      },
    },
    {
      what: "yes, after no",
      change: (l) =>
        l.container("publicApi").env.push({ name, value: "no" }, { name, value: "yes" }),
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
    { what: "no", change: (l) => l.setEnv("publicApi", name, "no") },
    { what: "Yes, which is not yes", change: (l) => l.setEnv("publicApi", name, "Yes") },
    { what: "true at 0.8", change: (l) => l.setEnv("publicApi", name, "true") },
    { what: "another variable", change: (l) => l.setEnv("publicApi", "DEMO_MODE", "yes") },
    { what: "on the GUI, which reads none", change: (l) => l.setEnv("gui", name, "yes") },
  ],
};
