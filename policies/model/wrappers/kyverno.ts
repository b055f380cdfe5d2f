import { type Value, at, isFields, items } from "../../value";
import type { StackResource } from "../resources/resources";

/** The objects that a policy of Kyverno makes whenever its rules match, as far as it writes them itself. */
export function generatedBy({ type, props }: StackResource): Value {
  if (!/^kubernetes:(policies\.)?kyverno\.io\//.test(type)) return [];
  return items(at(props, "spec", "rules")).flatMap((rule): Value[] => {
    const generate: Value = at(rule, "generate");
    const all: readonly Value[] = [generate, ...items(at(generate, "foreach"))];
    return all.flatMap((each): Value[] => {
      const data: Value = at(each, "data");
      if (!isFields(data)) return [];
      const own: Value = at(data, "metadata");
      const metadata: Value = {
        ...(isFields(own) ? own : {}),
        ...named("name", at(each, "name")),
        ...named("namespace", at(each, "namespace")),
      };
      return [{ ...data, apiVersion: at(each, "apiVersion"), kind: at(each, "kind"), metadata }];
    });
  });
}

const named = (key: string, value: Value): Record<string, Value> =>
  value === undefined ? {} : { [key]: value };
