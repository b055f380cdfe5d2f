import assert from "node:assert/strict";
import { env, exposed, found, undecided } from "../../helpers/exposedApi";
import { guiApi } from "../../helpers/layouts";
import { type Inputs, type TestStack, U } from "../../helpers/policyStack";

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
  const patchOfApi = (spec: Inputs) =>
    [
      "kubernetes:apps/v1:DeploymentPatch",
      "patch",
      { metadata: { name: "api", namespace: "tracardi" }, spec: { template: { spec } } },
      { provider: "edge" },
    ] as const;
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
      "is set by the command",
      { ...env(guiApi("no")), command: ["sh", "-c", "EXPOSE_GUI_API=yes exec bash start.sh"] },
      nothing,
      /comes from the container's command, which is not followed/,
    ],
    [
      "is set by the arguments",
      { ...env(guiApi("no")), command: ["env"], args: ["EXPOSE_GUI_API=yes", "bash", "start.sh"] },
      nothing,
      /comes from the container's command/,
    ],
    [
      "is on in a patch of the ConfigMap",
      all,
      (stack) =>
        configMap({ EXPOSE_GUI_API: "no" })(stack).add(
          "kubernetes:core/v1:ConfigMapPatch",
          "patch",
          {
            metadata: { name: "settings", namespace: "tracardi" },
            data: { EXPOSE_GUI_API: "yes" },
          },
          { provider: "edge" },
        ),
      /is "yes"/,
    ],
    [
      "is on in a patch of the Deployment",
      env(guiApi("no")),
      (stack) => stack.add(...patchOfApi({ containers: [{ name: "api", ...env(guiApi("yes")) }] })),
      /is "yes"/,
    ],
    [
      "is on in a patch by another provider of the cluster",
      env(guiApi("no")),
      (stack) => {
        stack.add(...patchOfApi({ containers: [{ name: "api", ...env(guiApi("yes")) }] }));
        stack.add(
          "pulumi:providers:kubernetes",
          "again",
          { kubeconfig: U },
          { from: { kubeconfig: ["edge-cluster"] } },
        );
        stack.get("patch").provider = stack.get("again").urn;
        return stack;
      },
      /is "yes"/,
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
    ["is off, with another command", { ...env(guiApi("no")), command: ["gunicorn"] }, nothing],
    [
      "is off in a patch of the Deployment",
      env(guiApi("yes")),
      (stack) => stack.add(...patchOfApi({ containers: [{ name: "api", ...env(guiApi("no")) }] })),
    ],
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
