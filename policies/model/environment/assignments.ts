/**
 * What a script, a file of variables or a configuration in Python does to a variable: sets it to one value in any case,
 * leaves it alone, or does something with it that is not followed.
 */
export type Effect =
  | { readonly kind: "none" }
  | { readonly kind: "set"; readonly value: string }
  | { readonly kind: "unclear" };

export function effectOn(name: string, text: string): Effect {
  // Nearly all texts have nothing to do with it.
  const isNamed = text.includes(name);
  if (!isNamed && !text.includes("env")) return { kind: "none" };
  const uncommented = withoutComments(text);
  const code = isNamed ? withoutReads(name, uncommented) : uncommented;
  const mentions = code.match(mentionOf(name))?.length ?? 0;
  if (mentions === 0) return { kind: cleared.test(code) ? "unclear" : "none" };
  const assigned = [...code.matchAll(assignmentOf(name))].map(
    (match) => match[2] ?? match[3] ?? "",
  );
  const values = new Set(assigned.map((value) => value.toLowerCase()));
  const isPlain = assigned.length === mentions && values.size === 1 && !branching.test(code);
  return isPlain && !/[$`]/.test(assigned[0])
    ? { kind: "set", value: assigned[0] }
    : { kind: "unclear" };
}

const mentionOf = (name: string): RegExp =>
  new RegExp(`(?<![A-Za-z0-9_])${name}(?![A-Za-z0-9_])`, "g");

/** `X=yes`, `X: "yes"`, `environ["X"] = 'yes'`, `setdefault("X", "yes")`. */
const assignmentOf = (name: string): RegExp =>
  new RegExp(
    `(?<![A-Za-z0-9_$\\{])${name}["']?\\]?[ \\t]*(?:=(?!=)|:|,)[ \\t]*(?:(["'])(.*?)\\1|([^\\s"';&|,)\\]}]*))`,
    "g",
  );

const withoutComments = (text: string): string => text.replace(/^\s*#.*$/gm, "");

/** `$X`, `${X}`, `environ["X"]` and the like, where they only read it. */
const withoutReads = (name: string, text: string): string =>
  text.replace(
    new RegExp(
      `\\$${name}\\b|\\$\\{${name}(?!:?=)[^}]*\\}|(environ|env)\\[["']${name}["']\\](?!\\s*=(?!=))|(environ\\.get|getenv)\\(["']${name}["']`,
      "g",
    ),
    "",
  );

/** Words that make an assignment depend on something. */
const branching = /(^|[\s;])(if|elif|else|case|while|for|unless|try|except)\b|\|\|/m;

/** `env -i start.sh` starts without any variables. */
export const cleared = /\benv\s+(-\w*i\w*|--ignore-environment|-)\s/;
