import { parseCommandLine } from "./commandLine";
import { PreviewError } from "./errors";

/** What the command line says. */
export interface PreviewArguments {
  folder: string;
  stack?: string;
  policyPack?: string;
  policyConfig?: string;
  unknowns: boolean;
  json: boolean;
}

export const PREVIEW_USAGE = `usage: tracardi-preview <stack folder> [options]

Runs a stack's program and judges it by a policy pack, without account, network or Pulumi CLI.

  --stack NAME          the stack; without it the only one that has a file, else dev
  --policy-pack DIR     the policy pack that judges the stack; without it this package's own
  --policy-config FILE  the pack's configuration, as for pulumi's --policy-pack-config; names of
                        policies and properties that the pack does not know are an error here,
                        where pulumi passes over them
  --unknowns            leave what a cloud computes unknown, as a real first preview does
  --json                print one JSON object, also of an error: { "error": { "kind", "message" } }
                        with the kind input, program, pack or bug

In a clone it is npm run --silent preview -- <stack folder> [options].

What a cloud would compute is simulated for resources of aws, kubernetes and random, and for the
functions of aws that programs use most; what AWS would refuse is an error, with its reason.
Simulated names contain "simulated", ids have the shape of real ones and begin with facade00, the
account is 123456789012. A function without a simulation is answered with an unknown result, and a
warning. A resource of another package has no more outputs than its inputs. Components of another
language's package, methods of resources and policies' remediations are not run. Programs are
transpiled and not type-checked: tsc does that.

exit codes: 0 fine, 1 the program failed, 2 wrong arguments, project or policy configuration, 3 a
mandatory policy is violated, 4 the policy pack failed, 130 interrupted`;

export function parsePreviewArguments(args: string[]): PreviewArguments | "help" {
  const { values, positionals } = parse(args);
  if (values.help) {
    return "help";
  }
  if (positionals.length !== 1) {
    throw new PreviewError("input", "give one stack folder; --help tells more");
  }
  for (const name of ["stack", "policy-pack", "policy-config"] as const) {
    if (values[name] === "") {
      throw new PreviewError("input", `--${name} is empty: give a value, or leave it out`);
    }
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

const parse = (args: string[]) =>
  parseCommandLine({
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
