import * as assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The folders of components, each of which may use those before it: data flows one way. */
const layers = [
  ...["internal", "arguments", "settings", "validation"],
  ...["security", "network", "isolation", "cluster", "search", "cache", "database"],
  ...["ingress", "guards", "workloads", "layout"],
];
/** What still goes the other way, and no more. */
const upwardStill = [
  "settings/clusterKind.ts imports cluster/serviceNetwork",
  "settings/resolve.ts imports network/subnetPlan",
  "validation/egress.ts imports isolation/outside",
  "validation/existingClusters.ts imports cluster/serviceNetwork",
  "validation/network.ts imports cluster/serviceNetwork",
  "validation/network.ts imports network/subnetPlan",
  "validation/networkSets.ts imports network/subnetPlan",
  "validation/podExtras.ts imports workloads/ownVariables",
  "validation/reach.ts imports cluster/serviceNetwork",
  "validation/reach.ts imports isolation/outside",
];
const root = join(__dirname, "..", "..", "components");

const importsOf = (file: string): string[] =>
  [...readFileSync(join(root, file), "utf8").matchAll(/ from "(\.[^"]+)"/g)].map(([, path]) =>
    join(file, "..", path),
  );

const layerOf = (path: string): number => layers.indexOf(path.split("/")[0]);

describe("components", () => {
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) =>
    /\/.*\.ts$/.test(file),
  );

  it("are in folders that are layers, all of them", () => {
    assert.deepEqual(
      [...new Set(files.map((file) => file.split("/")[0]))].sort(),
      [...layers].sort(),
    );
  });

  it("import nothing from a layer above their own", () => {
    const upwards = files.flatMap((file) =>
      importsOf(file)
        .filter((path) => layerOf(path) > layerOf(file))
        .map((path) => `${file} imports ${path}`),
    );
    assert.deepEqual(upwards.sort(), upwardStill);
  });
});
