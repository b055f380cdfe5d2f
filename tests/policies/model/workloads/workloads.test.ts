import assert from "node:assert/strict";
import { env, exposed, found, undecided } from "../../../helpers/exposedApi";
import { deployment, guiApi } from "../../../helpers/layouts";
import { U, judge, messagesOf } from "../../../helpers/policyStack";

describe("a Tracardi workload", () => {
  for (const type of [
    "apps/v1:StatefulSet",
    "apps/v1:DaemonSet",
    "apps/v1:ReplicaSet",
    "apps/v1beta1:Deployment",
    "extensions/v1beta1:Deployment",
    "core/v1:ReplicationController",
    "apps/v1:DeploymentPatch",
    "argoproj.io/v1alpha1:Rollout",
  ]) {
    it(`may be a ${type}`, () => assert.equal(found(exposed(env(guiApi("yes")), type)).length, 1));
  }

  it("may be a naked Pod", () => {
    const { template } = deployment("api", "tracardi-api", 1, [guiApi("yes")]).spec;
    const pod = {
      metadata: { ...template.metadata, name: "api", namespace: "tracardi" },
      spec: template.spec,
    };
    const stack = exposed()
      .remove("api")
      .add("kubernetes:core/v1:Pod", "api", pod, { provider: "edge" });
    assert.match(found(stack)[0], /^Pod tracardi\/api: /);
  });

  it("may be inside a List", () => {
    const item = deployment("api", "tracardi-api", 5, [guiApi("yes")]);
    const stack = exposed().remove("api");
    stack.add("kubernetes:core/v1:List", "list", { items: [item] }, { provider: "edge" });
    assert.match(found(stack)[0], /^Deployment tracardi\/api: /);
  });

  for (const image of [
    "registry.example.com:5000/mirror/tracardi/tracardi-api:0.8.2.1",
    "tracardi/tracardi-api@sha256:0000",
    "tracardi-api-k8s",
    "example/com-tracardi-api:1.2",
  ]) {
    it(`may run ${image}`, () => {
      assert.equal(found(exposed({ image, ...env(guiApi("yes")) })).length, 1);
    });
  }

  it("is known by its environment when its image was renamed or is not known", () => {
    assert.equal(found(exposed({ image: "acme/cdp:1", ...env(guiApi("yes")) })).length, 1);
    assert.equal(found(exposed({ image: U, ...env(guiApi("yes")) })).length, 1);
  });

  it("is not decided in silence while nothing tells what it is", () => {
    const stack = exposed({ image: U });
    assert.deepEqual(found(stack), []);
    assert.deepEqual(undecided(stack), [
      "cannot be decided before deployment: whether Deployment tracardi/api (container api) runs " +
        "Tracardi, as its image is not known. Write the image as plain text.",
    ]);
  });

  for (const image of [
    "acme/tracardi-api-tests:1",
    "tracardi/apm:1",
    "tracardi/update-worker:1",
    "nginx",
  ]) {
    it(`is not one that runs ${image}`, () => {
      const container = image.includes("worker") ? env(guiApi("yes")) : {};
      assert.deepEqual(found(exposed({ image, ...container })), []);
    });
  }

  for (const container of [
    { image: "example/cdp:tracardi-api-0.8.2.1" },
    { image: "mirror/tracardi_tracardi-api:0.8.2.1" },
    { image: "acme/cdp:1", ...env({ name: "INSTALLATION_TOKEN", value: "x" }) },
    { image: "acme/cdp:1", envFrom: [{ configMapRef: { name: "settings" } }] },
  ]) {
    it(`is not decided in silence: ${JSON.stringify(container)}`, () => {
      const stack = exposed(container).add(
        "kubernetes:core/v1:ConfigMap",
        "settings",
        { metadata: { name: "settings", namespace: "tracardi" }, data: { EXPOSE_GUI_API: "yes" } },
        { provider: "edge" },
      );
      assert.match(
        undecided(stack)[0],
        /: whether Deployment tracardi\/api \(container api\) runs Tracardi, as its image does not have the name/,
      );
    });
  }

  for (const image of ["mirror/tracardi/api:1", "acme/gui-tracardi", "tracardi-frontend:2"]) {
    it(`is not decided in silence: a copy called ${image}`, () => {
      assert.match(undecided(exposed({ image }))[0], /runs Tracardi, as its image does not have/);
    });
  }

  it("is not decided in silence by its own name, whatever its image is called", () => {
    const stack = exposed({ image: "acme/crm:1" });
    stack.change("api", ({ metadata }) => (metadata.name = "tracardi-gui"));
    assert.match(undecided(stack)[0], /whether Deployment tracardi\/tracardi-gui runs Tracardi/);
  });

  it("is what its image says, whatever labels the configuration calls another process", () => {
    const config = { workloads: { apm: { labels: { app: "api" } } } };
    assert.equal(messagesOf(judge(exposed(), { config }), "tracardi-gui-api-exposed").length, 1);
  });

  it("is none that has an image and settings of its own", () => {
    const container = { image: "acme/cdp:1", ...env({ name: "REDIS_HOST", value: "x" }) };
    assert.deepEqual(undecided(exposed(container)), []);
  });

  it("may have the API in an init container that perhaps goes on", () => {
    const api = { name: "hidden", image: "tracardi/tracardi-api:0.8.2.1", restartPolicy: U };
    const stack = exposed({ image: "nginx", name: "proxy" });
    stack.change("api", ({ spec }) => (spec.template.spec.initContainers = [api]));
    assert.equal(found(stack).length, 1);
  });

  it("may have the API in a second container or in a sidecar", () => {
    const api = { name: "hidden", image: "tracardi/tracardi-api:0.8.2.1" };
    const stack = exposed({ image: "nginx", name: "proxy" });
    stack.change("api", ({ spec }) => spec.template.spec.containers.push(api));
    assert.match(found(stack)[0], /in container hidden is not set/);
    stack.change("api", ({ spec }) => {
      spec.template.spec.containers.pop();
      spec.template.spec.initContainers = [{ ...api, restartPolicy: "Always" }];
    });
    assert.equal(found(stack).length, 1);
    stack.change("api", ({ spec }) => (spec.template.spec.initContainers = [api]));
    assert.deepEqual(found(stack), []);
  });
});
