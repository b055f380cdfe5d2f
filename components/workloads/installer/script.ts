import * as fs from "node:fs";
import * as path from "node:path";
import { type InstallerVariableDefinition, installerVariables } from "./variables";

/** Where the pod mounts the ConfigMap with the installer's files. */
export const installerFolder = "/opt/tracardi-installer";

/** The command of the installer's container; the image's own working folder, `/app`, stays. */
export const installerCommand = ["python3", `${installerFolder}/install.py`];

/** The installer's Python files by name, as the data of a ConfigMap. Reads them on each call, not on import. */
export function installerFiles(): Record<string, string> {
  const names = fs.readdirSync(__dirname).filter((name) => name.endsWith(".py"));
  return Object.fromEntries(
    names.sort().map((name) => [name, fs.readFileSync(path.join(__dirname, name), "utf8")]),
  );
}

/** Maximum seconds to stop the API, as in `api_process.py`, plus some slack. */
const slackSeconds = 60;

/**
 * Seconds until the whole Job must end (its `activeDeadlineSeconds`). This is longer than all of the
 * installer's own deadlines together, so that the installer itself reports what took so long.
 */
export function installerDeadlineSeconds(): number {
  const variables: Record<string, InstallerVariableDefinition> = installerVariables;
  const deadlines = Object.entries(variables).filter(([name]) => name.endsWith("_DEADLINE"));
  return deadlines.reduce((sum, [, { value }]) => sum + Number(value), slackSeconds);
}
