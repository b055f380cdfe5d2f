/** Every example through the offline preview with the package's own policy pack, in both modes. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { readPolicyConfig } from "../../preview/analyzer/policyConfig";
import { preview } from "../../preview/preview";
import { readProject } from "../../preview/project/project";

const ROOT = join(__dirname, "..", "..");

/** The names of the policies that an example violates, by level. */
async function violated(example: string, unknowns: boolean, config?: string) {
  const folder = join(ROOT, "examples", example);
  const { pack } = await preview({
    project: readProject(folder),
    policyPack: join(ROOT, "policies"),
    policyConfig: config === undefined ? {} : readPolicyConfig(join(folder, config)),
    unknowns,
  });
  const named = (level: string) => {
    const found = pack?.findings.filter((finding) => finding.level === level) ?? [];
    return [...new Set(found.map(({ policy }) => policy))].sort();
  };
  return { mandatory: named("mandatory"), advisory: named("advisory") };
}

for (const unknowns of [false, true]) {
  describe(`examples with ${unknowns ? "unknown" : "simulated"} cloud values`, () => {
    it("production violates nothing", async () => {
      assert.deepEqual(await violated("production", unknowns), { mandatory: [], advisory: [] });
    });

    it("minimal is below production, which its own configuration allows", async () => {
      const { mandatory, advisory } = await violated("minimal", unknowns, "policy-config.json");
      assert.deepEqual(mandatory, []);
      assert.equal(advisory.length, 1);
    });

    it("insecure violates every rule", async () => {
      assert.deepEqual((await violated("insecure", unknowns)).mandatory, [
        "tracardi-api-replicas",
        "tracardi-gui-api-exposed",
        "tracardi-gui-exposed",
        "tracardi-gui-replicas",
        "tracardi-public-api-replicas",
        "tracardi-search-nodes",
      ]);
    });
  });
}

describe("examples without their policy configuration", () => {
  it("minimal violates what it is below", async () => {
    assert.deepEqual((await violated("minimal", false)).mandatory, [
      "tracardi-api-replicas",
      "tracardi-gui-api-exposed",
      "tracardi-public-api-replicas",
    ]);
  });
});
