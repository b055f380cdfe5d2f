import { type Properties, type WireValue, isObject } from "../../preview/engine/wire";
import type { Translated } from "./resources";
import type { AttributeType, Block, Schemas } from "./schema";
import type { PlannedChange } from "./terraform";

/** A resource as it is after its first plan was carried out, in a cloud that answers as the simulated one does. */
export function attributes(
  { type, outputs }: Translated,
  { after, after_unknown: unknown }: PlannedChange["change"],
  block: Block,
): Properties {
  const values = filled(after ?? {}, unknown, outputs, block) as Properties;
  const { name } = values;
  // Route 53 answers without the dot at the end.
  if (type !== "aws_route53_record" || typeof name !== "string") return values;
  return { ...values, name: name.replace(/\.$/, "") };
}

/** The planned value, where it is not known with the simulated cloud's, and where that has none with nothing. */
function filled(
  planned: WireValue,
  unknown: WireValue,
  simulated: WireValue | undefined,
  block: Block,
): WireValue {
  if (Array.isArray(unknown) && Array.isArray(planned)) {
    const ours = Array.isArray(simulated) ? simulated : [];
    return planned.map((each, index) => filled(each, unknown[index] ?? false, ours[index], block));
  }
  if (!isObject(unknown)) return unknown === true ? (simulated ?? null) : planned;
  const values: Properties = isObject(planned) ? { ...planned } : {};
  const ours = isObject(simulated) ? simulated : {};
  for (const [name, each] of Object.entries(unknown)) {
    const nested = block.block_types?.[name];
    values[name] =
      each === true
        ? (ours[name] ?? (nested === undefined ? noneOf(block.attributes?.[name]?.type) : []))
        : filled(values[name] ?? null, each, ours[name], nested?.block ?? {});
  }
  return values;
}

/** Where there is nothing, providers keep an empty collection. */
function noneOf(type: AttributeType | undefined): WireValue {
  const kind = Array.isArray(type) ? type[0] : undefined;
  if (kind === "list" || kind === "set") return [];
  return kind === "map" ? {} : null;
}

/** A resource in a state, under an address of its own. */
export interface Kept {
  readonly type: string;
  readonly name: string;
  readonly attributes: Properties;
}

/** A state as Terraform keeps it in a file. */
export const stateOf = (kept: readonly Kept[], schemas: Schemas): Properties => ({
  version: 4,
  serial: 1,
  lineage: "00000000-0000-4000-8000-000000000000",
  outputs: {},
  resources: kept.map(({ type, name, attributes: values }) => ({
    mode: "managed",
    type,
    name,
    provider: 'provider["registry.terraform.io/hashicorp/aws"]',
    instances: [{ schema_version: schemas[type].version, attributes: values }],
  })),
});
