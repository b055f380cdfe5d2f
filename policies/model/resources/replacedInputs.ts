import { ifKnown } from "../../known";
import { type Value, UNKNOWN, at, isFields } from "../../value";

/**
 * The inputs of a resource with what `ignoreChanges` is about taken from the stack call. The resource call shows the old
 * values there. If the provider then replaces the resource, it is made with the new ones, which only the stack call
 * shows; without a replacement both show the same.
 */
export function withReplaced(inputs: Value, stack: Value, ignored: readonly string[]): Value {
  return ignored
    .flatMap((path) => (path === "*" ? Object.keys(isFields(inputs) ? inputs : {}) : [path]))
    .reduce((found, path) => {
      const steps = stepsOf(path);
      const shown = valueAt(stack, steps);
      // Nothing is shown of what is made in a cluster that does not exist yet.
      const use = (known: Value) => (known === undefined ? found : replaced(found, steps, known));
      return ifKnown(shown, use, found);
    }, inputs);
}

/** `spec.template["x"].containers[0].image` → its fields and indices. */
const stepsOf = (path: string): string[] =>
  [...path.matchAll(/\["([^"]*)"\]|\[(\d+)\]|([^.[\]]+)/g)].map(
    ([, quoted, index, field]: (string | undefined)[]) => quoted ?? index ?? field ?? "",
  );

const valueAt = (value: Value, steps: readonly string[]): Value =>
  steps.reduce<Value>((found, step) => within(found, step), value);

const within = (value: Value, step: string): Value =>
  ifKnown(
    value,
    (known) => {
      if (!Array.isArray(known)) return at(known, step);
      const list: readonly Value[] = known;
      return list[Number(step)];
    },
    UNKNOWN,
  );

function replaced(value: Value, steps: readonly string[], shown: Value): Value {
  const [step, ...rest] = steps;
  if (step === undefined) return shown;
  if (Array.isArray(value)) {
    const list: readonly Value[] = value;
    return list.map((each, index) => (String(index) === step ? replaced(each, rest, shown) : each));
  }
  return isFields(value) ? { ...value, [step]: replaced(value[step], rest, shown) } : value;
}
