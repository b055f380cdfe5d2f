import { and, holds, ifKnown, is, surely } from "../../known";
import { type Value, UNKNOWN, at, isFields } from "../../value";

/**
 * The inputs of a resource as they are deployed. The resource call shows the old values of what `ignoreChanges` is about,
 * and values that another policy pack's remediation has put there. If the provider then replaces the resource, it is made
 * with the new ones, and without the remediation, which only the stack call shows; without a replacement both show the
 * same.
 */
export function withReplaced(inputs: Value, stack: Value, ignored: readonly string[]): Value {
  return ignored
    .flatMap((path) => (path === "*" ? Object.keys(isFields(inputs) ? inputs : {}) : [path]))
    .reduce(
      (found, path) => {
        const steps = stepsOf(path);
        const shown = valueAt(stack, steps);
        // Nothing is shown of what is made in a cluster that does not exist yet.
        const use = (known: Value) => (known === undefined ? found : replaced(found, steps, known));
        return ifKnown(shown, use, found);
      },
      withoutRemediation(inputs, stack),
    );
}

/**
 * Takes texts, numbers and switches that differ from the stack call. All else stays as declared: providers add fields to
 * their states, and order lists anew.
 */
function withoutRemediation(declared: Value, shown: Value): Value {
  if (isFields(declared)) {
    if (!isFields(shown)) return declared;
    return Object.fromEntries(
      Object.entries(declared).map(([key, value]) => [
        key,
        Object.hasOwn(shown, key) ? withoutRemediation(value, shown[key]) : value,
      ]),
    );
  }
  if (isList(declared)) {
    return isList(shown) && areSame(declared, shown)
      ? declared.map((each, index) => withoutRemediation(each, shown[index]))
      : declared;
  }
  return isPlain(declared) && typeof shown === typeof declared ? shown : declared;
}

const isList = (value: Value): value is readonly Value[] => Array.isArray(value);

const isPlain = (value: Value): boolean => ["string", "number", "boolean"].includes(typeof value);

/** Whether the elements of two lists are the same things: those of Kubernetes have names. */
const areSame = (one: readonly Value[], other: readonly Value[]): boolean =>
  one.length === other.length &&
  (one.length === 1 ||
    one.every((each, index) =>
      surely(and(holds(at(each, "name"), isPlain), is(at(each, "name"), at(other[index], "name")))),
    ));

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
