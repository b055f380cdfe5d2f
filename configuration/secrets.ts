import * as pulumi from "@pulumi/pulumi";
import { unknown } from "@pulumi/pulumi/output";
import type { Problem } from "../components/internal/errors";
import { childOf, holdsSecret, schema, spell } from "../components/arguments/schema";
import type { Path, Schema } from "../components/arguments/schema";

/**
 * Finds secrets that are in plain text in the configuration, and encrypted values that cannot stay secret.
 *
 * For a top-level key, Pulumi says only whether anything in it is encrypted. The offline preview, which cannot decrypt,
 * says so for each value.
 *
 * @param isEncrypted whether anything in a top-level key is encrypted
 */
export function checkSecrets(
  given: Record<string, unknown>,
  isEncrypted: (key: string) => boolean,
): Problem[] {
  const problems: Problem[] = [];
  for (const [key, value] of Object.entries(given)) {
    const node = childOf(schema, key);
    if (!node) continue;
    const encrypted = isEncrypted(key);
    const values = leaves(value, node, [key]);
    const secrets = values.filter(({ secret }) => secret);
    if (encrypted && secrets.length === 0) problems.push(notSecret(key, node));
    for (const { path, value: text, secret } of values) {
      if (secret && (!encrypted || (someUnread(values) && !isUnread(text)))) {
        problems.push(readable(spell(path)));
      }
      if (!secret && secrets.length > 0 && isUnread(text)) problems.push(notSecret(spell(path)));
    }
  }
  return problems;
}

function readable(path: string): Problem {
  return {
    path,
    value: "a value that is not encrypted",
    allowed: "an encrypted one",
    remedy: `Run \`pulumi config set --secret --path ${path}\`, with a new value where this one was seen.`,
  };
}

function notSecret(path: string, node: Schema = {}): Problem {
  const also = holdsSecret(node) ? " that is none of its secrets" : "";
  return {
    path,
    value: `an encrypted value${also}`,
    allowed: "plain text, as it would not stay secret in AWS and in the stack's state",
    remedy: "Set it again with `pulumi config set --plaintext --path`.",
  };
}

/** The same arguments with Outputs in place of values that cannot be read offline. */
export function withoutUnread(value: unknown, node: Schema = schema): unknown {
  return mapLeaves(value, node, (leaf) => (isUnread(leaf) ? pulumi.output(unknown) : leaf));
}

/** The same arguments with their secrets as secret Outputs; everything else stays plain. */
export function withSecrets(value: unknown, node: Schema = schema): unknown {
  return mapLeaves(value, node, (leaf, secret) => {
    if (!secret) return leaf;
    return pulumi.secret(isUnread(leaf) ? unknown : leaf);
  });
}

/** The SDK's marker for an unknown value, which the offline preview uses for encrypted values. */
function isUnread(value: unknown): boolean {
  return value === pulumi.runtime.unknownValue;
}

interface Leaf {
  readonly path: Path;
  readonly value: unknown;
  readonly secret: boolean;
}

const someUnread = (values: readonly Leaf[]) => values.some(({ value }) => isUnread(value));

function leaves(value: unknown, node: Schema | undefined, path: Path): Leaf[] {
  if (typeof value !== "object" || value === null) {
    return [{ path, value, secret: node?.secret === true }];
  }
  return entries(value).flatMap(([key, inner]) =>
    leaves(inner, node && childOf(node, key), [...path, key]),
  );
}

function mapLeaves(
  value: unknown,
  node: Schema | undefined,
  map: (leaf: unknown, secret: boolean) => unknown,
): unknown {
  if (typeof value !== "object" || value === null) return map(value, node?.secret === true);
  const mapped = entries(value).map(
    ([key, inner]) => [key, mapLeaves(inner, node && childOf(node, key), map)] as const,
  );
  return Array.isArray(value) ? mapped.map(([, inner]) => inner) : Object.fromEntries(mapped);
}

function entries(value: object): [string | number, unknown][] {
  return Array.isArray(value) ? [...value.entries()] : Object.entries(value);
}
