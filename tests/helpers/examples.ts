import { join } from "node:path";
import { type Preview, preview } from "../../preview/preview";
import { readProject } from "../../preview/project/project";

const root = join(__dirname, "..", "..");
const seen = new Map<string, Promise<Preview>>();

/** The preview of an example, run once for all tests that look at it. Nothing judges it. */
export function previewOfExample(name: string): Promise<Preview> {
  const known = seen.get(name) ?? preview(optionsOf(name));
  seen.set(name, known);
  return known;
}

const optionsOf = (name: string) => ({
  project: readProject(join(root, "examples", name)),
  policyConfig: {},
  unknowns: false,
});
