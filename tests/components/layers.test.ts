import * as assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The folders of components, each of which may use those before it: data flows one way. */
const layers = [
  ...["internal", "arguments", "settings", "validation"],
  ...["security", "network", "isolation", "cluster", "search", "cache", "database"],
  ...["ingress", "guards", "workloads", "layout"],
];
const root = join(__dirname, "..", "..", "components");

const importsOf = (file: string): string[] =>
  [
    ...readFileSync(join(root, file), "utf8").matchAll(/(?:from|require\(|import\() ?"(\.[^"]+)"/g),
  ].map(([, path]) => join(file, "..", path));

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
    assert.deepEqual(upwards, []);
  });
});
