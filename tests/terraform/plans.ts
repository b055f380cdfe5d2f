import { isDeepStrictEqual } from "node:util";
import { type WireValue, isObject } from "../../preview/engine/wire";
import type { Outcome } from "../engine/changes/outcome";
import { type Change, type Deployed, configurationOf } from "./change";
import type { Translated } from "./resources";
import type { Schemas } from "./schema";
import { attributes, stateOf } from "./state";
import type { Plan, PlannedChange, Refused, Terraform } from "./terraform";

/** What the provider says of one change. */
export interface Answer {
  readonly change: Change;
  readonly planned: readonly PlannedChange[];
  readonly refused: readonly Refused[];
}

/** The provider's answers to many changes, by one plan of all that it does not refuse. */
export async function answers(
  terraform: Terraform,
  changes: readonly Change[],
  schemas: Schemas,
): Promise<Answer[]> {
  const refused = new Map<string, Refused[]>();
  for (;;) {
    const left = changes.filter(({ scope }) => !refused.has(scope));
    const plan = await planOf(terraform, left, schemas);
    if (plan.refused.length === 0) {
      return changes.map((change) => ({
        change,
        planned: plan.changes.filter(({ name }) => scopeOf(name) === change.scope),
        refused: refused.get(change.scope) ?? [],
      }));
    }
    for (const each of plan.refused) {
      const scope = scopeOf(each.address?.split(".")[1] ?? "");
      if (!left.some((change) => change.scope === scope)) throw new Error(each.reason);
      refused.set(scope, [...(refused.get(scope) ?? []), each]);
    }
  }
}

function planOf(terraform: Terraform, changes: readonly Change[], schemas: Schemas): Promise<Plan> {
  const kept = changes.flatMap(({ scope, before }) =>
    before.map((each) => ({ ...each, name: `${scope}${each.name}` })),
  );
  return terraform.plan(configurationOf(changes), stateOf(kept, schemas));
}

/** The scope of a change, by a number that is unlike any other's. */
export const scopeNumber = (index: number): string => `s${index}__`;

const scopeOf = (name: string): string => /^s\d+__/.exec(name)?.[0] ?? "";

/** The resources of a stack as they are once their first plan was carried out. */
export function deployed({ change, planned }: Answer, schemas: Schemas): Deployed[] {
  const plans = byAddress(planned);
  return change.after.flatMap((resource) => {
    const plan = plans.get(`${resource.type}.${change.scope}${resource.name}`);
    if (plan === undefined) return [];
    return [
      { ...resource, attributes: attributes(resource, plan.change, schemas[resource.type].block) },
    ];
  });
}

/** What a change does, in the words of docs/changes.md. */
export function outcomeOf({ change, planned, refused }: Answer): Outcome {
  if (refused.length > 0) return { refused: refused.map(({ reason }) => reason).join(" ") };
  const plans = byAddress(planned);
  const of = (resources: readonly Translated[], wanted: Verb) =>
    resources
      .filter((resource) => {
        const plan = plans.get(`${resource.type}.${change.scope}${resource.name}`);
        return plan !== undefined && verb(resource, plan.change) === wanted;
      })
      .map(({ kind }) => kind);
  return {
    replaced: of(change.after, "replace"),
    changed: of(change.after, "update"),
    made: of(change.after, "create"),
    gone: of(change.before, "delete"),
  };
}

type Verb = "replace" | "update" | "create" | "delete" | "no-op";

function verb({ replacedBy }: Translated, change: PlannedChange["change"]): Verb {
  const [action = "no-op", more] = change.actions;
  if (more !== undefined) return "replace";
  if (action !== "update") return action as Verb;
  const changed = changedIn(change);
  // Terraform calls an update too what only becomes sensitive.
  if (changed.length === 0) return "no-op";
  return changed.some((name) => replacedBy.includes(name)) ? "replace" : "update";
}

/**
 * The attributes that differ, or will be known only afterwards. A state that is made of a plan has none where the
 * provider writes an empty value.
 */
export function changedIn({
  before,
  after,
  after_unknown: unknown,
}: PlannedChange["change"]): string[] {
  const [olds, news] = [before ?? {}, after ?? {}];
  const names = new Set([...Object.keys(olds), ...Object.keys(news)]);
  const differ = [...names].filter(
    (name) => !isDeepStrictEqual(filledIn(olds[name]), filledIn(news[name])),
  );
  const later = Object.entries(isObject(unknown) ? unknown : {})
    .filter(([, each]) => JSON.stringify(each).includes("true"))
    .map(([name]) => name);
  return [...new Set([...differ, ...later])];
}

/** Without what is empty, or as if it was not given. */
function filledIn(value: WireValue | undefined): WireValue {
  if (value === undefined || value === null) return null;
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(filledIn);
  if (!isObject(value)) return value === "" || value === false || value === 0 ? null : value;
  const given = Object.entries(value).map(([name, each]) => [name, filledIn(each)] as const);
  const left = given.filter(([, each]) => each !== null);
  return left.length === 0 ? null : Object.fromEntries(left);
}

const byAddress = (planned: readonly PlannedChange[]): ReadonlyMap<string, PlannedChange> =>
  new Map(planned.map((each) => [each.address, each]));
