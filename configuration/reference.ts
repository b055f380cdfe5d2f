import * as path from "node:path";
import { resolved, type Schema, schema } from "../components/arguments/schema";
import { formatRules } from "../components/validation/formats/formats";
import { limitOf } from "../components/validation/words";
import { formatted } from "./formatted";

const introduction = `# Arguments

What \`TracardiProduction\` takes: in a program by these names, in a stack's configuration with the project's name in
front (\`tracardi:hosts\`). Written by \`npm run schema\` from [components/arguments](../components/arguments).

_Late_ values may come from other resources; _secret_ ones have to be encrypted in a configuration.
`;

/** `docs/arguments.md`: every argument, interface by interface. */
export function argumentReference(): Promise<string> {
  const interfaces = Object.entries(schema.definitions ?? {}).filter(([, node]) => node.properties);
  const sections = [["TracardiProductionArgs", schema] as const, ...interfaces].map(
    ([name, node]) => `## ${name}\n\n${node.description ?? ""}\n\n${listOf(node)}`,
  );
  return formatted(REFERENCE_FILE, [introduction, ...sections].join("\n"));
}

function listOf({ properties = {}, required = [] }: Schema): string {
  const items = Object.entries(properties).map(([name, node]) => {
    const { input, secret, description = resolved(node).description } = node;
    const marks = [typeOf(node), input && "late", secret && "secret"].filter(Boolean).join(", ");
    const needed = required.includes(name) ? ", **needed**" : "";
    return `- \`${name}\` (${marks}${needed}): ${[description, ...factsOf(node)].join(" ")}`;
  });
  return `${items.join("\n").replaceAll(/\n(?!- )/g, " ")}\n`;
}

/** What is allowed, and the default. */
function factsOf(node: Schema): string[] {
  const { items, additionalProperties, propertyNames, ...own } = resolved(node);
  const inner = typeof additionalProperties === "object" ? additionalProperties : items;
  const allowed = [
    ...(own.type === "boolean" ? [] : guidanceFor(own)),
    ...(propertyNames ? guidanceFor(propertyNames).map((each) => `names: ${each}`) : []),
    ...(inner ? guidanceFor(inner).map((each) => `each: ${each}`) : []),
  ];
  const isTold = own.default === undefined || own.description?.includes("Default: ");
  return [
    ...allowed.map((each) => `Allowed: ${each}.`),
    ...(isTold ? [] : [`Default: \`${JSON.stringify(own.default)}\`.`]),
  ];
}

const guidanceFor = (node: Schema): readonly string[] =>
  [limitOf(node) ?? formatRules(node.format).map(({ allowed }) => allowed)].flat();

function typeOf(node: Schema): string {
  const { type = "", items, additionalProperties, properties, enum: choices } = resolved(node);
  const name = node.$ref && decodeURIComponent(node.$ref.replace("#/definitions/", ""));
  if (name && properties) return `[${name}](#${name.toLowerCase()})`;
  if (items) return `list of ${typeOf(items)}`;
  if (typeof additionalProperties === "object") return `map of ${typeOf(additionalProperties)}`;
  return name && choices ? name : type === "integer" ? "whole number" : type;
}

export const REFERENCE_FILE = path.join(__dirname, "../docs/arguments.md");
