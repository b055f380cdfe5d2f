/** The root project, which is all configuration, through the offline preview with the package's policy pack. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ComponentResource } from "@pulumi/pulumi";
import type { TracardiProduction } from "../../components/tracardiProduction";
import { UNKNOWN_VALUE, eachString, isSecret } from "../../preview/engine/wire";
import { preview, type Preview } from "../../preview/preview";
import { readProject } from "../../preview/project/project";
import { previewOfExample } from "../helpers/examples";
import { withFolder } from "./helpers/fixtures";

const ROOT = join(__dirname, "..", "..");
const EXAMPLE = readFileSync(join(ROOT, "Pulumi.example.yaml"), "utf8");
const PROJECT = readFileSync(join(ROOT, "Pulumi.yaml"), "utf8");
const SECRET = "hunter2-hunter2-hunter2";

type Outputs = Exclude<keyof TracardiProduction, keyof ComponentResource>;
/** The compiler's word that the stack exports every output: a name that is missing does not fit. */
const missing: Record<Exclude<Outputs, keyof typeof import("../../stack")>, never> = {};

/** Previews the root project with another configuration than the example's. */
function previewOf(config: string, unknowns = false): Promise<Preview> {
  // The program is that of the root folder, where its packages are.
  const files = { "Pulumi.yaml": PROJECT, "stack.ts": "", "Pulumi.test.yaml": config };
  return withFolder(files, (folder) => {
    const { root, folder: programFolder, entry } = readProject(ROOT, "example");
    const project = { ...readProject(folder), root, folder: programFolder, entry };
    return preview({ project, policyPack: join(ROOT, "policies"), policyConfig: {}, unknowns });
  });
}

describe("the root project", () => {
  /** Two tests look at it. */
  let simulated: Promise<Preview>;
  before(() => (simulated = previewOf(EXAMPLE)));

  for (const unknowns of [false, true]) {
    const values = unknowns ? "unknown" : "simulated";
    it(`is the production layout with the example's configuration and ${values} cloud values`, async () => {
      const { outputs, pack } = await (unknowns ? previewOf(EXAMPLE, true) : simulated);
      assert.deepEqual(pack?.findings, []);
      assert.equal(outputs.publicApiUrl, "https://track.example.com");
      assert.equal(isSecret(outputs.adminPassword), true);
      assert.deepEqual(missing, {});
    });
  }

  it("has the same layout as examples/production", async () => {
    const example = await previewOfExample("production");
    const { resources } = await simulated;
    const kinds = ({ resources: all }: Pick<Preview, "resources">) =>
      all.map(({ type, name }) => `${type} ${name}`).filter((each) => !each.includes(":Stack "));
    assert.deepEqual(kinds({ resources }).sort(), kinds(example).sort());
  });

  it("takes encrypted values, and keeps them secret and unknown", async () => {
    const secrets = "  tracardi:identity:\n    mergeSecret:\n      secure: v1:abc\n";
    const { resources, pack } = await previewOf(EXAMPLE + secrets);
    assert.deepEqual(pack?.findings, []);
    const found = resources.find(
      ({ type, name }) => type === "kubernetes:core/v1:Secret" && name === "tracardi-public-api",
    );
    let unknownSecrets = 0;
    eachString(found?.inputs ?? {}, (text, inSecret) => {
      if (text === UNKNOWN_VALUE && inSecret) unknownSecrets++;
    });
    assert.ok(unknownSecrets > 0);
  });

  it("tells everything that is wrong with the configuration, by its keys, and no secret", async () => {
    const wrong = EXAMPLE.replace("tracardi:adminEmail:", "tracardi:adminMail:");
    const secrets = `  tracardi:identity:\n    mergeSecret: ${SECRET}\n  tracardi:redis:\n    nodes: "2"\n`;
    await assert.rejects(previewOf(wrong + secrets), ({ message }: Error) => {
      const [head, ...lines] = message.split("\n");
      assert.equal(head, 'TracardiProduction "tracardi" has 4 wrong arguments:');
      const paths = lines.map((line) => /^ {2}- (\S+): /.exec(line)?.[1]);
      assert.deepEqual(paths.sort(), [
        "tracardi:adminEmail",
        "tracardi:adminMail",
        "tracardi:identity.mergeSecret",
        "tracardi:redis.nodes",
      ]);
      assert.ok(!message.includes(SECRET));
      return true;
    });
  });
});
