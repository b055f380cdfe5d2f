import { isSimulated } from "../preview/cloud/package";
import type { Resource } from "../preview/engine/resource";
import { type Properties, type Value, isObject, isSecret, unwrap } from "../preview/engine/wire";

/** What stands where a secret value would. */
export const PLACEHOLDER = "secret-placeholder";

/** A Kubernetes object as `kubectl apply` takes it. */
export interface Manifest {
  readonly urn: string;
  readonly kind: string;
  readonly name: string;
  readonly body: Properties;
  /** Paths of the values that a cloud would compute, and that are simulated here. */
  readonly simulated: readonly string[];
  /** Paths of the values that are secret, and are not here. */
  readonly secrets: readonly string[];
}

/** Whether the resource is an object of a Kubernetes API, and not a provider, chart or component. */
export function isKubernetesObject({ custom, type, inputs }: Resource): boolean {
  return custom && type.startsWith("kubernetes:") && inputs.kind !== undefined;
}

/** The object without what is meant for Pulumi alone, and without secrets. */
export function manifestOf({ urn, inputs }: Resource): Manifest {
  const simulated: string[] = [];
  const secrets: string[] = [];
  const body = withoutSecrets(forKubernetes(inputs), "", secrets) as Properties;
  eachText(body, "", (text, path) => {
    if (isSimulated(text)) simulated.push(path);
  });
  const metadata = body.metadata as Properties;
  return {
    urn,
    kind: String(body.kind),
    name: String(metadata.name),
    body,
    simulated,
    secrets,
  };
}

/** Annotations of `pulumi.com` tell the provider what to wait for, and mean nothing to a cluster. */
function forKubernetes(inputs: Properties): Properties {
  const metadata = unwrap(inputs.metadata ?? {}) as Properties;
  const annotations = metadata.annotations === undefined ? {} : unwrap(metadata.annotations);
  const kept = Object.entries(annotations as Properties).filter(
    ([name]) => !name.startsWith("pulumi.com/"),
  );
  const others = Object.entries(metadata).filter(([name]) => name !== "annotations");
  const annotated = kept.length > 0 ? [["annotations", Object.fromEntries(kept)]] : [];
  return { ...inputs, metadata: Object.fromEntries([...others, ...annotated]) as Properties };
}

function withoutSecrets(value: Value, path: string, secrets: string[]): Value {
  if (isSecret(value)) {
    const inner = unwrap(value);
    // A secret object keeps its keys: other objects refer to them.
    if (isObject(inner)) return withPlaceholders(inner, path, secrets);
    secrets.push(path);
    return PLACEHOLDER;
  }
  return mapValues(value, path, (each, at) => withoutSecrets(each, at, secrets));
}

function withPlaceholders(value: Value, path: string, secrets: string[]): Value {
  if (typeof value === "object" && value !== null) {
    return mapValues(value, path, (each, at) => withPlaceholders(each, at, secrets));
  }
  secrets.push(path);
  return PLACEHOLDER;
}

function eachText(value: Value, path: string, visit: (text: string, path: string) => void): void {
  if (typeof value === "string") visit(value, path);
  mapValues(value, path, (each, at) => {
    eachText(each, at, visit);
    return each;
  });
}

function mapValues(value: Value, path: string, map: (value: Value, path: string) => Value): Value {
  if (Array.isArray(value)) return value.map((each, index) => map(each, `${path}[${index}]`));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key,
      map(each, path === "" ? key : `${path}.${key}`),
    ]),
  );
}
