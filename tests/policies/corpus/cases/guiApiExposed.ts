import { U } from "../../../helpers/policyStack";
import type { Case, Layout, RuleCases } from "../case";
import { addConfigMap } from "../changes";
import { closed } from "../closedCases";
import { opened } from "../openedCases";

const guiApi = "EXPOSE_GUI_API";

const set = (value: string) => (l: Layout) => l.setEnv("publicApi", guiApi, value);

const from = (kind: "configMap" | "secret", name: string) => (l: Layout) =>
  l.setEnv("publicApi", guiApi, { valueFrom: { [`${kind}KeyRef`]: { name, key: "guiApi" } } });

/** The release candidate, which takes words for switches. */
const ofCandidate = (l: Layout, value: string): void => {
  l.container("publicApi").image = "tracardi/tracardi-api:0.9.0-rc3b";
  set(value)(l);
};

const imported = (l: Layout, name: string, more: object = {}) => {
  l.container("publicApi").envFrom = [{ configMapRef: { name }, ...more }];
};

const turnedOn: Case[] = [
  { what: "the GUI API on at the public API", change: set("yes") },
  { what: "the GUI API left to its default", change: (l) => l.removeEnv("publicApi", guiApi) },
  { what: "the GUI API on in capitals", change: set("YES") },
  { what: "a spelling that 0.9 takes for on", change: (l) => ofCandidate(l, "True") },
  { what: "no spelling at all, to 0.9", change: (l) => ofCandidate(l, "disabled") },
  {
    what: "a spelling that some versions take for on, of a version that the tag does not tell",
    change: (l) => {
      l.container("publicApi").image = "tracardi/tracardi-api:latest";
      set("on")(l);
    },
  },
  {
    what: "the GUI API on by a ConfigMap's key",
    change: (l) => {
      addConfigMap(l, "publicApi", "switches", { guiApi: "yes" });
      from("configMap", "switches")(l);
    },
  },
  {
    what: "the GUI API on by a Secret in base64",
    change: (l) => {
      l.addBeside("publicApi", "kubernetes:core/v1:Secret", "switches", {
        data: { guiApi: Buffer.from("yes").toString("base64") },
      });
      from("secret", "switches")(l);
    },
  },
  {
    what: "the GUI API on by a whole ConfigMap",
    change: (l) => {
      l.removeEnv("publicApi", guiApi);
      addConfigMap(l, "publicApi", "switches", { [guiApi]: "yes" });
      imported(l, "switches");
    },
  },
  {
    what: "the GUI API on by a ConfigMap with a prefix",
    change: (l) => {
      l.removeEnv("publicApi", guiApi);
      addConfigMap(l, "publicApi", "switches", { GUI_API: "yes" });
      imported(l, "switches", { prefix: "EXPOSE_" });
    },
  },
  {
    what: "a later entry that switches it on",
    change: (l) => l.container("publicApi").env.push({ name: guiApi, value: "yes" }),
  },
  {
    what: "a key of a ConfigMap that is missing and optional",
    change: (l) => {
      addConfigMap(l, "publicApi", "switches", {});
      const configMapKeyRef = { name: "switches", key: "guiApi", optional: true };
      l.setEnv("publicApi", guiApi, { valueFrom: { configMapKeyRef } });
    },
  },
  {
    what: "a second container with the GUI API on",
    change: (l) => {
      const second = structuredClone(l.container("publicApi"));
      second.name = "second";
      second.env[0] = { name: guiApi, value: "yes" };
      l.podSpec("publicApi").containers.push(second);
    },
  },
  {
    what: "a sidecar among the init containers with the GUI API on",
    change: (l) => {
      const sidecar = structuredClone(l.container("publicApi"));
      sidecar.env = sidecar.env.filter(({ name }: { name: string }) => name !== guiApi);
      l.podSpec("publicApi").initContainers = [
        { ...sidecar, name: "sidecar", restartPolicy: "Always" },
      ];
    },
  },
  {
    what: "the commercial image with the GUI API on",
    change: (l) => {
      l.container("publicApi").image = "mirror.example.com:5000/x/com-tracardi-api:1.2.0";
      set("on")(l);
    },
  },
  {
    what: "a ConfigMap that is not in the stack",
    change: from("configMap", "elsewhere"),
  },
  {
    what: "a value that is not known",
    undecided: true,
    change: (l) => l.setEnv("publicApi", guiApi, { value: U }),
  },
  {
    what: "a ConfigMap's value that is not known",
    undecided: true,
    change: (l) => {
      addConfigMap(l, "publicApi", "switches", { guiApi: U });
      from("configMap", "switches")(l);
    },
  },
];

const turnedOff: Case[] = [
  { what: "another spelling of off", change: set("Off") },
  { what: "no spelling at all, which 0.8 takes for off", change: set("disabled") },
  { what: "off with spaces around it", change: set(" no ") },
  {
    what: "off by a ConfigMap's key",
    change: (l) => {
      addConfigMap(l, "publicApi", "switches", { guiApi: "no" });
      from("configMap", "switches")(l);
    },
  },
  {
    what: "off by a Secret",
    change: (l) => {
      l.addBeside("publicApi", "kubernetes:core/v1:Secret", "switches", {
        stringData: { guiApi: "no" },
      });
      from("secret", "switches")(l);
    },
  },
  {
    what: "on by a whole ConfigMap, but off by its own entry",
    change: (l) => {
      addConfigMap(l, "publicApi", "switches", { [guiApi]: "yes" });
      imported(l, "switches");
    },
  },
  {
    what: "an earlier entry that a later one switches off",
    change: (l) => l.container("publicApi").env.unshift({ name: guiApi, value: "yes" }),
  },
  {
    what: "an init container, which ends before anything is served",
    change: (l) => {
      const init = structuredClone(l.container("publicApi"));
      init.env[0] = { name: guiApi, value: "yes" };
      l.podSpec("publicApi").initContainers = [{ ...init, name: "init" }];
    },
  },
];

export const cases: RuleCases = {
  rule: "tracardi-gui-api-exposed",
  red: [...turnedOn, ...opened("internalApi")],
  green: [...turnedOff, ...closed("internalApi")],
};
