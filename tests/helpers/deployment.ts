import * as assert from "node:assert/strict";
import type { RegisteredPackage } from "../../preview/engine/packages";
import type { Resource } from "../../preview/engine/resource";
import { isObject, isSecret, type WireValue } from "../../preview/engine/wire";

/** A resource as the program registered it. */
export interface Registration extends Resource {
  retainOnDelete: boolean;
  replaceOnChanges: string[];
  /** The package that the program registered for it, or "". */
  packageReference: string;
  /** When the program asked for it, and when it was there: numbers that only grow. */
  started: number;
  ended: number | undefined;
}

/** What a program registered. */
export class Deployment {
  readonly all: Registration[] = [];
  readonly packages: RegisteredPackage[] = [];
  readonly warnings: string[] = [];
  /** Messages of what failed while the program went on. */
  readonly errors: string[] = [];

  add(registration: Registration): void {
    if (this.all.some(({ urn }) => urn === registration.urn)) {
      throw new Error(`registered twice: ${registration.urn}`);
    }
    this.all.push(registration);
  }

  /** A number that changes with everything that happens. */
  activity(): number {
    return this.all.length + this.all.filter(({ ended }) => ended !== undefined).length;
  }

  withUrn(urn: string): Registration {
    const found = this.all.find((each) => each.urn === urn);
    if (!found) throw new Error(`not registered: ${urn}`);
    return found;
  }

  /** All of a type, named by its last part: `Subnet`. */
  of(kind: string): Registration[] {
    return this.all.filter(({ type }) => type.endsWith(`:${kind}`));
  }

  /** The names of all of a type, in alphabetical order. */
  names(kind: string): string[] {
    return this.of(kind)
      .map(({ name }) => name)
      .sort();
  }

  /** The one of this type and name; `package` where two packages have the type. */
  get(kind: string, name: string, packageName = ""): Registration {
    const found = this.of(kind).filter(
      (each) => each.name === name && each.type.startsWith(packageName),
    );
    if (found.length === 1) return found[0];
    throw new Error(
      `${found.length} of ${kind} ${name}; there are ${this.names(kind).join(", ") || "none"}`,
    );
  }

  counts(): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const { type } of this.all) counts[type] = (counts[type] ?? 0) + 1;
    return counts;
  }

  /** Fails unless one was registered after the other was there, and because it depends on it. */
  assertWaits(one: Registration, other: Registration): void {
    const label = `${one.name} [${one.type}] after ${other.name} [${other.type}]`;
    assert.ok(other.ended !== undefined && one.started > other.ended, label);
    assert.ok(this.dependsOn(one, other), `${label}: depends on it`);
  }

  dependsOn(one: Registration, other: Registration, seen = new Set<string>()): boolean {
    return one.dependencies.some((urn) => {
      if (urn === other.urn) return true;
      if (seen.has(urn)) return false;
      seen.add(urn);
      const next = this.all.find((each) => each.urn === urn);
      return next !== undefined && this.dependsOn(next, other, seen);
    });
  }
}

/** The value at a path such as `spec.containers.0.name`, with nothing left of secretness. */
export function at(registration: Registration, path: string): unknown {
  let value: unknown = plain(registration.inputs);
  for (const key of path.split(/(?<!\\)\./)) {
    value = (value as Record<string, unknown> | undefined)?.[key.replace(/\\\./g, ".")];
  }
  return value;
}

/** Fails unless the inputs have all of these values, by path. */
export function assertInputs(
  registration: Registration,
  expected: { readonly [path: string]: unknown },
): void {
  const actual = Object.fromEntries(
    Object.keys(expected).map((path) => [path, at(registration, path)]),
  );
  assert.deepEqual(actual, expected);
}

export function plain(value: WireValue): unknown {
  if (isSecret(value)) return plain(value.value);
  if (Array.isArray(value)) return value.map(plain);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plain(each)]));
}

/** A JSON text in the inputs, parsed. */
export function json(registration: Registration, path: string): unknown {
  return JSON.parse(String(at(registration, path)));
}
