import { childOf, schema, type Schema } from "./schema";

/** Where a value is in the arguments: names, and numbers in lists. */
export type Path = readonly (string | number)[];

/** As messages and `pulumi config set --path` write it: `egress.networks[0].port`. */
export function spell(path: Path): string {
  return path
    .map((each) => (typeof each === "number" ? `[${each}]` : `.${each}`))
    .join("")
    .replace(/^\./, "");
}

/** The schema's node at a path, as far as names mean something. */
export function nodeAt(path: Path): Schema | undefined {
  return path.reduce<Schema | undefined>((node, key) => node && childOf(node, key), schema);
}

/** The schema's node at a path as messages write it, or what is nearest above it. */
export function nearestNode(spelled: string): Schema {
  let node: Schema = schema;
  for (const [key, index] of spelled.matchAll(/[^.[\]]+|\[(\d+)\]/g)) {
    const inner = childOf(node, index === undefined ? key : Number(index));
    if (!inner) break;
    node = inner;
  }
  return node;
}
