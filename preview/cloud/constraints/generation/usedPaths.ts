import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { Properties, WireValue, isObject, unwrap } from "../../../engine/wire";
import { preview } from "../../../preview";
import { readProject } from "../../../project/project";

const EXAMPLES = join(__dirname, "..", "..", "..", "..", "examples");

/** The folders of the examples that have a program. */
export function examples(): string[] {
  const folders = readdirSync(EXAMPLES).map((name) => join(EXAMPLES, name));
  return folders.filter((folder) => existsSync(join(folder, "Pulumi.yaml")));
}

/** By resource type, the paths of all properties that previews of the folders show. */
export async function usedPaths(folders: string[]): Promise<Map<string, Set<string>>> {
  const used = new Map<string, Set<string>>();
  for (const folder of folders) {
    const project = readProject(folder);
    const { resources } = await preview({ project, policyConfig: {}, unknowns: false });
    for (const { type, inputs } of resources) {
      const paths = used.get(type) ?? new Set();
      collect(inputs, "", paths);
      used.set(type, paths);
    }
  }
  return used;
}

function collect(properties: Properties, place: string, paths: Set<string>): void {
  for (const [name, value] of Object.entries(properties)) {
    const path = place === "" ? name : `${place}.${name}`;
    paths.add(path);
    for (const each of objectsIn(value)) collect(each, path, paths);
  }
}

function objectsIn(value: WireValue): Properties[] {
  const plain = unwrap(value);
  return (Array.isArray(plain) ? plain.map(unwrap) : [plain]).filter(isObject);
}
