import { onlyKnown } from "../../known";
import { cleared, effectOn } from "./assignments";
import { type Value, at, items } from "../../value";

/** The words of a container's command line. */
export const commandOf = (container: Value): Value[] =>
  ["command", "args"].flatMap((key) => items(at(container, key)));

/** Whether a command names a variable, which it may then set to anything, or starts without any variables. */
export function mayChange(words: readonly Value[], name: string): boolean {
  const named = new RegExp(`(?<![A-Za-z0-9_])${name}(?![A-Za-z0-9_])`);
  const text = commandText(words);
  return named.test(text) || cleared.test(text);
}

/** The value that a command gives a variable in any case; undefined if it gives none, or not surely this one. */
export function valueIn(words: readonly Value[], name: string): string | undefined {
  const effect = effectOn(name, commandText(words));
  return effect.kind === "set" ? effect.value : undefined;
}

/** Whether a command reads variables from a file or a store, which is how some tools inject secrets. */
export const sourcesFiles = (words: readonly Value[]): boolean => reading.test(commandText(words));

const reading = new RegExp(
  [
    /(^|[;&|\s])(\.|source)\s+[\w"'$/.~-]/,
    /\bset\s+(-a|-o\s+allexport)|\bexport\s+["']?\$\(|\benv\s+["']?(\$\(|`|-S)|\beval\s|\bdeclare\s+-x/,
    /\bxargs\b.*\benv\b|--env-?file\b|\b(envdir|envconsul|dotenv|direnv|consul-template|vault-env|berglas|summon)\b/,
    /\b(chamber|doppler|infisical|op|teller|dotenvx|aws-vault|vals|sops|akeyless|phase)\s+(exec|run|exec-env|exec-file)\b/,
  ]
    .map(({ source }) => source)
    .join("|"),
);

export const commandText = (words: readonly Value[]): string =>
  onlyKnown(words)
    .filter((word) => typeof word !== "object")
    .join(" ");
