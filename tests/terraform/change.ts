import type { Properties } from "../../preview/engine/wire";
import { computedOf, referredTo, withReferences } from "./references";
import type { Translated } from "./resources";

/** A resource that is deployed, with the attributes that Terraform knows of it. */
export interface Deployed extends Translated {
  readonly attributes: Properties;
}

/** A change of a deployed stack, cut down to what can be affected by it. */
export interface Change {
  /** Starts the names of its resources, so that many changes fit into one plan. */
  readonly scope: string;
  readonly before: readonly Deployed[];
  readonly after: readonly Translated[];
}

/** The resources that differ, and those that get a value of one of these, by however many others. */
export function changeOf(
  scope: string,
  before: readonly Deployed[],
  after: readonly Translated[],
): Change {
  const [olds, news] = [linked(before), linked(after)];
  const affected = new Set(
    [...olds.keys(), ...news.keys()].filter((urn) => olds.get(urn) !== news.get(urn)),
  );
  const computed = computedOf(after, addressOf);
  for (let size = -1; size !== affected.size;) {
    size = affected.size;
    for (const { urn, inputs } of after) {
      const sources = [...referredTo(inputs, computed)];
      if (sources.some((each) => affected.has(each.urn))) affected.add(urn);
    }
  }
  const within = <T extends Translated>(all: readonly T[]) =>
    all.filter(({ urn }) => affected.has(urn));
  return { scope, before: within(before), after: within(after) };
}

/** The whole of a stack that changes nothing: what a plan says of it is not due to a change. */
export const unchanged = (scope: string, deployed: readonly Deployed[]): Change => ({
  scope,
  before: deployed,
  after: deployed,
});

/** The arguments of the resources of a change, by type and name. */
export function configurationOf(changes: readonly Change[]): Properties {
  const resource: Record<string, Properties> = {};
  for (const { scope, after } of changes) {
    const computed = computedOf(after, ({ type, name }) => `${type}.${scope}${name}`);
    for (const { type, name, inputs } of after) {
      (resource[type] ??= {})[`${scope}${name}`] = withReferences(inputs, computed);
    }
  }
  return { resource };
}

const addressOf = ({ type, name }: Translated): string => `${type}.${name}`;

/** What each resource is given, by its URN, with names in the place of what others compute. */
function linked(resources: readonly Translated[]): ReadonlyMap<string, string> {
  const computed = computedOf(resources, addressOf);
  return new Map(
    resources.map(({ urn, inputs }) => [urn, JSON.stringify(withReferences(inputs, computed))]),
  );
}
