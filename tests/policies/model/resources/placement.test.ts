import assert from "node:assert/strict";
import { placementOf } from "../../../../policies/model/resources/placement";
import { ResourceIndex, type StackResource } from "../../../../policies/model/resources/resources";
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

  it("is what each stack says, also of a resource that two of them have", () => {
    const object: StackResource = {
      ...{ urn: "api", type: "kubernetes:apps/v1:Deployment", kind: "workload", name: "api" },
      ...{ props: { metadata: { name: "api" } }, outputs: undefined },
      ...{ references: {}, ignoredChanges: [], provider: "provider" },
    };
    const provider = (namespace: string): StackResource => ({
      ...{
        ...object,
        urn: "provider",
        type: "pulumi:providers:kubernetes",
        kind: "kubernetesProvider",
      },
      ...{ props: { namespace }, provider: undefined },
    });
    const namespaces = ["one", "two"].map(
      (namespace) =>
        placementOf(object, new ResourceIndex([provider(namespace), object])).namespace,
    );
    assert.deepEqual(namespaces, ["one", "two"]);
  });

  it("is the namespace of the context, not what else is called so in the kubeconfig", () => {
    const commented = `# namespace: elsewhere\n${kubeconfig(server, "tracardi")}`;
    const stack = split(commented, kubeconfig(server), (each) =>
      each.change("api", ({ metadata }) => delete metadata.namespace),
    );
    assert.match(found(stack)[0], /^Deployment tracardi\/api: /);
  });
});
