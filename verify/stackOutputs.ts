import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { UsageError } from "./usageError";

/** The host names in the outputs of a stack. */
export interface StackHosts {
  readonly publicApi: string;
  readonly internalApi?: string;
  readonly gui?: string;
}

/**
 * Reads the outputs of a stack by Pulumi's CLI.
 *
 * @param folder the folder of its project
 * @throws UsageError if there are none
 */
export async function stackHosts(stack: string, folder: string): Promise<StackHosts> {
  const args = ["stack", "output", "--json", "--non-interactive", "--stack", stack];
  let stdout: string;
  try {
    ({ stdout } = await promisify(execFile)("pulumi", args, { cwd: folder }));
  } catch (error) {
    const { code, stderr } = error as { code?: unknown; stderr?: string };
    const why = code === "ENOENT" ? "there is no pulumi on the PATH" : (stderr ?? "").trim();
    throw new UsageError(
      `cannot read the outputs of stack ${stack}: ${why}; give the host names by --public-api and its like instead`,
    );
  }
  return hostsIn(JSON.parse(stdout), stack);
}

/** Outputs of the stack, or of one output that is an installation as a whole. */
export function hostsIn(outputs: Readonly<Record<string, unknown>>, stack: string): StackHosts {
  const candidates = [outputs, ...Object.values(outputs).filter(isObject)];
  const owner = candidates.find(({ publicApiUrl }) => typeof publicApiUrl === "string");
  if (owner === undefined) {
    throw new UsageError(
      `stack ${stack} has no output publicApiUrl: export the installation's outputs, or give --public-api`,
    );
  }
  const host = (key: string): string | undefined => {
    const url = owner[key];
    return typeof url === "string" && URL.canParse(url) ? new URL(url).hostname : undefined;
  };
  return {
    publicApi: host("publicApiUrl") ?? "",
    internalApi: host("internalApiUrl"),
    gui: host("guiUrl"),
  };
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;
