import { Resource } from "../engine/resource";
import { UNKNOWN_VALUE, eachString } from "../engine/wire";

export const MASKED = "[secret]";
export const UNKNOWN_TEXT = "[unknown]";

/** Shorter secrets are not looked for in texts: they are parts of ordinary words. */
const SHORTEST = 4;
const LONG_LINE = 8;

/**
 * Hides the stack's secrets in texts that come from elsewhere: error messages, what the program prints,
 * what policies say.
 *
 * A value that the program also gives in plain is none: a user name in a Kubernetes Secret must not
 * hide the word in every message.
 *
 * @param names what stays as it is, even where a secret is a part of it
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
    // The longest first: a secret may contain another.
    .sort((a, b) => b.length - a.length)
    .map((hide) => ({ hide, but: namesWith(hide) }));
  return (text) => {
    const masked = spellings.reduce((each, { hide, but }) => {
      if (but === undefined || !each.includes(hide)) return each.replaceAll(hide, MASKED);
      return each.replace(but, (found) => (found === hide && !known.has(hide) ? MASKED : found));
    }, text);
    return masked.replaceAll(UNKNOWN_VALUE, UNKNOWN_TEXT);
  };

  /** Finds a secret, and the names that it is a part of before it. */
  function namesWith(hide: string): RegExp | undefined {
    if (!all.includes(hide)) return undefined;
    const longer = [...known].filter((name) => name.includes(hide));
    const parts = [...longer.sort((a, b) => b.length - a.length), hide].map(literal);
    return new RegExp(parts.join("|"), "g");
  }
}

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** A secret as it may appear in a text: as it is, and in the encodings in which programs pass it on. */
function spellingsOf(secret: string): string[] {
  const escaped = JSON.stringify(secret).slice(1, -1);
  const base64 = Buffer.from(secret).toString("base64");
  // What a program prints comes line by line.
  const lines = secret.split("\n").filter((line) => line.length >= LONG_LINE);
  return [...new Set([secret, escaped, base64, encodeURIComponent(secret), ...lines])];
}
