import { gunzipSync } from "node:zlib";
import { type Fields, type Value, at, fields, isFields, items } from "../../value";
import { yamlPackage } from "../../yaml";

/** A Kubernetes object inside another one. */
export type EmbeddedManifest = Fields & { readonly apiVersion: string; readonly kind: string };

export interface Embedded {
  readonly manifests: readonly EmbeddedManifest[];
  /** Texts that should hold objects, and cannot be read. */
  readonly unread: readonly string[];
}

const nothing: Embedded = { manifests: [], unread: [] };

/** The outermost Kubernetes objects in a value: as fields, or in texts of YAML or JSON. */
export function embeddedIn(value: Value): Embedded {
  if (typeof value === "string") return inText(value);
  if (Array.isArray(value)) return merged((value as readonly Value[]).map(embeddedIn));
  if (!isFields(value)) return nothing;
  if (isManifest(value)) {
    const isList = value.kind.endsWith("List") && Array.isArray(value.items);
    return isList ? embeddedIn(value.items) : { manifests: [value], unread: [] };
  }
  const content = decodedContent(value);
  if (content !== undefined) return inText(content);
  return merged(fields(value).map(([, inner]) => embeddedIn(inner)));
}

const merged = (all: readonly Embedded[]): Embedded => ({
  manifests: all.flatMap(({ manifests }) => manifests),
  unread: all.flatMap(({ unread }) => unread),
});

/** References have `apiVersion` and `kind` too, but nothing of their own. */
const isManifest = (value: Fields): value is EmbeddedManifest =>
  typeof value.apiVersion === "string" &&
  typeof value.kind === "string" &&
  ["metadata", "spec", "data", "stringData", "items", "objects"].some(
    (key) => isFields(value[key]) || Array.isArray(value[key]),
  );

function inText(text: string): Embedded {
  if (!/apiVersion["']?\s*:/.test(text) || !/kind["']?\s*:/.test(text)) return nothing;
  const options = { version: "1.1", merge: true, logLevel: "silent" } as const;
  const documents = yamlPackage().parseAllDocuments(text, options);
  if (!Array.isArray(documents) || documents.some(({ errors }) => errors.length > 0)) {
    return { manifests: [], unread: [text] };
  }
  try {
    return merged(
      documents.map((document) => embeddedIn(document.toJS({ maxAliasCount: 1000 }) as Value)),
    );
  } catch {
    return { manifests: [], unread: [text] };
  }
}

/** Fleet compresses contents. */
function decodedContent(value: Fields): string | undefined {
  const content = at(value, "content");
  const encoding = at(value, "encoding");
  if (typeof content !== "string" || typeof encoding !== "string") return undefined;
  const bytes = Buffer.from(content, "base64");
  if (encoding === "base64") return bytes.toString();
  try {
    return encoding === "base64+gz"
      ? gunzipSync(bytes, { maxOutputLength: 1 << 24 }).toString()
      : undefined;
  } catch {
    return undefined;
  }
}

/** The values of a template's parameters, in every text. An open one stays as it is written, and is then not known. */
export function withParameters(value: Value, parameters: ReadonlyMap<string, string>): Value {
  if (parameters.size === 0) return value;
  if (typeof value === "string") {
    const whole = /^\$\{\{(\w+)\}\}$/.exec(value)?.[1];
    const own = whole === undefined ? undefined : parameters.get(whole);
    if (own !== undefined) return scalarOf(own);
    return value.replace(/\$\{(\w+)\}/g, (text, name: string) => parameters.get(name) ?? text);
  }
  if (Array.isArray(value)) return items(value).map((each) => withParameters(each, parameters));
  if (!isFields(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, withParameters(inner, parameters)]),
  );
}

/** `${{NAME}}` may be a number or a boolean. */
function scalarOf(text: string): Value {
  try {
    return JSON.parse(text) as Value;
  } catch {
    return text;
  }
}
