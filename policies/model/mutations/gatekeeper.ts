import { type Value, at, isFields, items } from "../../value";
import { kubernetesKindOf } from "../resources/kinds";
import type { StackResource } from "../resources/resources";
import type { Mutation } from "./mutation";
import { anyPresent, textsIn } from "./texts";

/** What Assign, AssignMetadata, AssignImage and ModifySet of Gatekeeper do. */
export function ofGatekeeper(policy: StackResource): Mutation[] {
  const spec: Value = at(policy.props, "spec");
  const match: Value = at(spec, "match");
  const parameters: Value = at(spec, "parameters");
  const location: Value = at(spec, "location");
  const value: Value = at(parameters, "assign", "value");
  const steps = typeof location === "string" ? stepsOf(location) : undefined;
  const kind = kubernetesKindOf(policy.type);
  const isPlain =
    (kind === "Assign" || kind === "AssignMetadata") &&
    value !== undefined &&
    items(at(parameters, "pathTests")).length === 0;
  const written: Value = { location, parameters, kind };
  return [
    {
      policy,
      targets: {
        kinds: [...items(at(spec, "applyTo")), ...items(at(match, "kinds"))]
          .flatMap((each) => textsIn(at(each, "kinds")))
          .map((each) => each.toLowerCase()),
        namespaces: textsIn(at(match, "namespaces")),
        names: textsIn(at(match, "name")),
        notNamespaces: textsIn(at(match, "excludedNamespaces")),
        hasMore: anyPresent(at(match, "labelSelector"), at(match, "namespaceSelector")),
      },
      written,
      apply: (object) =>
        isPlain && steps !== undefined
          ? assigned(object, steps, value, kind === "AssignMetadata")
          : undefined,
    },
  ];
}

/** A field, or the item of a list by the value of one of its fields; `*` for all items. */
type Step = { readonly field: string } | { readonly key: string; readonly wanted: string };

/** `spec.containers[name:api].env[name: "X"].value`; undefined for other forms. */
function stepsOf(location: string): Step[] | undefined {
  const steps: Step[] = [];
  const token = /\.?(?:"([^"]*)"|([\w/-]+))|\[\s*(\w+)\s*:\s*["']?([^"'\]]*?)["']?\s*\]/gy;
  let end = 0;
  for (const match of location.matchAll(token)) {
    end = match.index + match[0].length;
    const [, quoted, field, key, wanted] = match as (string | undefined)[];
    const name = quoted ?? field;
    steps.push(name === undefined ? { key: key ?? "", wanted: wanted ?? "" } : { field: name });
  }
  return end === location.length ? steps : undefined;
}

function assigned(value: Value, steps: readonly Step[], wanted: Value, once: boolean): Value {
  const [step, ...rest] = steps;
  if (step === undefined) return once && value !== undefined ? value : wanted;
  if ("field" in step) {
    const own = isFields(value) ? value : {};
    return { ...own, [step.field]: assigned(own[step.field], rest, wanted, once) };
  }
  const list = items(value);
  const isMeant = (item: Value): boolean =>
    step.wanted === "*" || at(item, step.key) === step.wanted;
  if (step.wanted !== "*" && !list.some(isMeant)) {
    return [...list, assigned({ [step.key]: step.wanted }, rest, wanted, once)];
  }
  return list.map((item) => (isMeant(item) ? assigned(item, rest, wanted, once) : item));
}
