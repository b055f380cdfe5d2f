import { type Properties, type WireValue, isObject, unwrap } from "../../preview/engine/wire";
import { type AttributeType, type Block, snake } from "./schema";

export interface Converted {
  readonly values: Properties;
  /** Paths of properties that the provider does not know. */
  readonly unknown: readonly string[];
}

/**
 * A resource's properties as Terraform's arguments: names in snake case, in the singular for what may be there more
 * than once, and lists where the bridge has a single object for what may be there at most once.
 */
export function converted(properties: Properties, block: Block, path = ""): Converted {
  const values: Properties = {};
  const unknown: string[] = [];
  for (const [name, wrapped] of Object.entries(properties)) {
    const value = unwrap(wrapped);
    if (value === null) continue;
    const at = path === "" ? name : `${path}.${name}`;
    const known = argumentOf(name, block);
    if (known === undefined) unknown.push(at);
    else if (typeof known.is === "object" && "nesting" in known.is) {
      const each = (Array.isArray(value) ? value : [value]).map(unwrap).filter(isObject);
      const inner = each.map((one) => converted(one, (known.is as Nested).block, at));
      values[known.name] = inner.map((one) => one.values);
      unknown.push(...inner.flatMap((one) => one.unknown));
    } else values[known.name] = ofType(value, known.is as AttributeType);
  }
  return { values, unknown };
}

interface Nested {
  readonly nesting: string;
  readonly block: Block;
}

interface Argument {
  readonly name: string;
  readonly is: AttributeType | Nested;
}

function argumentOf(property: string, block: Block): Argument | undefined {
  const { attributes = {}, block_types: blocks = {} } = block;
  for (const name of singulars(snake(property))) {
    if (name in blocks) {
      const { nesting_mode: nesting, block: inner } = blocks[name];
      return { name, is: { nesting, block: inner } };
    }
    if (name in attributes) return { name, is: attributes[name].type ?? "dynamic" };
  }
  return undefined;
}

/** The word itself and what it may be the plural of. */
const singulars = (word: string): string[] => [
  word,
  ...(word.endsWith("ies") ? [`${word.slice(0, -3)}y`] : []),
  ...(word.endsWith("es") ? [word.slice(0, -2)] : []),
  ...(word.endsWith("s") ? [word.slice(0, -1)] : []),
];

/** The value as an attribute of this type takes it. */
function ofType(value: WireValue, type: AttributeType): WireValue {
  const plain = unwrap(value);
  if (typeof type === "string") return plain;
  const [kind, of] = type;
  if (kind === "object") return isObject(plain) ? asObject(plain, of) : plain;
  if (kind === "map") {
    if (!isObject(plain)) return plain;
    return Object.fromEntries(Object.entries(plain).map(([key, each]) => [key, ofType(each, of)]));
  }
  return (Array.isArray(plain) ? plain : [plain]).map((each) => ofType(each, of));
}

/** Terraform wants all attributes of an object that is no block, those that are not given too. */
function asObject(
  value: Properties,
  types: Readonly<Record<string, AttributeType>>,
): Record<string, WireValue> {
  const given = new Map(Object.entries(value).map(([name, each]) => [snake(name), each]));
  return Object.fromEntries(
    Object.entries(types).map(([name, type]) => {
      const each = given.get(name);
      return [name, each === undefined ? null : ofType(each, type)];
    }),
  );
}
