import { U } from "../../../helpers/policyStack";
import type { Layout, RuleCases } from "../case";
import { addConfigMap, addSecret, fromConfigMap, fromSecret } from "../keyValues";

const name = "AUTO_PROFILE_MERGING";
const own = "hG3-made-up-kd92-merging";
const readers = ["publicApi", "internalApi", "apm"] as const;
const setAll = (l: Layout, value: string) => readers.forEach((role) => l.setEnv(role, name, value));

export const cases: RuleCases = {
  rule: "tracardi-merging-secret",
  red: [
    { what: "none on the public API", change: (l) => l.removeEnv("publicApi", name) },
    { what: "none on apm", change: (l) => l.removeEnv("apm", name) },
    { what: "the default", change: (l) => setAll(l, "s>a.d-kljsa87^5adh") },
    { what: "an empty one", change: (l) => setAll(l, "") },
    { what: "19 characters", change: (l) => setAll(l, "1234567890123456789") },
    { what: "another one on apm", change: (l) => l.setEnv("apm", name, own), forms: handWritten() },
    {
      what: "three different ones",
      change: (l) => readers.forEach((role) => l.setEnv(role, name, `${own}-${role}`)),
    },
    {
      what: "a short one in a Secret",
      change: (l) => {
        addSecret(l, "apm", "own", { stringData: { [name]: "short" } });
        l.setEnv("apm", name, fromSecret("own", name));
      },
    },
    {
      what: "a short one in a Secret, in base64",
      change: (l) => {
        addSecret(l, "publicApi", "own", { data: { [name]: "c2hvcnQ=" } });
        l.setEnv("publicApi", name, fromSecret("own", name));
      },
    },
    {
      what: "the default in a ConfigMap",
      change: (l) => {
        addConfigMap(l, "internalApi", "own", { [name]: "s>a.d-kljsa87^5adh" });
        l.setEnv("internalApi", name, fromConfigMap("own", name));
      },
    },
    {
      what: "one that refers to nothing, which stays as it is written",
      change: (l) => l.setEnv("publicApi", name, "$(NONE)"),
    },
    {
      what: "one that is not known",
      undecided: true,
      change: (l) => l.setEnv("apm", name, { value: U }),
    },
    {
      what: "a Secret from elsewhere",
      undecided: true,
      change: (l) => l.setEnv("internalApi", name, fromSecret("elsewhere", name)),
    },
  ],
  green: [
    { what: "20 characters", change: (l) => setAll(l, "12345678901234567890") },
    { what: "one of its own everywhere", change: (l) => setAll(l, own) },
    { what: "a short one on the GUI, which reads none", change: (l) => l.setEnv("gui", name, "x") },
    {
      what: "20 characters in base64",
      change: (l) => {
        for (const role of readers) {
          const data = { [name]: Buffer.from(own).toString("base64") };
          addSecret(l, role, `own-${role}`, { data });
          l.setEnv(role, name, fromSecret(`own-${role}`, name));
        }
      },
    },
  ],
};

/** Where the values are known before the first deployment. */
function handWritten() {
  return ["nginx", "service", "gateway", "targetGroup"] as const;
}
