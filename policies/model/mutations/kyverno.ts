import { type Value, at, isFields, items } from "../../value";
import type { StackResource } from "../resources/resources";
import type { Mutation, Targets } from "./mutation";
import { strategicMerge } from "./strategicMerge";
import { anyPresent, textsIn } from "./texts";

/** What the rules of a Kyverno policy change. */
export function ofKyverno(policy: StackResource): Mutation[] {
  const spec: Value = at(policy.props, "spec");
  const own: Value = at(policy.props, "metadata", "namespace");
  return items(at(spec, "rules")).flatMap((rule): Mutation[] => {
    const written: Value = at(rule, "mutate");
    if (!isFields(written)) return [];
    const patch: Value = at(written, "patchStrategicMerge");
    const isConditional =
      anyPresent(at(rule, "preconditions"), at(rule, "context"), at(written, "targets")) ||
      items(at(written, "foreach")).length > 0;
    return [
      {
        policy,
        targets: targetsOf(rule, own, isConditional),
        written,
        apply: (object) => (isFields(patch) ? strategicMerge(object, patch) : undefined),
      },
    ];
  });
}

function targetsOf(rule: Value, own: Value, isConditional: boolean): Targets {
  const blocks = (key: string): readonly Value[] => {
    const block: Value = at(rule, key);
    const all: readonly Value[] = [...items(at(block, "any")), ...items(at(block, "all"))];
    const own: readonly Value[] = all.length > 0 ? all : [block];
    return own.map((each) => at(each, "resources"));
  };
  const match = blocks("match");
  const targets = items(at(rule, "mutate", "targets"));
  const texts = (from: readonly Value[], key: string): string[] =>
    from.flatMap((each) => textsIn(at(each, key)));
  const namespaces = texts(match, "namespaces");
  const changed = targets.length > 0 ? texts(targets, "kind") : texts(match, "kinds");
  return {
    // `apps/v1/Deployment`
    kinds: changed.map((each) => each.slice(each.lastIndexOf("/") + 1).toLowerCase()),
    namespaces: typeof own === "string" && own !== "" ? [own] : namespaces,
    names:
      targets.length > 0
        ? texts(targets, "name")
        : [...texts(match, "names"), ...texts(match, "name")],
    notNamespaces: texts(blocks("exclude"), "namespaces"),
    hasMore:
      isConditional ||
      match.some((each) =>
        ["selector", "namespaceSelector", "annotations", "operations"].some((key) =>
          anyPresent(at(each, key)),
        ),
      ),
  };
}

/** What the CEL of a MutatingAdmissionPolicy, or of Kyverno's own, changes: it is not carried out. */
export function ofExpressions(policy: StackResource): Mutation[] {
  const spec: Value = at(policy.props, "spec");
  const constraints: Value = at(spec, "matchConstraints");
  return [
    {
      policy,
      targets: {
        kinds: items(at(constraints, "resourceRules"))
          .flatMap((each) => textsIn(at(each, "resources")))
          .map((each) => each.toLowerCase()),
        ...{ namespaces: [], names: [], notNamespaces: [], hasMore: true },
      },
      written: at(spec, "mutations"),
      apply: () => undefined,
    },
  ];
}
