import assert from "node:assert/strict";
import { versionSkew as rule } from "../../../policies/rules/versionSkew";
import { said, withContainer } from "../../helpers/containers";
import { production } from "../../helpers/layouts";
import { type TestStack } from "../../helpers/policyStack";

const none = { found: [], undecided: [] };
const withImage = (name: string, image: string): TestStack =>
  withContainer(name, (container) => (container.image = image));

describe("version skew", () => {
  for (const cluster of ["known", "unknown"] as const) {
    it(`is found, with a cluster that is ${cluster}`, () => {
      assert.deepEqual(said(withImage("gui", "tracardi/tracardi-gui:0.8.2"), rule, cluster).found, [
        "several versions run in one installation: 0.8.2.1 (Deployment tracardi/apm, Deployment " +
          "tracardi/internal, Deployment tracardi/public, …); 0.8.2 (Deployment tracardi/gui). Give the " +
          "images of API, GUI, apm and update worker one tag; a digest goes behind it.",
      ]);
    });
  }

  it("names three workloads, and hints at no more", () => {
    const stack = withImage("gui", "tracardi/tracardi-gui:0.8.2");
    stack.change("apm", ({ spec }) => {
      spec.template.spec.containers[0].image = "tracardi/apm:0.8.2";
    });
    const three = /0\.8\.2\.1 \((\w+ [\w/]+(, )?){3}\)/;
    assert.match(said(stack, rule).found[0], three);
  });

  it("is found in an installer", () => {
    const { found } = said(withImage("installer", "tracardi/tracardi-api:0.8.1"), rule);
    assert.match(found[0], /0\.8\.1 \(Job tracardi\/installer\)/);
  });

  it("is not between registries, kinds of images, or a version with and without v", () => {
    for (const [name, image] of [
      ["gui", "registry.example.com:5000/tracardi-gui-https:0.8.2.1"],
      ["public-api", "tracardi/tracardi-api-k8s:0.8.2.1@sha256:0a"],
      ["apm", "tracardi/apm:v0.8.2.1"],
    ] as const) {
      assert.deepEqual(said(withImage(name, image), rule), none, image);
    }
  });

  it("is undecided where a digest is all that is known", () => {
    const { found, undecided } = said(withImage("gui", "tracardi/tracardi-gui@sha256:0a"), rule);
    assert.deepEqual(found, []);
    assert.match(
      undecided[0],
      /Deployment tracardi\/gui: the version of container gui is not known/,
    );
  });

  describe("beside another installation", () => {
    const staging = (name: string, image: string, namespace: string, env: object[]) => ({
      metadata: { name, namespace },
      spec: { template: { spec: { containers: [{ name, image, env }] } } },
    });
    const engine = [{ name: "ELASTIC_HOST", value: "https://staging.example.com:443" }];
    const both = () =>
      production().add(
        "kubernetes:apps/v1:Deployment",
        "staging-api",
        staging("api", "tracardi/tracardi-api:0.8.1", "staging", engine),
        { provider: "core" },
      );
    const withGui = (namespace: string, tag: string) =>
      both().add(
        "kubernetes:apps/v1:Deployment",
        "staging-gui",
        staging("gui", `tracardi/tracardi-gui:${tag}`, namespace, []),
        { provider: "core" },
      );

    it("is not between the two", () => {
      assert.deepEqual(said(both(), rule), none);
      assert.deepEqual(said(withGui("staging", "0.8.1"), rule), none);
    });

    it("is found in the one that shares a namespace", () => {
      assert.equal(said(withGui("staging", "0.8.2.1"), rule).found.length, 1);
    });

    it("is undecided for what belongs to nobody knows which, unless one of them has its version", () => {
      assert.deepEqual(said(withGui("gui", "0.8.1"), rule), none);
      assert.match(
        said(withGui("gui", "0.9.0"), rule).undecided[0],
        /Deployment gui\/gui is of a version that no installation of this stack has/,
      );
    });
  });

  for (const [updateStrategy, doubts] of [
    [{ type: "RollingUpdate", rollingUpdate: { partition: 1 } }, 1],
    [{ type: "OnDelete" }, 1],
    [{ type: "RollingUpdate", rollingUpdate: { partition: 0 } }, 0],
    [undefined, 0],
  ] as const) {
    it(`may stay behind an update: ${JSON.stringify(updateStrategy)}`, () => {
      const stack = production().change(
        "gui",
        ({ spec }) => (spec.updateStrategy = updateStrategy),
      );
      stack.get("gui").type = "kubernetes:apps/v1:StatefulSet";
      assert.equal(said(stack, rule).undecided.length, doubts);
    });
  }
});
