import { type Inputs, type TestStack, U } from "../../helpers/policyStack";

/** Namespaces by resources of the stack, whose names are not known yet where they are used. */
export function namespacesOfTheStack(stack: TestStack): void {
  const made = new Map<string, string>();
  for (const resource of [...stack.resources.values()]) {
    const metadata = resource.inputs.metadata as Inputs | undefined;
    const namespace: unknown = metadata?.namespace;
    if (metadata === undefined || typeof namespace !== "string" || namespace === U) continue;
    const key = `${namespace} of ${resource.provider}`;
    const given = (resource.references.metadata ?? []).find((urn) => urn.includes(":Namespace::"));
    let urn = given ?? made.get(key);
    if (urn === undefined) {
      stack.add("kubernetes:core/v1:Namespace", key, { metadata: { name: namespace } });
      const added = stack.get(key);
      added.provider = resource.provider;
      made.set(key, (urn = added.urn));
    }
    if (!declares(stack, urn, namespace)) continue;
    metadata.namespace = U;
    resource.references.metadata = [urn];
  }
}

const declares = (stack: TestStack, urn: string, name: string): boolean =>
  [...stack.resources.values()].some(
    (each) => each.urn === urn && (each.inputs.metadata as Inputs | undefined)?.name === name,
  );

/** A later preview: what AWS made up is known, where it is plain which resource it belongs to. */
export function knownIdentities(stack: TestStack): void {
  const all = [...stack.resources.values()];
  const byUrn = new Map(all.map((resource) => [resource.urn, resource]));
  all.forEach(({ type, outputs }, index) => {
    if (!type.startsWith("aws:")) return;
    for (const key of ["arn", "id"] as const) {
      if (outputs[key] === U) outputs[key] = `${key}:made-up:${index}`;
    }
  });
  for (const { type, inputs, references } of all) {
    if (type.startsWith("pulumi:providers:")) continue;
    for (const [property, urns] of Object.entries(references)) {
      const targets = urns.map((urn) => byUrn.get(urn));
      if (targets.length !== 1 || !targets[0]?.type.startsWith("aws:")) continue;
      const { arn, id } = targets[0].outputs as { arn?: unknown; id?: unknown };
      inputs[property] = filled(inputs[property], property, (key) =>
        /arn$/i.test(key) ? (arn ?? U) : /id$|groups$|ids$/i.test(key) ? (id ?? U) : U,
      ) as never;
    }
  }
}

function filled(value: unknown, key: string, known: (key: string) => unknown): unknown {
  if (value === U) return known(key);
  if (Array.isArray(value)) return value.map((each) => filled(each, key, known));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, filled(inner, name, known)]),
  );
}
