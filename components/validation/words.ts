import { resolved, type Schema } from "../arguments/schema";
import type { Problem } from "../internal/errors";
import { formatRules } from "./formats/formats";
import { show } from "./shown";

type Words = Pick<Problem, "allowed" | "remedy">;

/** What is allowed at a node, and what to do instead of an invalid value: from its tags, its format or its type. */
export function guidanceFor(node: Schema, value?: unknown, keyword = "type"): Words {
  const { type } = node;
  const rules = formatRules(node.format);
  const broken = rules.find(({ test }) => typeof value !== "string" || !test(value)) ?? rules[0];
  const remedy = node.remedy ?? broken?.remedy ?? remedyOf(node);
  if (keyword === "type" && type === "object") return { allowed: "a plain object", remedy };
  if (keyword === "type" && type === "array") return { allowed: "a plain list", remedy };
  const allowed = limitOf(node) ?? broken?.allowed ?? "a text";
  const isNoNumber = keyword === "type" && value !== undefined && allowed.startsWith(aNumber);
  return { allowed, remedy: isNoNumber ? "Give a plain number." : remedy };
}

const aNumber = "a whole number";

/** What is allowed at a node, unless its format decides that. */
export function limitOf({ type, allowed, ...node }: Schema): string | undefined {
  const { minimum, maximum, minItems, maxItems, minProperties: least = minItems } = node;
  if (node.enum) return node.enum.map(show).join(", ");
  if (allowed !== undefined) return allowed;
  if (type === "boolean") return "true, false";
  if (least !== undefined) return `${least === maxItems ? "exactly" : "at least"} ${least}`;
  if (type !== "integer") return undefined;
  if (minimum === undefined) return aNumber;
  return `${aNumber} from ${minimum} ${maximum === undefined ? "on" : `to ${maximum}`}`;
}

/** What to do, if the node's type and its default say so. */
function remedyOf(node: Schema): string {
  const { default: literal, description = "", items, properties, required, type } = node;
  const rule = formatRules(items?.format).at(-1);
  if (rule) return rule.remedy;
  if (properties && !required)
    return `Give {} or any of { ${Object.keys(properties).join(", ")} }.`;
  if (type === "object" || (items && resolved(items).properties)) return `Give ${exampleOf(node)}.`;
  if (literal !== undefined) return `Leave it out for the default: ${JSON.stringify(literal)}.`;
  const [, prose] = /Default: (.+)$/.exec(description) ?? [];
  return prose ? `Leave it out for the default: ${prose}` : "docs/arguments.md says what it is.";
}

/** A minimal example value. */
function exampleOf(node: Schema): string {
  const { required = [], additionalProperties, items } = resolved(node);
  if (items) return `[${exampleOf(items)}]`;
  if (typeof additionalProperties === "object")
    return `{ name: ${exampleOf(additionalProperties)} }`;
  return required.length > 0 ? `{ ${required.join(", ")} }` : '"…"';
}
