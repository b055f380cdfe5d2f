import { type Value, UNKNOWN, at, fields, isTrue, items } from "../value";

/** What is known about one environment variable of a container. */
export type Variable =
  | { readonly state: "set"; readonly value: string; readonly secret: boolean }
  | { readonly state: "absent" }
  /** It comes from something that the pack cannot see, before or after deployment: what, and why. */
  | { readonly state: "unseen"; readonly source: string }
  /** Known as soon as the resources that it comes from exist. */
  | { readonly state: "unknown" };

/** The key-value objects that a container may take variables from. */
export interface Sources {
  /** The data of a ConfigMap or Secret beside the container; undefined when it is not in the stack. */
  data(kind: "configMap" | "secret", name: Value): Value;
}

const absent: Variable = { state: "absent" };
const unknown: Variable = { state: "unknown" };

const unseen = (source: string): Variable => ({
  state: "unseen",
  source: `${source}, which is not to be seen in this stack`,
});

/**
 * A container's variable as Kubernetes resolves it: `env` over `envFrom`, and in both the later entry
 * over the earlier one. A command that names the variable may set it to anything.
 */
export function variable(container: Value, name: string, sources: Sources): Variable {
  const words = ["command", "args"].flatMap((key) => items(at(container, key)));
  if (words.some((word) => typeof word === "string" && word.includes(name))) {
    return { state: "unseen", source: "the container's command, which is not followed" };
  }
  const env = items(at(container, "env"));
  for (const entry of [...env].reverse()) {
    const key = at(entry, "name");
    if (key === UNKNOWN) return unknown;
    if (key !== name) continue;
    const found = declared(entry, sources);
    // An optional reference to nothing leaves the variable to what comes before it.
    if (found.state !== "absent") return found;
  }
  for (const entry of [...items(at(container, "envFrom"))].reverse()) {
    const found = imported(entry, name, sources);
    if (found.state !== "absent") return found;
  }
  return absent;
}

function declared(entry: Value, sources: Sources): Variable {
  const from = at(entry, "valueFrom");
  const configMap = at(from, "configMapKeyRef");
  if (configMap !== undefined) return referred("configMap", configMap, sources);
  const secret = at(from, "secretKeyRef");
  if (secret !== undefined) return referred("secret", secret, sources);
  if (from !== undefined && from !== null) return unseen("valueFrom");
  const value = at(entry, "value");
  if (value === UNKNOWN) return unknown;
  // `$(OTHER)` is left as it is: no version of Tracardi reads it as on or off.
  return { state: "set", value: plain(value), secret: false };
}

function referred(kind: "configMap" | "secret", reference: Value, sources: Sources): Variable {
  if (reference === UNKNOWN) return unknown;
  const key = at(reference, "key");
  if (key === UNKNOWN) return unknown;
  return looked(
    kind,
    at(reference, "name"),
    plain(key),
    isTrue(at(reference, "optional")),
    sources,
  );
}

function imported(entry: Value, name: string, sources: Sources): Variable {
  if (entry === UNKNOWN || at(entry, "prefix") === UNKNOWN) return unknown;
  const prefix = plain(at(entry, "prefix"));
  if (!name.startsWith(prefix)) return absent;
  const kind = at(entry, "configMapRef") === undefined ? "secret" : "configMap";
  const source = at(entry, `${kind}Ref`);
  const found = looked(kind, at(source, "name"), name.slice(prefix.length), true, sources);
  return found;
}

function looked(
  kind: "configMap" | "secret",
  name: Value,
  key: string,
  mayLack: boolean,
  sources: Sources,
): Variable {
  const data = sources.data(kind, name);
  const label = kind === "secret" ? "Secret" : "ConfigMap";
  if (data === undefined) {
    return unseen(`${label} ${typeof name === "string" ? name : "?"}`);
  }
  const plainData = kind === "secret" ? at(data, "stringData") : at(data, "data");
  const value = at(plainData, key);
  if (value === UNKNOWN) return unknown;
  if (value !== undefined) return { state: "set", value: plain(value), secret: kind === "secret" };
  const encoded = kind === "secret" ? at(data, "data", key) : at(data, "binaryData", key);
  if (encoded === UNKNOWN) return unknown;
  if (encoded !== undefined) {
    const text = Buffer.from(plain(encoded), "base64").toString();
    return { state: "set", value: text, secret: kind === "secret" };
  }
  return mayLack ? absent : unseen(`${label} without the key ${key}`);
}

/** Whether a container declares a variable of this name itself. */
export const declares = (container: Value, name: string): boolean =>
  items(at(container, "env")).some((entry) => at(entry, "name") === name);

const plain = (value: Value): string =>
  value === undefined || value === null || value === UNKNOWN || fields(value).length > 0
    ? ""
    : String(value);
