import assert from "node:assert/strict";
import { env, exposed, found } from "../../../helpers/exposedApi";
import { guiApi } from "../../../helpers/layouts";
import type { TestStack } from "../../../helpers/policyStack";

const kubeconfig = (server: string, namespace?: string): string =>
  [
    "clusters:",
    `- cluster: { server: "${server}" }`,
    "  name: edge",
    "contexts:",
    "- context:",
    "    cluster: edge",
    ...(namespace === undefined ? [] : [`    namespace: ${namespace}`]),
    "  name: edge",
    "current-context: edge",
  ].join("\n");

/** An open API with the GUI API on, its Deployment and its Service by a kubeconfig each. */
function split(one: string, other: string, change: (stack: TestStack) => unknown = () => 0) {
  const stack = exposed(env(guiApi("yes")));
  stack.get("edge").inputs.kubeconfig = one;
  stack.add("pulumi:providers:kubernetes", "again", { kubeconfig: other });
  stack.get("service").provider = stack.get("again").urn;
  change(stack);
  return stack;
}

const server = "https://ABC.eks.example.com";

describe("the place of an object", () => {
  it("is the same cluster by whichever spelling of its address", () => {
    const other = kubeconfig("https://abc.eks.example.com:443/");
    assert.equal(found(split(kubeconfig(server), other)).length, 1);
    const elsewhere = kubeconfig("https://abd.eks.example.com");
    assert.deepEqual(found(split(kubeconfig(server), elsewhere)), []);
  });

  it("is the namespace that the kubeconfig sets, where none is given", () => {
    const judged = (namespace?: string) =>
      found(
        split(kubeconfig(server, namespace), kubeconfig(server), (stack) =>
          stack.change("api", ({ metadata }) => delete metadata.namespace),
        ),
      );
    assert.match(judged("tracardi")[0], /^Deployment tracardi\/api: /);
    assert.deepEqual(judged("other"), []);
    assert.deepEqual(judged(), []);
  });
});
