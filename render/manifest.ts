import { isSimulated } from "../preview/cloud/package";
import type { Resource } from "../preview/engine/resource";
import {
  type Properties,
  type WireValue,
  isObject,
  isSecret,
  isUnknown,
  unwrap,
} from "../preview/engine/wire";

/** Replaces secret values. */
export const PLACEHOLDER = "secret-placeholder";

/** Replaces values that are unknown before the deployment. */
export const UNKNOWN_PLACEHOLDER = "unknown-placeholder";

/** A Kubernetes object for `kubectl apply`. */
export interface Manifest {
  readonly urn: string;
  readonly kind: string;
  readonly name: string;
  readonly body: Properties;
  /** Paths of the values that a cloud would compute, and that are simulated here. */
  readonly simulated: readonly string[];
  /** Paths of the values that a cloud would compute, and that have no simulation. */
  readonly unknown: readonly string[];
  /** Paths of the secret values, which are left out. */
  readonly secrets: readonly string[];
}

/** Whether the resource is an object of a Kubernetes API, and not a provider, chart or component. */
export function isKubernetesObject({ custom, type, inputs }: Resource): boolean {
  return custom && type.startsWith("kubernetes:") && inputs.kind !== undefined;
}

/** The object without secrets, and without what only Pulumi uses. */
export function manifestOf({ urn, inputs }: Resource): Manifest {
  const simulated: string[] = [];
  const secrets: string[] = [];
  const unknown: string[] = [];
  const known = forKubernetes(
    mapValues(inputs, "", (value, path) =>
      holdsSecrets(inputs, path)
        ? withPlaceholders(value, path, secrets)
        : withoutSecrets(value, path, secrets),
    ) as Properties,
  );
  const body = mapTexts(encoded(known), "", (text, path) => {
    if (isUnknown(text)) unknown.push(path);
    else if (isSimulated(text)) simulated.push(path);
    return isUnknown(text) ? UNKNOWN_PLACEHOLDER : text;
  }) as Properties;
  const metadata = body.metadata as Properties;
  return {
    urn,
    kind: String(body.kind),
    name: String(metadata.name ?? metadata.generateName),
    body,
    simulated,
    unknown,
    secrets,
  };
}

/** The values of a Secret are secret even where the program does not say so. */
const holdsSecrets = ({ kind }: Properties, path: string): boolean =>
  kind === "Secret" && (path === "data" || path === "stringData");

/** Annotations of `pulumi.com` tell the provider what to wait for; a cluster ignores them. */
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

function withoutSecrets(value: WireValue, path: string, secrets: string[]): WireValue {
  if (isSecret(value)) {
    const inner = unwrap(value);
    // A secret object keeps its keys, because other objects refer to them.
    if (isObject(inner)) return withPlaceholders(inner, path, secrets);
    return placeholder(path, secrets);
  }
  return mapValues(value, path, (each, at) => withoutSecrets(each, at, secrets));
}

function withPlaceholders(value: WireValue, path: string, secrets: string[]): WireValue {
  const inner = unwrap(value);
  if (typeof inner === "object" && inner !== null) {
    return mapValues(inner, path, (each, at) => withPlaceholders(each, at, secrets));
  }
  return placeholder(path, secrets);
}

function placeholder(path: string, secrets: string[]): string {
  secrets.push(path);
  return PLACEHOLDER;
}

/** The API only accepts base64 in a Secret's `data`. */
function encoded(body: Properties): Properties {
  if (body.kind !== "Secret" || body.data === undefined) return body;
  const base64 = Buffer.from(PLACEHOLDER).toString("base64");
  return { ...body, data: mapValues(body.data, "", () => base64) };
}

function mapTexts(
  value: WireValue,
  path: string,
  map: (text: string, path: string) => WireValue,
): WireValue {
  if (typeof value === "string") return map(value, path);
  return mapValues(value, path, (each, at) => mapTexts(each, at, map));
}

function mapValues(
  value: WireValue,
  path: string,
  map: (value: WireValue, path: string) => WireValue,
): WireValue {
  if (Array.isArray(value)) return value.map((each, index) => map(each, `${path}[${index}]`));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key,
      map(each, path === "" ? key : `${path}.${key}`),
    ]),
  );
}
