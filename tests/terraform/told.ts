import type { Outcome } from "../engine/changes/outcome";
import type { Row } from "../engine/changes/rows";
import { lineOf, secondCell } from "../engine/changes/told";

/** What docs/changes.md says of a row; undefined if it does not have it. */
export function told(row: Row, page: string): Outcome | undefined {
  const line = lineOf(row, page);
  return line === undefined ? undefined : parsed(secondCell(line));
}

/** An outcome from its words: `**replaces** Job; in place: 3 Deployment`. */
export function parsed(text: string): Outcome {
  if (text.startsWith("refused: ")) return { refused: text.slice("refused: ".length) };
  const after = (verb: string) => {
    const part = text.split("; ").find((each) => each.startsWith(`${verb} `));
    const kinds = part?.slice(verb.length + 1).split(", ") ?? [];
    return kinds.flatMap((each) => {
      const [, count = "1", kind] = /^(?:(\d+) )?(.+)$/.exec(each) ?? [];
      return Array.from({ length: Number(count) }, () => kind);
    });
  };
  return {
    replaced: after("**replaces**"),
    changed: after("in place:"),
    made: after("makes"),
    gone: after("deletes"),
  };
}

/** Whether an outcome may be of something that the provider manages. */
export function concerns(said: Outcome, kinds: ReadonlySet<string>): boolean {
  if ("refused" in said) return PROTECTED.test(said.refused);
  const { replaced, changed, made, gone } = said;
  return [replaced, changed, made, gone].flat().some((kind) => kinds.has(kind));
}

/** What Pulumi refuses, by the verb and the kind. */
const PROTECTED = /^would (replace|delete) the (.+), which is protected/;

/** What a row says, and what the provider says, of the kinds that it manages. */
export interface Comparison {
  readonly told: Outcome;
  readonly planned: Outcome;
  readonly agree: boolean;
}

export function compared(said: Outcome, planned: Outcome, kinds: ReadonlySet<string>): Comparison {
  if ("refused" in said || "refused" in planned) {
    return { told: said, planned, agree: refusedAlike(said, planned) };
  }
  const own = {
    replaced: said.replaced.filter((kind) => kinds.has(kind)),
    changed: said.changed.filter((kind) => kinds.has(kind)),
    made: said.made.filter((kind) => kinds.has(kind)),
    gone: said.gone.filter((kind) => kinds.has(kind)),
  };
  const agree = (Object.keys(own) as (keyof typeof own)[]).every(
    (verb) => [...own[verb]].sort().join() === [...planned[verb]].sort().join(),
  );
  return { told: own, planned, agree };
}

/** Pulumi refuses what is protected, which the provider would replace or delete. */
function refusedAlike(said: Outcome, planned: Outcome): boolean {
  if (!("refused" in said) || "refused" in planned) return false;
  const [, verb, kind] = PROTECTED.exec(said.refused) ?? [];
  if (kind === undefined) return false;
  return planned[verb === "replace" ? "replaced" : "gone"].includes(kind);
}
