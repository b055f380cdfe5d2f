import assert from "node:assert/strict";
import { modelOf } from "../../helpers/frontends";
import { hidden } from "../../helpers/exposure";
import { type Inputs, U } from "../../helpers/policyStack";

const doubts = (type: string, inputs: Inputs, name = "release"): string[] =>
  modelOf(hidden().add(`kubernetes:${type}`, name, inputs, { provider: "core" })).unidentified.map(
    ({ doubt }) => doubt,
  );
const release = "helm.sh/v3:Release";

describe("what deploys Tracardi out of sight", () => {
  for (const [name, found] of [
    ["a release of its chart", () => doubts(release, { chart: "tracardi" })],
    [
      "a release from its repository",
      () => doubts(release, { repositoryOpts: { repo: "https://tracardi.example.com" } }),
    ],
    [
      "a release with values about it",
      () => doubts(release, { chart: "app", values: { image: "tracardi/tracardi-api" } }),
    ],
    ["a release of its name", () => doubts(release, { chart: U }, "tracardi")],
    [
      "an Application of Argo CD",
      () =>
        doubts("argoproj.io/v1alpha1:Application", { spec: { source: { path: "apps/tracardi" } } }),
    ],
    [
      "a HelmRelease of Flux",
      () => doubts("helm.toolkit.fluxcd.io/v2:HelmRelease", { metadata: { name: "tracardi" } }),
    ],
  ] as const) {
    it(`is named: ${name}`, () => assert.equal(found().length, 1));
  }

  for (const [name, found] of [
    ["a release of something else", () => doubts(release, { chart: "ingress-nginx" })],
    [
      "a release of something else in its namespace",
      () => doubts(release, { chart: "redis", namespace: "tracardi" }),
    ],
    [
      "an Application for something else there",
      () =>
        doubts("argoproj.io/v1alpha1:Application", {
          spec: { source: { path: "redis" }, destination: { namespace: "tracardi" } },
        }),
    ],
    [
      "a chart whose objects are in the stack",
      () => doubts("helm.sh/v4:Chart", { chart: "tracardi" }),
    ],
    ["what is not known", () => doubts(release, { chart: U, values: U })],
  ] as const) {
    it(`is not: ${name}`, () => assert.deepEqual(found(), []));
  }

  for (const [name, type, spec] of [
    [
      "a Service of Knative",
      "serving.knative.dev/v1:Service",
      { template: { spec: { containers: [{ image: "tracardi/tracardi-api:0.8.2.1" }] } } },
    ],
    [
      "an Application of KubeVela",
      "core.oam.dev/v1beta1:Application",
      { components: [{ properties: { image: "hub.example.com/com-tracardi-api:1.2" } }] },
    ],
  ] as const) {
    it(`is named: ${name}`, () => {
      assert.match(doubts(type, { spec }).join(), /seems to run Tracardi, and is of a kind that/);
    });
  }

  it("is not: a kind of its own with other images", () => {
    const spec = { template: { image: "acme/shop:1", note: "tracardi/tracardi-api" } };
    assert.deepEqual(doubts("acme.example.com/v1:Shop", { spec }), []);
  });

  it("is said with the remedy", () => {
    assert.deepEqual(doubts(release, { name: "tracardi", namespace: "tracardi", chart: "x" }), [
      "Release release seems to deploy Tracardi, and what it deploys is not to be seen in this stack. " +
        "Deploy a Helm chart by kubernetes.helm.v4.Chart, or judge its rendered YAML with tracardi-policies.",
    ]);
  });
});
