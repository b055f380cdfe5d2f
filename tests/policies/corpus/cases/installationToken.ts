import { U } from "../../../helpers/policyStack";
import type { RuleCases } from "../case";
import { addConfigMap, addSecret, fromSecret } from "../keyValues";

const name = "INSTALLATION_TOKEN";
const own = "bD4-kf8s-Wq1z-77xr-made-up";

export const cases: RuleCases = {
  rule: "tracardi-installation-token",
  red: [
    { what: "no token on the public API", change: (l) => l.removeEnv("publicApi", name) },
    { what: "no token on the internal API", change: (l) => l.removeEnv("internalApi", name) },
    { what: "the default", change: (l) => l.setEnv("publicApi", name, "tracardi") },
    { what: "blanks", change: (l) => l.setEnv("internalApi", name, " ".repeat(20)) },
    { what: "a short token", change: (l) => l.setEnv("internalApi", name, "k3y-2") },
    {
      what: "the default, encoded once too often",
      change: (l) => l.setEnv("publicApi", name, "dHJhY2FyZGk="),
    },
    { what: "an empty token", change: (l) => l.setEnv("internalApi", name, "") },
    {
      what: "the default in a Secret",
      change: (l) => {
        addSecret(l, "publicApi", "own", { stringData: { [name]: "tracardi" } });
        l.setEnv("publicApi", name, fromSecret("own", name));
      },
    },
    {
      what: "the default in a Secret, in base64",
      change: (l) => {
        addSecret(l, "publicApi", "own", { data: { [name]: "dHJhY2FyZGk=" } });
        l.setEnv("publicApi", name, fromSecret("own", name));
      },
    },
    {
      what: "the default over a Secret's own value",
      change: (l) => {
        const { env } = l.container("publicApi");
        env.push({ name, value: "tracardi" });
      },
    },
    {
      what: "the default by another variable",
      change: (l) => {
        const { env } = l.container("publicApi");
        env.push({ name: "TOKEN", value: "tracardi" }, { name, value: "$(TOKEN)" });
      },
    },
    {
      what: "the default from all variables of a ConfigMap",
      change: (l) => {
        l.removeEnv("internalApi", name);
        addConfigMap(l, "internalApi", "own", { [name]: "tracardi" });
        l.container("internalApi").envFrom = [{ configMapRef: { name: "own" } }];
      },
    },
    {
      what: "an optional key that a Secret does not have",
      change: (l) => {
        addSecret(l, "publicApi", "own", { stringData: { OTHER: "x" } });
        l.setEnv("publicApi", name, fromSecret("own", name, { optional: true }));
      },
    },
    {
      what: "another token on the public API than on the internal",
      change: (l) => {
        l.setEnv("publicApi", name, `${own}-1`);
        l.setEnv("internalApi", name, `${own}-2`);
      },
    },
    {
      what: "a second API container without",
      change: (l) => {
        const { containers } = l.podSpec("internalApi");
        containers.push({ name: "second", image: containers[0].image });
      },
    },
    {
      what: "a Secret from elsewhere",
      undecided: true,
      change: (l) => l.setEnv("publicApi", name, fromSecret("elsewhere", name)),
    },
    {
      what: "a token that is not known",
      undecided: true,
      change: (l) => l.setEnv("publicApi", name, { value: U }),
    },
    {
      what: "a token that a file may hold",
      undecided: true,
      change: (l) => {
        l.removeEnv("publicApi", name);
        l.container("publicApi").command = ["sh", "-c", ". /vault/secrets/env && exec /start.sh"];
      },
    },
  ],
  green: [
    {
      what: "one token of its own, from all variables of a Secret",
      change: (l) => {
        for (const role of ["publicApi", "internalApi"] as const) {
          l.removeEnv(role, name);
          addSecret(l, role, `own-${role}`, { stringData: { [name]: own } });
          l.container(role).envFrom = [{ secretRef: { name: `own-${role}` } }];
        }
      },
    },
    {
      what: "the same token by another variable",
      change: (l) => {
        l.container("publicApi").env.push({ name: "A", value: own }, { name, value: "$(A)" });
        l.setEnv("internalApi", name, own);
      },
    },
    {
      what: "a default that the later entry replaces",
      change: (l) => {
        l.container("publicApi").env.unshift({ name, value: "tracardi" });
      },
    },
    {
      what: "apm and GUI without a token",
      change: (l) => {
        l.container("gui").env ??= [];
        l.setEnv("gui", name, "tracardi");
        l.setEnv("apm", "OTHER", "x");
      },
    },
    {
      what: "the same token as plain text and in base64",
      change: (l) => {
        const data = { [name]: Buffer.from(own).toString("base64") };
        addSecret(l, "internalApi", "own", { data });
        l.setEnv("internalApi", name, fromSecret("own", name));
        l.setEnv("publicApi", name, own);
      },
    },
  ],
};
