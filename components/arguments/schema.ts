import declared from "./arguments.schema.json";

/** What of JSON Schema the schema of the arguments uses, and what the tags beside an argument add to it. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minProperties?: number;
  readonly properties?: { readonly [name: string]: Schema };
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly propertyNames?: Schema;
  readonly items?: Schema;
  readonly definitions?: { readonly [name: string]: Schema };
  /** `@allowed`: what is allowed, where neither the format nor the rest says it. */
  readonly allowed?: string;
  /** `@remedy`: what to do about a value that is not. */
  readonly remedy?: string;
  /** `@secret`: the value, or all that is in it, has to be encrypted. */
  readonly secret?: boolean;
  /** `@unshown`: no message shows it, as a secret may stand there by mistake. */
  readonly unshown?: boolean;
  /** An `Input`: the value may come from another resource. */
  readonly input?: boolean;
}

/** All arguments; `npm run schema` makes it. */
export const schema: Schema = declared;

/** Where a value is in the arguments: names, and numbers in lists. */
export type Path = readonly (string | number)[];

/** As messages and `pulumi config set --path` write it: `egress.networks[0].port`. */
export function spell(path: Path): string {
  const parts = path.map((each) => (typeof each === "number" ? `[${each}]` : `.${each}`));
  return parts.join("").replace(/^\./, "");
}

/** The names and numbers of a path as messages write it. */
export const parsePath = (spelled: string): Path =>
  [...spelled.matchAll(/[^.[\]]+|\[(\d+)\]/g)].map(([key, index]) =>
    index === undefined ? key : Number(index),
  );

/** A node with what it refers to; its own words win. */
export function resolved(node: Schema): Schema {
  if (node.$ref === undefined) return node;
  const name = decodeURIComponent(node.$ref.replace("#/definitions/", ""));
  return { ...schema.definitions?.[name], ...node, $ref: undefined };
}

/** The node of a property, a map's value or a list's item; `undefined` for a name that means nothing. */
export function childOf(parent: Schema, key: string | number): Schema | undefined {
  const { properties, additionalProperties, items, secret, remedy } = resolved(parent);
  const others = typeof additionalProperties === "object" ? additionalProperties : undefined;
  const named = properties && Object.hasOwn(properties, key) ? properties[key] : others;
  const child = typeof key === "number" ? items : named;
  // An item that says nothing itself is told about as its list is.
  const own = child && resolved(child);
  const listed = typeof key === "number" && own?.format === undefined && { remedy };
  return own && { ...listed, ...own, ...(secret && { secret }) };
}

/** The node at a path, as far as names mean something. */
export function nodeAt(path: Path): Schema | undefined {
  return path.reduce<Schema | undefined>((node, key) => node && childOf(node, key), schema);
}

/** The node at a path, or what is nearest above it. */
export function nearestNode(path: Path): Schema {
  return nodeAt(path) ?? (path.length === 0 ? schema : nearestNode(path.slice(0, -1)));
}

/** True if the value at this node, or anything that may be in it, is a secret. */
export function holdsSecret(node: Schema): boolean {
  const { secret, properties, items, additionalProperties } = resolved(node);
  const inner = [...Object.values(properties ?? {}), items, additionalProperties];
  return secret === true || inner.some((each) => typeof each === "object" && holdsSecret(each));
}

type Definitions = typeof declared.definitions & { TracardiProductionArgs: typeof declared };

/** The name of an interface of arguments. */
export type ArgsName = keyof Definitions & string;

type PropertiesOf<Name extends ArgsName> = Definitions[Name] extends { properties: infer P }
  ? P
  : never;

/** The literal defaults of an interface's arguments, by their names. */
export type Literals<Name extends ArgsName> = {
  readonly [
    Key in keyof PropertiesOf<Name> as PropertiesOf<Name>[Key] extends { default: unknown }
      ? Key
      : never
  ]: PropertiesOf<Name>[Key] extends { default: infer Default } ? Default : never;
};

/** What the tags `@default` of an interface state. */
export function literalDefaults<Name extends ArgsName>(name: Name): Literals<Name> {
  const { properties = {} } =
    name === "TracardiProductionArgs" ? schema : (schema.definitions?.[name] ?? {});
  const entries = Object.entries(properties).filter(([, node]) => node.default !== undefined);
  const literals = entries.map(([key, node]) => [key, structuredClone(node.default)]);
  return Object.fromEntries(literals) as Literals<Name>;
}
