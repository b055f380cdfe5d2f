import { type WireValue, isSecret } from "../../preview/engine/wire";
import type { Described } from "./inputs/input";

/** Fields whose texts tell things apart, and which messages repeat. */
const fields = ["name", "namespace", "image"];

/**
 * What is a name among resources: it is public, and has to read as it is, so that an exemption can be copied from a
 * report, even where a secret happens to be a part of it.
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
