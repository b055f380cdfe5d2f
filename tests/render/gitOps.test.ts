import * as assert from "node:assert/strict";
import { join } from "node:path";
import { preview } from "../../preview/preview";
import { readProject } from "../../preview/project/project";

describe("the transformation that docs/rendering.md shows for GitOps", () => {
  it("gives every Kubernetes provider a folder of its own", async () => {
    const project = readProject(join(__dirname, "fixtures", "gitops"));
    const { resources } = await preview({ project, policyConfig: {}, unknowns: false });
    const providers = resources.filter(({ type }) => type === "pulumi:providers:kubernetes");
    const folders = providers.map(({ inputs }) => inputs.renderYamlToDirectory);
    assert.equal(providers.length, 2);
    assert.deepEqual(
      folders,
      providers.map(({ name }) => `manifests/${name}`),
    );
  });
});
