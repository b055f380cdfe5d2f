import { isSimulated } from "../../preview/cloud/package";
import { type WireValue, eachString, isObject } from "../../preview/engine/wire";
import type { Translated } from "./resources";

/** Where a value comes from: a resource, and the expression in Terraform's language. */
export interface Source {
  readonly resource: Translated;
  readonly expression: string;
}

/** The values that the cloud makes up for resources, and where each comes from. */
export type Computed = ReadonlyMap<string, Source>;

/** @param address the address of a resource in the configuration */
export function computedOf(
  resources: readonly Translated[],
  address: (resource: Translated) => string,
): Computed {
  const found = new Map<string, Source>();
  for (const resource of resources) {
    const given = new Set<string>();
    eachString(resource.inputs, (text) => given.add(text));
    const visit = (value: WireValue, expression: string): void => {
      if (typeof value === "string") {
        // What it is given is not its own to give.
        const own = isSimulated(value) && !given.has(value);
        if (own && !found.has(value)) found.set(value, { resource, expression });
      } else if (Array.isArray(value)) {
        // It may be a set, which has no places.
        value.forEach((each, index) => visit(each, `tolist(${expression})[${index}]`));
      } else if (isObject(value)) {
        for (const [name, each] of Object.entries(value)) visit(each, `${expression}.${name}`);
      }
    };
    visit(resource.outputs, address(resource));
  }
  return found;
}

/** The resources that a value of another one comes from. */
export function referredTo(value: WireValue, computed: Computed): ReadonlySet<Translated> {
  const found = new Set<Translated>();
  eachString(value, (text) => {
    for (const part of parts(text, computed)) {
      if (typeof part !== "string") found.add(part.resource);
    }
  });
  return found;
}

/** A value in Terraform's JSON syntax, with references for what other resources compute. */
export function withReferences(value: WireValue, computed: Computed): WireValue {
  if (typeof value === "string") {
    return parts(value, computed)
      .map((part) => (typeof part === "string" ? literal(part) : `\${${part.expression}}`))
      .join("");
  }
  if (Array.isArray(value)) return value.map((each) => withReferences(each, computed));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, withReferences(each, computed)]),
  );
}

/** A text in pieces: what it says itself, and what comes from elsewhere. */
function parts(text: string, computed: Computed): (string | Source)[] {
  const whole = computed.get(text);
  if (whole !== undefined) return [whole];
  if (text === "" || !isSimulated(text)) return [text];
  // The longest first: an ARN may contain an id.
  const within = [...computed.keys()].filter((each) => text.includes(each));
  const [longest] = within.sort((a, b) => b.length - a.length);
  if (longest === undefined) return [text];
  const source = computed.get(longest);
  return text
    .split(longest)
    .flatMap((part, index) => [
      ...(index > 0 && source !== undefined ? [source] : []),
      ...parts(part, computed),
    ]);
}

/** Terraform would take `${` and `%{` for the start of an expression. */
const literal = (text: string): string => text.replace(/[$%]\{/g, (start) => `${start[0]}${start}`);
