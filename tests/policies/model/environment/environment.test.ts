import assert from "node:assert/strict";
import { env, exposed, found, undecided } from "../../../helpers/exposedApi";
import { guiApi } from "../../../helpers/layouts";
import { type Inputs, type TestStack, U } from "../../../helpers/policyStack";

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
  const version = (tag: string) => ({ image: `tracardi/tracardi-api:${tag}` });
  const both = "tracardi/tracardi-api:0.8.2.1@sha256:0000";
  const byDigest = { image: "tracardi/tracardi-api@sha256:0000" };

  const on: [string, Inputs, (stack: TestStack) => TestStack, RegExp][] = [
    ["is absent", {}, nothing, /is not set \(the image's default is "yes"\)/],
    ["is YES", env(guiApi("YES")), nothing, /is "YES"/],
    ["is true, at 0.9", { ...version("0.9.0-rc3b"), ...env(guiApi("True")) }, nothing, /is "True"/],
    ["is on, at 0.9", { ...version("v0.9.0"), ...env(guiApi("on")) }, nothing, /is "on"/],
    ["is true, at no known version", { ...byDigest, ...env(guiApi("true")) }, nothing, /"true"/],
    ["is a typo, at 1.2", { ...version("1.2.0"), ...env(guiApi("nope")) }, nothing, /is "nope"/],
    ["is empty, at a mirror's tag", { ...version("acme-7"), ...env(guiApi("")) }, nothing, /is ""/],
    ["is given twice, last on", env(guiApi("no"), guiApi("yes")), nothing, /is "yes"/],
    [
      "is another variable that is on",
      env({ name: "ON", value: "yes" }, guiApi("$(ON)")),
      nothing,
      /is "yes"/,
    ],
    [
      "is made of others",
      env({ name: "Y", value: "y" }, { name: "YE", value: "$(Y)e" }, guiApi("$(YE)s")),
      nothing,
      /is "yes"/,
    ],
    ["is what it was before", env(guiApi("yes"), guiApi("$(EXPOSE_GUI_API)")), nothing, /is "yes"/],
    [
      "is a variable of envFrom that is on",
      { ...all, ...env(guiApi("$(ON)")) },
      configMap({ ON: "yes" }),
      /is "yes"/,
    ],
    [
      "is a variable that comes later, which stays as it is written",
      { ...byDigest, ...env(guiApi("$(OFF)"), { name: "OFF", value: "no" }) },
      nothing,
      /is "\$\(OFF\)"/,
    ],
    [
      "is escaped, which leaves the text",
      { ...byDigest, ...env({ name: "OFF", value: "no" }, guiApi("$$(OFF)")) },
      nothing,
      /is "\$\(OFF\)"/,
    ],
    [
      "is a Service's address",
      env(guiApi("$(SWITCH_SERVICE_HOST)")),
      nothing,
      /comes from the address of a Service/,
    ],
    [
      "takes a token, which is not repeated",
      {
        ...byDigest,
        ...env({ name: "INSTALLATION_TOKEN", value: "tell-tale" }, guiApi("$(INSTALLATION_TOKEN)")),
      },
      nothing,
      /from a Secret is not off/,
    ],
    [
      "is off in binary data, which makes no variables",
      all,
      (stack) => {
        configMap({})(stack);
        return stack.change("settings", (i) => (i.binaryData = { EXPOSE_GUI_API: "bm8=" }));
      },
      /is not set/,
    ],
    [
      "is off in the earlier of two ConfigMaps",
      {
        envFrom: [{ configMapRef: { name: "settings" } }, { configMapRef: { name: "more" } }],
      },
      (stack) =>
        configMap({ EXPOSE_GUI_API: "no" })(stack).add(
          "kubernetes:core/v1:ConfigMap",
          "more",
          { metadata: { name: "more", namespace: "tracardi" }, data: { EXPOSE_GUI_API: "yes" } },
          { provider: "edge" },
        ),
      /is "yes"/,
    ],
    [
      "comes from a file of a volume",
      env({
        name: "EXPOSE_GUI_API",
        valueFrom: { fileKeyRef: { volumeName: "files", path: "env", key: "EXPOSE_GUI_API" } },
      }),
      nothing,
      /comes from valueFrom.fileKeyRef/,
    ],
    [
      "is an annotation that is on",
      env({
        name: "EXPOSE_GUI_API",
        valueFrom: { fieldRef: { fieldPath: "metadata.annotations['gui']" } },
      }),
      (stack) =>
        stack.change("api", ({ spec }) => (spec.template.metadata.annotations = { gui: "yes" })),
      /is "yes"/,
    ],
    [
      "is given to gunicorn",
      env(guiApi("no"), { name: "GUNICORN_CMD_ARGS", value: "--env EXPOSE_GUI_API=yes" }),
      nothing,
      /comes from the container's command/,
    ],
    [
      "is taken away by the command",
      { ...env(guiApi("no")), command: ["env", "-i", "bash", "start.sh"] },
      nothing,
      /comes from the container's command/,
    ],
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
      /comes from valueFrom.fieldRef \(metadata.name\)/,
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
      { ...byDigest, ...keyRef("secretKeyRef") },
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
    ["is OFF, at no known version", { ...byDigest, ...env(guiApi("OFF")) }, nothing],
    ["is true, at 0.8", env(guiApi("True")), nothing],
    ["is true, at 0.8 by tag and digest", { image: both, ...env(guiApi("true")) }, nothing],
    ["is empty, at 0.8", env(guiApi("")), nothing],
    ["is another variable", env({ name: "OFF", value: "no" }, guiApi("$(OFF)")), nothing],
    [
      "stays with an optional reference to nothing",
      env(guiApi("no"), {
        name: "EXPOSE_GUI_API",
        valueFrom: { configMapKeyRef: { name: "settings", key: "OTHER", optional: true } },
      }),
      configMap({ EXPOSE_GUI_API: "yes" }),
    ],
    [
      "is off in a Secret over its data",
      keyRef("secretKeyRef"),
      secret({ data: { EXPOSE_GUI_API: "eWVz" }, stringData: { EXPOSE_GUI_API: "no" } }),
    ],
    [
      "is off, with a command that only names one like it",
      { ...env(guiApi("no")), command: ["sh", "-c", "NO_EXPOSE_GUI_API_HERE=1 exec start.sh"] },
      nothing,
    ],
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

  for (const [what, container] of [
    ["its command is not known", { ...env(guiApi("no")), command: ["sh", "-c", U] }],
    ["a file may stand over it", { ...env(guiApi("no")), args: ["sh", "-c", ". /run/env && x"] }],
    ["an entry of its variables is not known", env(guiApi("no"), { name: U, value: "yes" })],
    ["it takes another that is not known", env({ name: "A", value: U }, guiApi("$(A)"))],
  ] as [string, Inputs][]) {
    it(`is not decided in silence while ${what}`, () => {
      assert.deepEqual(found(exposed(container)), []);
      assert.match(undecided(exposed(container)).join(), /EXPOSE_GUI_API in container api is not/);
    });
  }

  describe("in a ConfigMap whose name Pulumi makes up", () => {
    const made = (...values: (string | undefined)[]) => {
      const stack = exposed({ envFrom: [{ configMapRef: { name: U } }] });
      const names = values.map((value, index) => {
        const data = value === undefined ? {} : { EXPOSE_GUI_API: value };
        stack.add(
          "kubernetes:core/v1:ConfigMap",
          `made-${index}`,
          { metadata: { namespace: "tracardi" }, data, immutable: true },
          { provider: "edge" },
        );
        return stack.get(`made-${index}`).urn;
      });
      stack.get("api").references.spec = names;
      return stack;
    };

    it("is what the only one that it may be says, or all of them", () => {
      assert.equal(found(made("yes")).length, 1);
      assert.equal(found(made("yes", "yes")).length, 1);
      for (const stack of [made("no"), made("no", "no")]) {
        assert.deepEqual([...found(stack), ...undecided(stack)], []);
      }
    });

    it("is not decided where they say different things", () => {
      for (const stack of [made("no", "yes"), made("no", undefined)]) {
        assert.deepEqual(found(stack), []);
        assert.match(undecided(stack).join(), /the value of EXPOSE_GUI_API/);
      }
    });
  });

  it("does not come from a ConfigMap of another namespace", () => {
    const stack = configMap({ EXPOSE_GUI_API: "no" })(exposed(all));
    stack.change("settings", (inputs) => (inputs.metadata.namespace = "other"));
    assert.equal(found(stack).length, 1);
  });
});
