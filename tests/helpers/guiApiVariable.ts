import assert from "node:assert/strict";
import { env, exposed, found, undecided } from "./exposedApi";
import { type Inputs, type TestStack } from "./policyStack";

export const configMap = (data: Inputs) => (stack: TestStack) =>
  stack.add(
    "kubernetes:core/v1:ConfigMap",
    "settings",
    { metadata: { name: "settings", namespace: "tracardi" }, data },
    { provider: "edge" },
  );
export const secret = (fields: Inputs) => (stack: TestStack) =>
  stack.add(
    "kubernetes:core/v1:Secret",
    "settings",
    { metadata: { name: "settings", namespace: "tracardi" }, ...fields },
    { provider: "edge" },
  );
export const keyRef = (kind: "configMapKeyRef" | "secretKeyRef", more: Inputs = {}) =>
  env({
    name: "EXPOSE_GUI_API",
    valueFrom: { [kind]: { name: "settings", key: "EXPOSE_GUI_API", ...more } },
  });
export const all = { envFrom: [{ configMapRef: { name: "settings" } }] };
export const patchOfApi = (spec: Inputs) =>
  [
    "kubernetes:apps/v1:DeploymentPatch",
    "patch",
    { metadata: { name: "api", namespace: "tracardi" }, spec: { template: { spec } } },
    { provider: "edge" },
  ] as const;
export const nothing = (stack: TestStack) => stack;
export const version = (tag: string) => ({ image: `tracardi/tracardi-api:${tag}` });
export const both = "tracardi/tracardi-api:0.8.2.1@sha256:0000";
export const byDigest = { image: "tracardi/tracardi-api@sha256:0000" };

/** A container of the API, and what is said where its GUI API is on. */
export type On = readonly [string, Inputs, (stack: TestStack) => TestStack, RegExp];

export type Off = readonly [string, Inputs, (stack: TestStack) => TestStack];

/** Containers whose GUI API is on, and others whose one is off. */
export function describeGuiApi(
  what: string,
  cases: { on: readonly On[]; off: readonly Off[] },
): void {
  describe(what, () => {
    for (const [name, container, add, message] of cases.on) {
      it(`is on when it ${name}`, () => {
        const messages = found(add(exposed(container)));
        assert.equal(messages.length, 1);
        assert.match(messages[0], message);
        assert.doesNotMatch(messages[0], /tell-tale/);
      });
    }

    for (const [name, container, add] of cases.off) {
      it(`is off when it ${name}`, () => {
        assert.deepEqual(found(add(exposed(container))), []);
        assert.deepEqual(undecided(add(exposed(container))), []);
      });
    }
  });
}
