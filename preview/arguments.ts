import { parseArgs } from "node:util";

/** What the command line says. */
export interface Arguments {
  folder: string;
  stack?: string;
  policyPack?: string;
  policyConfig?: string;
  unknowns: boolean;
  json: boolean;
}

/** The command line is wrong; the message says how it must be. */
export class UsageError extends Error {}

export const USAGE = `usage: npm run preview -- <stack folder> [options]

  --stack NAME          the stack; without it the only one that has a file, else dev
  --policy-pack DIR     the policy pack that judges the stack; without it this package's own
  --policy-config FILE  the pack's configuration, as for pulumi's --policy-pack-config
  --unknowns            leave what a cloud computes unknown, as a real first preview does
  --json                print one JSON object

exit codes: 0 fine, 1 the program failed, 2 wrong arguments or project, 3 a mandatory policy is
violated, 4 the policy pack failed, 130 interrupted`;

export function parseArguments(args: string[]): Arguments | "help" {
  let parsed;
  try {
    parsed = parseArgs({
      args,
      allowPositionals: true,
      options: {
        stack: { type: "string" },
        "policy-pack": { type: "string" },
        "policy-config": { type: "string" },
        unknowns: { type: "boolean", default: false },
        json: { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    });
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${USAGE}`);
  }
  const { values, positionals } = parsed;
  if (values.help) {
    return "help";
  }
  if (positionals.length !== 1) {
    throw new UsageError(`give one stack folder\n\n${USAGE}`);
  }
  return {
    folder: positionals[0],
    stack: values.stack,
    policyPack: values["policy-pack"],
    policyConfig: values["policy-config"],
    unknowns: values.unknowns,
    json: values.json,
  };
}
