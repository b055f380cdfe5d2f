import { Resource } from "../engine/resource";
import { UNKNOWN_VALUE, eachString } from "../engine/wire";

export const MASKED = "[secret]";
export const UNKNOWN_TEXT = "[unknown]";

/** Shorter secrets are not masked: they occur in ordinary words. */
const SHORTEST = 4;
const LONG_LINE = 8;

/**
 * Masks the stack's secrets in texts that come from elsewhere: error messages, the program's output, policy messages.
 *
 * A value that the program also uses in plain text is not masked: a user name in a Kubernetes Secret must not hide that
 * word in every message.
 *
 * @param names names that stay readable, even if a secret is part of them
 */
export function masker(
  resources: readonly Pick<Resource, "inputs" | "outputs" | "name">[],
  configured: readonly string[],
  names: readonly string[] = [],
): (text: string) => string {
  const secrets = new Set<string>();
  const plain = new Set<string>();
  for (const { inputs, outputs, name } of resources) {
    plain.add(name);
    for (const properties of [inputs, outputs]) {
      eachString(properties, (text, inSecret) => (inSecret ? secrets : plain).add(text));
    }
  }
  const known = new Set(names);
  const all = names.join("\n");
  const hidden = [...secrets].filter((text) => !plain.has(text));
  hidden.push(...configured);
  const spellings = hidden
    .filter((text) => text.length >= SHORTEST && text !== UNKNOWN_VALUE)
    .flatMap(spellingsOf)
    // Longest first, because a secret may contain another.
    .sort((a, b) => b.length - a.length)
    .map((hide) => ({ hide, but: namesWith(hide) }));
  return (text) => {
    const masked = spellings.reduce((each, { hide, but }) => {
      if (but === undefined || !each.includes(hide)) return each.replaceAll(hide, MASKED);
      return each.replace(but, (found) => (found === hide && !known.has(hide) ? MASKED : found));
    }, text);
    return masked.replaceAll(UNKNOWN_VALUE, UNKNOWN_TEXT);
  };

  /** Matches a secret, but first the names that contain it. */
  function namesWith(hide: string): RegExp | undefined {
    if (!all.includes(hide)) return undefined;
    const longer = [...known].filter((name) => name.includes(hide));
    const parts = [...longer.sort((a, b) => b.length - a.length), hide].map(literal);
    return new RegExp(parts.join("|"), "g");
  }
}

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** The forms of a secret in a text: as it is, and in the encodings that programs use. */
function spellingsOf(secret: string): string[] {
  const escaped = JSON.stringify(secret).slice(1, -1);
  const base64 = Buffer.from(secret).toString("base64");
  // A program's output arrives line by line.
  const lines = secret.split("\n").filter((line) => line.length >= LONG_LINE);
  return [...new Set([secret, escaped, base64, encodeURIComponent(secret), ...lines])];
}
