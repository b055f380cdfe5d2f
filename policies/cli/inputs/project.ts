import { existsSync } from "node:fs";
import { join } from "node:path";

/** The files that mark a stack folder. */
const names = ["Pulumi.yaml", "Pulumi.yml"];

/** The project file of a stack folder; undefined in any other folder. */
export const projectFileOf = (folder: string): string | undefined =>
  names.map((each) => join(folder, each)).find((file) => existsSync(file));

export const isStackFolder = (folder: string): boolean => projectFileOf(folder) !== undefined;
