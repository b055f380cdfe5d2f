import { parseArgs } from "node:util";
import { InputError } from "./errors";

const formats = ["text", "json", "sarif", "junit"] as const;
type Format = (typeof formats)[number];

/** What the command line says. */
export interface PoliciesArguments {
  readonly paths: readonly string[];
  readonly format: Format;
  readonly out?: string;
  readonly config?: string;
  readonly stack?: string;
  readonly unknowns: boolean;
  readonly clusters: boolean;
  readonly strict: boolean;
  readonly allowNone: boolean;
}

export const POLICIES_USAGE = `usage: tracardi-policies <path>... [options]

Judges whether a Tracardi deployment is fit for production. Needs no account, network, cluster or Pulumi
CLI. A path is, by what it holds:

  a folder or file   Kubernetes objects in YAML or JSON, in folders below too
  -                  the same on standard input: kubectl kustomize . | tracardi-policies -
  a file             of pulumi preview --json --show-sames --show-reads, or of pulumi stack export
  a stack folder     with a Pulumi.yaml: its program runs offline, with simulated cloud values

All paths together are one deployment.

  --format FORMAT  text (default), json, sarif (2.1.0) or junit
  --out FILE       write the report to a file, and the text for people to standard output
  --config FILE    the configuration, as for pulumi's --policy-pack-config: { "tracardi": { ... } }
  --clusters       each folder in a folder of Kubernetes objects is a cluster of its own, as
                   npm run render writes them; without it they are one cluster
  --stack NAME     of a stack folder: the stack; without it the only one that has a file, else dev
  --unknowns       of a stack folder: leave what a cloud computes unknown, as a real first preview does
  --strict         advisory findings and what cannot be decided fail too
  --allow-none     do not fail where nothing of Tracardi's runs
  --version, --help

exit codes: 0 fine, 1 a stack's program failed, or a bug of this tool, 2 wrong arguments, input or
configuration, or no workload of Tracardi's found in it, 3 a mandatory rule is violated, 130 interrupted`;

export function parsePoliciesArguments(
  args: readonly string[],
): PoliciesArguments | "help" | "version" {
  const { values, positionals } = parse(args);
  if (values.help) return "help";
  if (values.version) return "version";
  if (positionals.length === 0) {
    throw new InputError("give a folder, a file, or - for standard input; --help tells more");
  }
  if (positionals.filter((path) => path === "-").length > 1) {
    throw new InputError("- is given twice: standard input can be read once");
  }
  for (const name of ["out", "config", "stack"] as const) {
    if (values[name] === "") {
      throw new InputError(`--${name} is empty: give a value, or leave it out`);
    }
  }
  const format = formats.find((each) => each === values.format);
  if (format === undefined) {
    throw new InputError(`--format ${values.format}: there are ${formats.join(", ")}`);
  }
  const { out, config, stack, unknowns, clusters, strict } = values;
  const allowNone = values["allow-none"];
  return { paths: positionals, format, out, config, stack, unknowns, clusters, strict, allowNone };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        format: { type: "string", default: "text" },
        out: { type: "string" },
        config: { type: "string" },
        stack: { type: "string" },
        unknowns: { type: "boolean", default: false },
        clusters: { type: "boolean", default: false },
        strict: { type: "boolean", default: false },
        "allow-none": { type: "boolean", default: false },
        version: { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    });
  } catch (error) {
    throw new InputError(`${(error as Error).message}; --help tells more`);
  }
}
