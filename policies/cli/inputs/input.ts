import { type Properties, type WireValue, isSecret, isUnknown } from "../../../preview/engine/wire";
import { kindOf } from "../../model/resources/kinds";
import { type StackResource, itemsOfList } from "../../model/resources/resources";
import { type Value, UNKNOWN } from "../../value";
import { mapCopying } from "./mapCopying";

/** A place in the user's files. */
export interface Place {
  /** As the user would write it; `stdin` for standard input. */
  readonly file: string;
  /** Undefined if the file does not contain the resource as the user wrote it. */
  readonly line?: number;
}

/**
 * A resource as an input describes it. Values are in Pulumi's wire format: secrets are wrapped, which marks what must
 * not be printed, and an unknown value is one fixed string.
 */
export interface Described {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly inputs: Properties;
  readonly outputs: Properties;
  /** URNs of the resources that each property's value comes from. */
  readonly references: Readonly<Record<string, readonly string[] | null>>;
  readonly provider?: string;
  readonly ignoredChanges: readonly string[];
  /** Set for a resource that is read and not created: only its outputs describe it. */
  readonly external: boolean;
  /** Set for a component, which only groups other resources. */
  readonly component: boolean;
  readonly place: Place;
}

/** What was read from a path. */
export interface StackInput {
  readonly resources: readonly Described[];
  /** Warnings for the user. */
  readonly warnings: readonly string[];
  /** Things that could not be read and may concern Tracardi, as clauses. */
  readonly doubts: readonly string[];
  /** Further texts that must not be printed. */
  readonly secrets: readonly string[];
}

/** The resources that matter to the rules, in the form that the model takes. */
export function stackResources(described: readonly Described[]): StackResource[] {
  return described.flatMap((each): StackResource[] => {
    const kind = kindOf(each.type);
    if (kind === undefined) return [];
    const outputs = plainAll(each.outputs);
    const { urn, type, name, provider, ignoredChanges } = each;
    const props = each.external ? outputs : plainAll(each.inputs);
    const references = Object.fromEntries(
      Object.entries(each.references).map(([property, urns]) => [property, urns ?? []]),
    );
    const own: StackResource = {
      urn,
      type,
      kind,
      name,
      props,
      outputs,
      references,
      provider,
      ignoredChanges,
    };
    return kind === "manifestList" ? itemsOfList(own) : [own];
  });
}

/** Without the provider's internal properties, which begin with two underscores. */
const plainAll = (properties: Properties): Value =>
  plain(Object.fromEntries(Object.entries(properties).filter(([key]) => !key.startsWith("__"))));

/** The same value where nothing in it is a secret or not known, so that hardly anything is copied. */
function plain(value: WireValue): Value {
  if (isUnknown(value)) return UNKNOWN;
  if (typeof value !== "object" || value === null) return value;
  return isSecret(value) ? plain(value.value) : mapCopying(value, plain);
}
