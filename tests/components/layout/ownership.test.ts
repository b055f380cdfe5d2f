import * as assert from "node:assert/strict";
import { at } from "../../helpers/deployment";
import { deployLayout } from "../../helpers/production";
import { nonEmpty } from "../../helpers/nonEmpty";

describe("ownership of fields", () => {
  it("is Pulumi's in every object in Kubernetes, so that no other manager's change ends in a conflict", async () => {
    const deployment = await deployLayout({ publicApi: { maxInstances: 6, spareServers: 1 } });
    const objects = deployment.all.filter(
      ({ type }) => type.startsWith("kubernetes:") && !type.endsWith("Patch"),
    );
    const kinds = new Set(nonEmpty(objects).map(({ type }) => type.split(":").at(-1)));
    for (const kind of [
      "Deployment",
      "HorizontalPodAutoscaler",
      "ValidatingAdmissionPolicyBinding",
    ]) {
      assert.ok(kinds.has(kind), kind);
    }
    for (const each of objects) {
      const annotations = at(each, "metadata.annotations") as Record<string, string>;
      assert.equal(annotations["pulumi.com/patchForce"], "true", each.name);
    }
  });

  it("says nothing of what is not in Kubernetes", async () => {
    const deployment = await deployLayout({});
    for (const each of deployment.all.filter(({ type }) => type.startsWith("aws:"))) {
      assert.equal(at(each, "metadata"), undefined, each.name);
    }
  });
});
