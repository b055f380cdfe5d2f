import { type Inputs, U } from "../../../helpers/policyStack";
import type { Layout, RuleCases } from "../case";

const podOf = (l: Layout): Inputs => structuredClone(l.podSpec("apm"));

const addAutoscaler = (l: Layout, maxReplicas: unknown): void => {
  const { name } = l.inputs("apm").metadata;
  l.addBeside("apm", "kubernetes:autoscaling/v2:HorizontalPodAutoscaler", "apm-scaler", {
    spec: { scaleTargetRef: { kind: "Deployment", name }, minReplicas: 1, maxReplicas },
  });
};

const addSecond = (l: Layout, change: (container: Inputs) => void = () => undefined): void => {
  const spec = podOf(l);
  change(spec.containers[0]);
  l.addBeside("apm", "kubernetes:apps/v1:Deployment", "second-apm", {
    spec: { replicas: 1, strategy: { type: "Recreate" }, template: { spec } },
  });
};

const without = (l: Layout): void => {
  l.inputs("apm").spec.replicas = 0;
};

const addCronJob = (l: Layout, concurrencyPolicy: unknown): void => {
  without(l);
  const template = { spec: podOf(l) };
  l.addBeside("apm", "kubernetes:batch/v1:CronJob", "apm-job", {
    spec: { concurrencyPolicy, schedule: "* * * * *", jobTemplate: { spec: { template } } },
  });
};

export const cases: RuleCases = {
  rule: "tracardi-single-apm",
  red: [
    {
      what: "two replicas",
      change: (l) => {
        l.inputs("apm").spec.replicas = 2;
      },
    },
    { what: "an autoscaler up to three", change: (l) => addAutoscaler(l, 3) },
    { what: "a second Deployment", change: (l) => addSecond(l) },
    {
      what: "a DaemonSet",
      change: (l) => {
        without(l);
        l.addBeside("apm", "kubernetes:apps/v1:DaemonSet", "apm-set", {
          spec: { template: { spec: podOf(l) } },
        });
      },
    },
    {
      what: "a surge during updates",
      change: (l) => {
        l.inputs("apm").spec.strategy = { type: "RollingUpdate" };
      },
    },
    {
      what: "no strategy, which means a surge",
      change: (l) => {
        delete l.inputs("apm").spec.strategy;
      },
    },
    {
      what: "a surge of a share",
      change: (l) => {
        l.inputs("apm").spec.strategy = {
          type: "RollingUpdate",
          rollingUpdate: { maxSurge: "25%", maxUnavailable: 0 },
        };
      },
    },
    { what: "a CronJob that does not wait", change: (l) => addCronJob(l, undefined) },
    { what: "a CronJob that allows two", change: (l) => addCronJob(l, "Allow") },
    {
      what: "replicas that are not known",
      undecided: true,
      change: (l) => {
        l.inputs("apm").spec.replicas = U;
      },
    },
    {
      what: "an autoscaler up to nobody knows",
      undecided: true,
      change: (l) => addAutoscaler(l, U),
    },
    {
      what: "a strategy that is not known",
      undecided: true,
      change: (l) => {
        l.inputs("apm").spec.strategy = U;
      },
    },
  ],
  green: [
    { what: "an autoscaler that stays at one", change: (l) => addAutoscaler(l, 1) },
    {
      what: "an update without a surge",
      change: (l) => {
        l.inputs("apm").spec.strategy = {
          type: "RollingUpdate",
          rollingUpdate: { maxSurge: 0, maxUnavailable: 1 },
        };
      },
    },
    { what: "a CronJob that waits", change: (l) => addCronJob(l, "Forbid") },
    { what: "none", change: without },
    {
      what: "another for the test data",
      change: (l) => {
        addSecond(l, ({ env }) => env.push({ name: "PRODUCTION", value: "no" }));
      },
    },
    {
      what: "another for another tenant",
      // Where the search engine's address is not known yet, nothing tells them apart.
      forms: ["nginx", "service", "gateway", "targetGroup"],
      change: (l) => addSecond(l, ({ env }) => env.push({ name: "TENANT", value: "other" })),
    },
  ],
};
