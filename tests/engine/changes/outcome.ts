/** What an update would do, as `pulumi preview --json` tells it. */
export type Outcome =
  | { readonly refused: string }
  | {
      readonly replaced: readonly string[];
      readonly changed: readonly string[];
      readonly made: readonly string[];
      readonly gone: readonly string[];
    };

interface Step {
  readonly op: string;
  readonly urn: string;
}

interface Diagnostic {
  readonly severity: string;
  readonly message: string;
}

interface Printed {
  readonly steps?: readonly Step[];
  readonly diagnostics?: readonly Diagnostic[];
}

export function outcome(code: number | null, stdout: string): Outcome {
  const { steps = [], diagnostics = [] } = JSON.parse(stdout) as Printed;
  if (code !== 0) {
    const errors = diagnostics.filter(({ severity }) => severity === "error");
    return { refused: oneLine(errors.map(({ message }) => message).join(" ")) };
  }
  const of = (...ops: string[]) =>
    steps.filter(({ op }) => ops.includes(op)).map(({ urn }) => kindOf(urn));
  return {
    replaced: of("replace"),
    changed: of("update"),
    made: of("create"),
    gone: of("delete"),
  };
}

/** An outcome in words: "in place: 2 Deployments". */
export function inWords(result: Outcome): string {
  if ("refused" in result) return `refused: ${result.refused}`;
  const parts = [
    ["**replaces**", result.replaced],
    ["in place:", result.changed],
    ["makes", result.made],
    ["deletes", result.gone],
  ] as const;
  const told = parts.filter(([, kinds]) => kinds.length > 0);
  if (told.length === 0) return "nothing";
  return told.map(([verb, kinds]) => `${verb} ${counted(kinds)}`).join("; ");
}

function counted(kinds: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([kind, count]) => (count === 1 ? kind : `${count} ${kind}`))
    .join(", ");
}

/** `Deployment` of `…$kubernetes:apps/v1:Deployment::name`; with its package where the name alone misleads. */
function kindOf(urn: string): string {
  const type = urn.split("::")[2].split("$").at(-1) ?? "";
  const kind = type.split(":").at(-1) ?? type;
  if (type.startsWith("ec:")) return `${kind} (ec)`;
  return type.startsWith("pulumi:providers:") ? `${kind} provider` : kind;
}

/** The component's own words, or the engine's on what is protected: without its frame, and in one line. */
function oneLine(message: string): string {
  const guarded = /(unable to replace )?resource "(urn:[^"]+)"\s+(?:as it|cannot be deleted)/.exec(
    message,
  );
  if (guarded !== null) {
    return `would ${guarded[1] ? "replace" : "delete"} the ${kindOf(guarded[2])}, which is protected`;
  }
  const from = Math.max(0, message.indexOf("TracardiProduction "));
  return message
    .slice(from)
    .replace(/\n\s*at [^\n]*/g, "")
    .replace(/\s+/g, " ")
    .trim();
}
