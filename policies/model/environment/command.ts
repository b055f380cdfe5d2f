import { onlyKnown } from "../../known";
import { type Value, at, items } from "../../value";

/** What a container is told to run, word by word. */
export const commandOf = (container: Value): Value[] =>
  ["command", "args"].flatMap((key) => items(at(container, key)));

/** Whether a command names a variable, which it then may set to anything, or starts without any. */
export function mayChange(words: readonly Value[], name: string): boolean {
  const named = new RegExp(`(?<![A-Za-z0-9_])${name}(?![A-Za-z0-9_])`);
  const text = textOf(words);
  return named.test(text) || cleared.test(text);
}

/** `env -i start.sh`, which starts without any variable. */
const cleared = /\benv\s+(-\w*i\w*|--ignore-environment|-)\s/;

/** Whether a command takes variables from a file, as injected secrets come. */
export const sourcesFiles = (words: readonly Value[]): boolean => reading.test(textOf(words));

const reading =
  /(^|[;&|\s])(\.|source)\s+[\w"'$/.~-]|\bset\s+(-a|-o\s+allexport)|\bexport\s+["']?\$\(|--env-file|\b(envdir|envconsul|dotenv)\b/;

const textOf = (words: readonly Value[]): string =>
  onlyKnown(words)
    .filter((word) => typeof word !== "object")
    .join(" ");
