import { readFileSync } from "node:fs";
import { VERIFY_USAGE, type VerifyArguments, parseVerifyArguments } from "./arguments";
import { Connections } from "./connections/connections";
import { jsonReport } from "./outputs/json";
import { textReport } from "./outputs/text";
import { type StackHosts, stackHosts } from "./stackOutputs";
import { UsageError } from "./usageError";
import { verify } from "./verify";

export interface CommandOutput {
  readonly print: (line: string) => void;
  readonly printError: (line: string) => void;
}

/** Exit codes; `VERIFY_USAGE` documents them. */
const FINE = 0;
const WRONG = 2;
const FAILED = 3;

/** @returns the exit code */
export async function verifyCommand(
  args: readonly string[],
  { print, printError }: CommandOutput,
): Promise<number> {
  try {
    const given = parseVerifyArguments(args);
    if (given === "help") {
      print(VERIFY_USAGE);
      return FINE;
    }
    const findings = await findingsOf(given);
    print(given.json ? jsonReport(findings) : textReport(findings));
    return findings.some(({ status }) => status === "failed") ? FAILED : FINE;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    printError(`error: ${error.message}`);
    return WRONG;
  }
}

async function findingsOf(given: VerifyArguments) {
  const { collector: openRoutes, largestBodyKiB, origin, trusted, detours, ca } = given;
  const hosts = await hostsOf(given);
  const connections = new Connections(detours, ca === undefined ? undefined : read(ca));
  const installation = { ...hosts, openRoutes, largestBodyKiB, origin, trusted };
  return verify({ installation, connections });
}

async function hostsOf(given: VerifyArguments): Promise<StackHosts> {
  const { stack, cwd, publicApi = "", internalApi, gui } = given;
  return stack === undefined ? { publicApi, internalApi, gui } : stackHosts(stack, cwd);
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new UsageError(`--ca ${file}: ${(error as Error).message}`);
  }
}
