import { type WireValue, isSecret } from "../../preview/engine/wire";
import type { Described } from "./inputs/input";

/** Fields that identify things and that messages repeat. */
const fields = ["name", "namespace", "image"];

/**
 * The names in the resources. Names are public and must stay readable, so that people can copy an exemption from a
 * report, even if a secret happens to be part of a name.
 */
export function namesIn(described: readonly Described[]): string[] {
  const names = new Set<string>();
  for (const { urn, name, inputs, outputs } of described) {
    names.add(urn).add(name);
    collect(inputs, names);
    collect(outputs, names);
  }
  return [...names].filter((name) => name !== "");
}

function collect(value: WireValue, names: Set<string>): void {
  if (typeof value !== "object" || value === null || isSecret(value)) return;
  for (const [key, each] of Object.entries(value)) {
    if (typeof each === "string" && fields.includes(key)) names.add(each);
    collect(each, names);
  }
}
