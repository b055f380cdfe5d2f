import * as assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Cluster } from "../../render/render";
import { ControlPlane } from "./support/controlPlane";
import { installDefinitions, rendered } from "./support/installed";

const examples = join(__dirname, "..", "..", "examples");

describe("a Kubernetes API server takes, with strict validation of all fields", () => {
  for (const example of readdirSync(examples)) {
    describe(example, () => {
      let clusters: Cluster[];
      before(async () => (clusters = await rendered(join(examples, example))));

      it("all objects, in the order in which they are applied", async () => {
        for (const { name, manifests } of clusters) {
          const plane = await ControlPlane.start();
          try {
            await installDefinitions(plane.api);
            for (const { body, kind, name: own } of manifests) {
              await plane.api.apply(body).catch((error: Error) => {
                throw new Error(`${name}, ${kind} ${own}: ${error.message}`);
              });
            }
          } finally {
            await plane.stop();
          }
        }
        assert.ok(clusters.length > 0);
      });
    });
  }
});
