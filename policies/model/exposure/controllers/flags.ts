import { type Known, allKnown, whenKnown } from "../../../known";
import { type Value, at, items } from "../../../value";

/** The words of a container's command; UNKNOWN if not all of them are known. */
export const wordsOf = (container: Value): Known<readonly Value[]> =>
  allKnown(["command", "args"].flatMap((key) => items(at(container, key))));

/** The value of an option, `--name=value` or `--name value`; undefined if it is not given. */
export function flag(words: readonly Value[], name: string): string | undefined {
  const texts = words.filter((word) => typeof word === "string");
  const option = new RegExp(`^--?${name}(=|$)`, "i");
  const place = texts.findIndex((word) => option.test(word));
  if (place < 0) return undefined;
  const word = texts[place];
  return word.includes("=") ? word.slice(word.indexOf("=") + 1) : texts[place + 1];
}

/** The value of an option of a container; UNKNOWN if its command is. */
export const flagOf = (container: Value, name: string): Known<string | undefined> =>
  whenKnown(wordsOf(container), (words) => flag(words, name));

/** The first container of a pod whose image is one of those that a pattern describes. */
export const containerOf = (podSpec: Value, image: RegExp): Value =>
  items(at(podSpec, "containers")).find((container) => {
    const own = at(container, "image");
    return typeof own === "string" && image.test(own);
  });
