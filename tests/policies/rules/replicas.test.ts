import assert from "node:assert/strict";
import { production } from "../../helpers/layouts";
import {
  type Inputs,
  type TestStack,
  U,
  broken,
  judge,
  messagesOf,
} from "../../helpers/policyStack";

const scaler = (kind: string, name: string, minReplicas?: unknown): Inputs => ({
  metadata: { name: "scaler", namespace: "tracardi" },
  spec: { scaleTargetRef: { kind, name }, maxReplicas: 9, minReplicas },
});

const replicas = (name: string, count: unknown) => (stack: TestStack) =>
  stack.change(name, ({ spec }) => (spec.replicas = count));

const scaled = (name: string, app: string, count: unknown, least: unknown) => (stack: TestStack) =>
  replicas(
    name,
    count,
  )(stack).add(
    "kubernetes:autoscaling/v2:HorizontalPodAutoscaler",
    "scaler",
    scaler("Deployment", app, least),
    { provider: "edge" },
  );

/** The same, with a Deployment that leaves its number of replicas to the autoscaler. */
const leftToScaler = (count: unknown, least: unknown) => (stack: TestStack) => {
  scaled("public-api", "public", count, least)(stack);
  stack.get("public-api").ignoreChanges = ["spec.replicas"];
};

const keda = (least: unknown) => (stack: TestStack) =>
  stack.add(
    "kubernetes:keda.sh/v1alpha1:ScaledObject",
    "scaler",
    {
      metadata: { name: "scaler", namespace: "tracardi" },
      spec: { scaleTargetRef: { name: "public" }, minReplicaCount: least },
    },
    { provider: "edge" },
  );

const publicRule = "tracardi-public-api-replicas";
const allRule = "tracardi-api-replicas";
const guiRule = "tracardi-gui-replicas";
const searchRule = "tracardi-search-nodes";

const cases: [string, (stack: TestStack) => unknown, string[]][] = [
  ["2 public instances", replicas("public-api", 2), [publicRule, allRule]],
  [
    "2 public and 3 internal instances",
    (s) => replicas("internal-api", 3)(replicas("public-api", 2)(s)),
    [publicRule],
  ],
  ["3 public and 1 internal instance", replicas("internal-api", 1), [allRule]],
  [
    "4 public and 1 internal instance",
    (s) => replicas("internal-api", 1)(replicas("public-api", 4)(s)),
    [],
  ],
  ["replicas that are absent", replicas("public-api", undefined), [publicRule, allRule]],
  ["replicas that are null", replicas("public-api", null), [publicRule, allRule]],
  ["replicas written as a text", replicas("public-api", "3"), []],
  ["no replicas at all", replicas("public-api", 0), [publicRule, allRule]],
  ["an autoscaler down to 2", scaled("public-api", "public", 3, 2), [publicRule, allRule]],
  [
    "an autoscaler without a minimum",
    scaled("public-api", "public", undefined, undefined),
    [publicRule, allRule],
  ],
  ["an autoscaler from 3, replicas left to it", scaled("public-api", "public", undefined, 3), []],
  [
    "an autoscaler from 3, replicas at 1",
    scaled("public-api", "public", 1, 3),
    [publicRule, allRule],
  ],
  ["an autoscaler from 3, replicas of 1 that no update sets", leftToScaler(1, 3), []],
  [
    "an autoscaler from 2, replicas of 9 that no update sets",
    leftToScaler(9, 2),
    [publicRule, allRule],
  ],
  ["an autoscaler from 3 that replicas of 0 switch off", leftToScaler(0, 3), [publicRule, allRule]],
  [
    "replicas of 1 that no update sets, and no autoscaler",
    (s) => {
      replicas("public-api", 1)(s);
      s.get("public-api").ignoreChanges = ["spec.replicas"];
    },
    [publicRule, allRule],
  ],
  [
    "an autoscaler from 3, and an update that ignores something else",
    (s) => {
      scaled("public-api", "public", 1, 3)(s);
      s.get("public-api").ignoreChanges = ["spec.template"];
    },
    [publicRule, allRule],
  ],
  [
    "the lowest of two autoscalers",
    (s) => {
      scaled("public-api", "public", 3, 3)(s);
      s.add(
        "kubernetes:autoscaling/v2:HorizontalPodAutoscaler",
        "second",
        scaler("Deployment", "public", 1),
        { provider: "edge" },
      );
    },
    [publicRule, allRule],
  ],
  ["an autoscaler of KEDA, down to none", keda(undefined), [publicRule, allRule]],
  ["an autoscaler of KEDA from 3", keda(3), []],
  [
    "a patch that is no further Deployment",
    (s) =>
      s.add(
        "kubernetes:apps/v1:DeploymentPatch",
        "patch",
        {
          ...s.get("public-api").inputs,
          spec: { ...s.get("public-api").inputs.spec, replicas: 2 },
        },
        { provider: "edge" },
      ),
    [publicRule, allRule],
  ],
  ["an autoscaler of something else", scaled("public-api", "other", 3, 1), []],
  [
    "the public API off the internet but set up for it",
    (s) => s.change("public-lb", (i) => (i.internal = true)),
    [],
  ],
  ["no public API", (s) => s.remove("public-api"), [publicRule, allRule]],
  ["an installer instead of instances", (s) => s.remove("public-api", "internal-api"), []],
  ["1 GUI instance", replicas("gui", 1), [guiRule]],
  ["no GUI", (s) => s.remove("gui"), []],
  [
    "2 search nodes",
    (s) => s.change("search", (i) => (i.clusterConfig.instanceCount = 2)),
    [searchRule],
  ],
  [
    "search nodes that are absent",
    (s) => s.change("search", (i) => delete i.clusterConfig),
    [searchRule],
  ],
  [
    "a search domain of the older kind",
    (s) => {
      s.get("search").type = "aws:elasticsearch/domain:Domain";
      s.change("search", ({ clusterConfig }) => (clusterConfig.instanceCount = 1));
    },
    [searchRule],
  ],
  ["no search domain", (s) => s.remove("search"), []],
];

const unknown: [string, (stack: TestStack) => unknown, RegExp][] = [
  [
    "replicas",
    replicas("public-api", U),
    /: 0 public API instances \(Deployment tracardi\/public: not known\), at least 3/,
  ],
  ["the autoscaler's minimum", scaled("public-api", "public", 3, U), /: 0 public API instances/],
  [
    "a DaemonSet's servers",
    (s) => (s.get("public-api").type = "kubernetes:apps/v1:DaemonSet"),
    /: 0 public API instances/,
  ],
  [
    "search nodes",
    (s) => s.change("search", (i) => (i.clusterConfig.instanceCount = U)),
    /: 0 data nodes \(search domain search: not known\)/,
  ],
];

describe("replica rules", () => {
  for (const cluster of ["known", "unknown"] as const) {
    describe(`with a cluster that is ${cluster}`, () => {
      for (const [what, change, expected] of cases) {
        it(`${expected.length === 0 ? "accept" : "refuse"} ${what}`, () => {
          const stack = production();
          change(stack);
          const findings = judge(stack, { cluster });
          assert.deepEqual(broken(findings), expected);
          assert.deepEqual(messagesOf(findings, "tracardi-undecided"), []);
        });
      }

      for (const [what, change, message] of unknown) {
        it(`do not decide in silence on unknown ${what}`, () => {
          const stack = production();
          change(stack);
          const findings = judge(stack, { cluster });
          assert.deepEqual(broken(findings), []);
          assert.match(messagesOf(findings, "tracardi-undecided")[0], message);
        });
      }
    });
  }

  it("do not take an API that nothing reaches for public in silence, beside one that is", () => {
    const stack = replicas("public-api", 1)(production());
    stack.change("internal-api", ({ spec }) => {
      spec.replicas = 4;
      spec.template.spec.containers[0].env[0].value = "no";
    });
    const findings = judge(stack);
    assert.deepEqual(broken(findings), []);
    assert.match(
      messagesOf(findings, "tracardi-undecided")[0],
      /: 1 public API instance \(Deployment tracardi\/public: 1, Deployment tracardi\/internal: 4, perhaps\)/,
    );
  });

  it("name who counts, how many there are, how many there must be, and the remedy", () => {
    const stack = replicas("internal-api", 1)(production());
    assert.deepEqual(judge(stack), [
      {
        policy: allRule,
        level: "mandatory",
        message:
          "4 API instances in all (Deployment tracardi/public: 3, Deployment tracardi/internal: 1), " +
          "at least 5 are required. Raise the replicas of the API workloads (and minReplicas of their " +
          "autoscalers) to the required number in all.",
        urn: undefined,
      },
    ]);
  });

  it("blame the resource when there is only one", () => {
    const stack = replicas("gui", 1)(production());
    assert.deepEqual(judge(stack), [
      {
        policy: guiRule,
        level: "mandatory",
        message:
          "1 GUI instance (Deployment tracardi/gui: 1), at least 2 are required. Raise the replicas " +
          "of the GUI workload to the required number.",
        urn: stack.get("gui").urn,
      },
    ]);
  });
});
