/** What a thing's properties are after a change: the program's inputs, and what the cloud computes. */
import { Properties, WireValue, isObject, isSecret, secret } from "../engine/wire";
import { valuesAt } from "./account/paths";

/** The computed values, as the state has them unless they follow inputs that change. */
export function known(computed: Properties, before: Properties, olds: Properties): Properties {
  const entries = Object.entries(computed).map(([key, value]) => {
    const [was, old] = [before[key], olds[key]];
    if (old === undefined || was === undefined) return [key, value];
    if (isObject(value) && isObject(was) && isObject(old)) return [key, known(value, was, old)];
    return [key, covers(was, value) ? old : value];
  });
  return Object.fromEntries(entries) as Properties;
}

/** True if the program changes the value at the path. */
export function isChanged(path: string, olds: Properties, news: Properties): boolean {
  return !covers(valuesAt(olds, path), valuesAt(news, path));
}

/** The inputs, completed by computed values; secrets stay secret and unknown values stay unknown. */
export function fill(inputs: Properties, computed: Properties): Properties {
  const filled: Properties = { ...inputs };
  for (const [key, value] of Object.entries(computed)) {
    filled[key] = key in inputs ? fillValue(inputs[key], value) : value;
  }
  return filled;
}

function fillValue(input: WireValue, computed: WireValue): WireValue {
  if (isSecret(input)) {
    return secret(fillValue(input.value, computed));
  }
  return isObject(input) && isObject(computed) ? fill(input, computed) : input;
}

/** True if the old value equals the new one, apart from computed properties inside the old one. */
export function covers(old: unknown, fresh: unknown): boolean {
  if (typeof fresh !== "object" || fresh === null || typeof old !== "object" || old === null) {
    return old === fresh;
  }
  if (Array.isArray(fresh)) {
    return (
      Array.isArray(old) &&
      old.length === fresh.length &&
      fresh.every((each, index) => covers(old[index], each))
    );
  }
  return Object.entries(fresh).every(([key, value]) =>
    covers((old as Record<string, unknown>)[key], value),
  );
}
