import { env } from "../../../helpers/exposedApi";
import {
  configMap,
  secret,
  keyRef,
  all,
  patchOfApi,
  nothing,
  byDigest,
  describeGuiApi,
} from "../../../helpers/guiApiVariable";
import { guiApi } from "../../../helpers/layouts";
import { U } from "../../../helpers/policyStack";

describeGuiApi("the value of EXPOSE_GUI_API from elsewhere", {
  on: [
    [
      "is a variable of envFrom that is on",
      { ...all, ...env(guiApi("$(ON)")) },
      configMap({ ON: "yes" }),
      /is "yes"/,
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
  ],
  off: [
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
      "is off in a patch of the Deployment",
      env(guiApi("yes")),
      (stack) => stack.add(...patchOfApi({ containers: [{ name: "api", ...env(guiApi("no")) }] })),
    ],
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
  ],
});
