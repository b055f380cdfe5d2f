import * as fs from "node:fs";
import * as path from "node:path";
import { type InstallerVariableDefinition, installerVariables } from "./variables";

/** Where the pod mounts the ConfigMap with the installer's files. */
export const installerFolder = "/opt/tracardi-installer";

/** What the installer's container runs; the image's own working folder, `/app`, stays. */
export const installerCommand = ["python3", `${installerFolder}/install.py`];

/**
 * The installer's Python files by name, as the data of a ConfigMap. Read when called, not at import.
 */
export function installerFiles(): Record<string, string> {
  const names = fs.readdirSync(__dirname).filter((name) => name.endsWith(".py"));
  return Object.fromEntries(
    names.sort().map((name) => [name, fs.readFileSync(path.join(__dirname, name), "utf8")]),
  );
}

/** Seconds that stopping the API may take at the most, as `api_process.py` has it, and some slack. */
const slackSeconds = 60;

/**
 * Seconds after which the Job as a whole has to be over (its `activeDeadlineSeconds`): later than all
 * of the installer's own deadlines together, so that it is the installer that says what took so long.
 */
export function installerDeadlineSeconds(): number {
  const variables: Record<string, InstallerVariableDefinition> = installerVariables;
  const deadlines = Object.entries(variables).filter(([name]) => name.endsWith("_DEADLINE"));
  return deadlines.reduce((sum, [, { value }]) => sum + Number(value), slackSeconds);
}
