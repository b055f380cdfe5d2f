import { onlyKnown } from "../../known";
import { type Value, at, items } from "../../value";

/** The words of a container's command line. */
export const commandOf = (container: Value): Value[] =>
  ["command", "args"].flatMap((key) => items(at(container, key)));

/** Whether a command names a variable, which it may then set to anything, or starts without any variables. */
export function mayChange(words: readonly Value[], name: string): boolean {
  const named = new RegExp(`(?<![A-Za-z0-9_])${name}(?![A-Za-z0-9_])`);
  const text = textOf(words);
  return named.test(text) || cleared.test(text);
}

/** `env -i start.sh` starts without any variables. */
const cleared = /\benv\s+(-\w*i\w*|--ignore-environment|-)\s/;

/** Whether a command reads variables from a file, which is how some tools inject secrets. */
export const sourcesFiles = (words: readonly Value[]): boolean => reading.test(textOf(words));

const reading =
  /(^|[;&|\s])(\.|source)\s+[\w"'$/.~-]|\bset\s+(-a|-o\s+allexport)|\bexport\s+["']?\$\(|--env-file|\b(envdir|envconsul|dotenv)\b/;

const textOf = (words: readonly Value[]): string =>
  onlyKnown(words)
    .filter((word) => typeof word !== "object")
    .join(" ");
