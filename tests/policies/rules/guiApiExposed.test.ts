import assert from "node:assert/strict";
import { addFront, clusters, deployment, guiApi, production, service } from "../../helpers/layouts";
import { type Inputs, TestStack, U, judge, messagesOf } from "../../helpers/policyStack";

const rule = "tracardi-gui-api-exposed";
const found = (stack: TestStack, cluster: "known" | "unknown" = "unknown"): string[] =>
  messagesOf(judge(stack, { cluster }), rule);
const undecided = (stack: TestStack): string[] => messagesOf(judge(stack), "tracardi-undecided");

/** One API behind a Service of type LoadBalancer that is open to the internet. */
function exposed(container: Inputs = {}, type = "apps/v1:Deployment"): TestStack {
  const api = deployment("api", "tracardi-api", 5, []);
  Object.assign(api.spec.template.spec.containers[0], container);
  return clusters(new TestStack())
    .add(`kubernetes:${type}`, "api", api, { provider: "edge" })
    .add("kubernetes:core/v1:Service", "service", service("api", { type: "LoadBalancer" }), {
      provider: "edge",
    });
}

const env = (...entries: Inputs[]): Inputs => ({ env: entries });

describe("rule tracardi-gui-api-exposed", () => {
  for (const cluster of ["known", "unknown"] as const) {
    it(`names resource, value, way and remedy, with a cluster that is ${cluster}`, () => {
      assert.deepEqual(found(exposed(env(guiApi("yes"))), cluster), [
        'Deployment tracardi/api: EXPOSE_GUI_API in container api is "yes", and the internet reaches ' +
          "it through Service tracardi/api of type LoadBalancer, which admits 0.0.0.0/0. Set " +
          'EXPOSE_GUI_API to "no" on the API that the internet reaches, and run the API for the GUI ' +
          "as a workload of its own that only trusted networks reach (an internal load balancer, or " +
          "one limited to their networks).",
      ]);
    });

    it(`finds nothing with the GUI API off, with a cluster that is ${cluster}`, () => {
      assert.deepEqual(found(exposed(env(guiApi("no"))), cluster), []);
    });

    it(`follows an AWS load balancer, with a cluster that is ${cluster}`, () => {
      const stack = production().change("internal-lb", (inputs) => (inputs.internal = false));
      assert.deepEqual(found(stack, cluster), []);
      const open = { securityGroupId: U, ipProtocol: "-1", cidrIpv6: "::/0" };
      stack.add("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "open", open, {
        from: { securityGroupId: ["internal-sg"] },
      });
      assert.equal(found(stack, cluster).length, 1);
      assert.match(
        found(stack, cluster)[0],
        /through load balancer internal-lb → listener internal-https → target group internal-tg → TargetGroupBinding tracardi\/internal → Service tracardi\/internal, which admits ::\/0\. Set/,
      );
    });
  }

  describe("the value of EXPOSE_GUI_API", () => {
    const configMap = (data: Inputs) => (stack: TestStack) =>
      stack.add(
        "kubernetes:core/v1:ConfigMap",
        "settings",
        { metadata: { name: "settings", namespace: "tracardi" }, data },
        { provider: "edge" },
      );
    const secret = (fields: Inputs) => (stack: TestStack) =>
      stack.add(
        "kubernetes:core/v1:Secret",
        "settings",
        { metadata: { name: "settings", namespace: "tracardi" }, ...fields },
        { provider: "edge" },
      );
    const keyRef = (kind: "configMapKeyRef" | "secretKeyRef", more: Inputs = {}) =>
      env({
        name: "EXPOSE_GUI_API",
        valueFrom: { [kind]: { name: "settings", key: "EXPOSE_GUI_API", ...more } },
      });
    const all = { envFrom: [{ configMapRef: { name: "settings" } }] };
    const nothing = (stack: TestStack) => stack;

    const on: [string, Inputs, (stack: TestStack) => TestStack, RegExp][] = [
      ["is absent", {}, nothing, /is not set \(the image's default is "yes"\)/],
      ["is true", env(guiApi("True")), nothing, /is "True"/],
      ["is 1", env(guiApi("1")), nothing, /is "1"/],
      ["is a typo", env(guiApi("nope")), nothing, /is "nope"/],
      ["is empty", env(guiApi("")), nothing, /is ""/],
      ["is given twice, last on", env(guiApi("no"), guiApi("yes")), nothing, /is "yes"/],
      ["is another variable", env({ name: "OFF", value: "no" }, guiApi("$(OFF)")), nothing, /OFF/],
      ["is on in a ConfigMap", all, configMap({ EXPOSE_GUI_API: "yes" }), /is "yes"/],
      ["is not in the ConfigMap", all, configMap({ OTHER: "no" }), /is not set/],
      [
        "has another prefix",
        { envFrom: [{ prefix: "X_", configMapRef: { name: "settings" } }] },
        configMap({ EXPOSE_GUI_API: "no" }),
        /is not set/,
      ],
      [
        "is off in envFrom, on in env",
        { ...all, ...env(guiApi("yes")) },
        configMap({ EXPOSE_GUI_API: "no" }),
        /is "yes"/,
      ],
      [
        "comes from a ConfigMap elsewhere",
        keyRef("configMapKeyRef"),
        nothing,
        /comes from ConfigMap settings, which is not/,
      ],
      [
        "comes from an optional ConfigMap elsewhere",
        keyRef("configMapKeyRef", { optional: true }),
        nothing,
        /comes from ConfigMap settings/,
      ],
      [
        "comes from a field of the pod",
        env({ name: "EXPOSE_GUI_API", valueFrom: { fieldRef: { fieldPath: "metadata.name" } } }),
        nothing,
        /comes from valueFrom/,
      ],
      [
        "is on in a Secret",
        keyRef("secretKeyRef"),
        secret({ stringData: { EXPOSE_GUI_API: "tell-tale" } }),
        /from a Secret is not off/,
      ],
    ];
    for (const [what, container, add, message] of on) {
      it(`is on when it ${what}`, () => {
        const messages = found(add(exposed(container)));
        assert.equal(messages.length, 1);
        assert.match(messages[0], message);
        assert.doesNotMatch(messages[0], /tell-tale/);
      });
    }

    const off: [string, Inputs, (stack: TestStack) => TestStack][] = [
      ["is NO", env(guiApi("NO")), nothing],
      ["is off", env(guiApi("off")), nothing],
      ["is false", env(guiApi("false")), nothing],
      ["is given twice, last off", env(guiApi("yes"), guiApi("no")), nothing],
      ["is off in a ConfigMap", all, configMap({ EXPOSE_GUI_API: "no" })],
      ["is off by reference", keyRef("configMapKeyRef"), configMap({ EXPOSE_GUI_API: "no" })],
      [
        "is off in a Secret",
        keyRef("secretKeyRef"),
        secret({ stringData: { EXPOSE_GUI_API: "no" } }),
      ],
      [
        "is off in a Secret's data",
        keyRef("secretKeyRef"),
        secret({ data: { EXPOSE_GUI_API: "bm8=" } }),
      ],
      [
        "is on in envFrom, off in env",
        { ...all, ...env(guiApi("no")) },
        configMap({ EXPOSE_GUI_API: "yes" }),
      ],
      [
        "has the prefix",
        { envFrom: [{ prefix: "EXPOSE_", configMapRef: { name: "settings" } }] },
        configMap({ GUI_API: "no" }),
      ],
    ];
    for (const [what, container, add] of off) {
      it(`is off when it ${what}`, () => {
        assert.deepEqual(found(add(exposed(container))), []);
        assert.deepEqual(undecided(add(exposed(container))), []);
      });
    }

    it("is not decided in silence while it is unknown", () => {
      const stack = exposed(env(guiApi(U)));
      assert.deepEqual(found(stack), []);
      assert.match(
        undecided(stack)[0],
        /^What cannot|^cannot be decided before deployment: Deployment tracardi\/api: the value of EXPOSE_GUI_API in container api is not known, and the internet may reach it through/,
      );
    });

    it("does not come from a ConfigMap of another namespace", () => {
      const stack = configMap({ EXPOSE_GUI_API: "no" })(exposed(all));
      stack.change("settings", (inputs) => (inputs.metadata.namespace = "other"));
      assert.equal(found(stack).length, 1);
    });
  });

  describe("the workload", () => {
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
      it(`may be a ${type}`, () =>
        assert.equal(found(exposed(env(guiApi("yes")), type)).length, 1));
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

    for (const image of ["acme/tracardi-api-tests:1", "tracardi/update-worker:0.8.2.1", "nginx"]) {
      it(`is not one that runs ${image}`, () => {
        const container = image.includes("worker") ? env(guiApi("yes")) : {};
        assert.deepEqual(found(exposed({ image, ...container })), []);
      });
    }

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

  it("does not follow a Service that selects only part of the labels, or lives elsewhere", () => {
    const stack = () => exposed(env(guiApi("yes")));
    const selector = (labels: Inputs) =>
      stack().change("service", ({ spec }) => (spec.selector = labels));
    assert.equal(found(selector({ tier: "tracardi" })).length, 1);
    assert.equal(found(selector({ app: "api", tier: "tracardi" })).length, 1);
    assert.deepEqual(found(selector({ app: "api", tier: "other" })), []);
    assert.deepEqual(found(selector({})), []);
    const moved = stack().change("service", ({ metadata }) => (metadata.namespace = "other"));
    assert.deepEqual(found(moved), []);
    const elsewhere = stack();
    elsewhere.get("service").provider = elsewhere.get("core").urn;
    assert.deepEqual(found(elsewhere), []);
  });

  it("sees through two providers for one cluster", () => {
    const stack = exposed(env(guiApi("yes")));
    stack.add(
      "pulumi:providers:kubernetes",
      "again",
      { kubeconfig: U },
      {
        from: { kubeconfig: ["edge-cluster"] },
      },
    );
    stack.get("service").provider = stack.get("again").urn;
    assert.equal(found(stack).length, 1);
  });

  it("joins by where values come from while namespace and names are unknown", () => {
    const stack = clusters(new TestStack());
    addFront(stack, { app: "api", provider: "edge", networks: ["0.0.0.0/0"] });
    stack
      .add("kubernetes:core/v1:Namespace", "ns", { metadata: {} }, { provider: "edge" })
      .add("kubernetes:apps/v1:Deployment", "api", deployment("api", "tracardi-api", 5), {
        provider: "edge",
      });
    for (const name of ["api", "api-service", "api-binding"]) {
      stack.change(name, ({ metadata }) => (metadata.namespace = U));
      stack.get(name).references.metadata = [stack.get("ns").urn];
    }
    stack.change("api-service", ({ metadata }) => delete metadata.name);
    stack.change("api-binding", ({ spec }) => (spec.serviceRef.name = U));
    stack.get("api-binding").references.spec.push(stack.get("api-service").urn);
    assert.match(
      found(stack)[0],
      /target group api-tg → TargetGroupBinding api → Service api-service/,
    );
  });
});
