import { type Known, UNKNOWN, ifKnown } from "../../../known";
import { type Value, at, fields, isFields, items } from "../../../value";

/** A name in an object that may be the name of a Service. */
export interface InferredReference {
  readonly name: Known<string>;
  /** Undefined for the namespace of the object itself. */
  readonly namespace?: Value;
}

/** Every place in an object that may name a Service: addresses, and fields whose own name suggests it. */
export const inferredReferences = (props: Value): InferredReference[] =>
  fields(props)
    .filter(([key]) => !["metadata", "status", "apiVersion", "kind"].includes(key))
    .flatMap(([key, value]) => referencesAt(value, { key, holder: undefined, holderKey: "" }));

/** The position of a value in an object. */
interface Position {
  readonly key: string;
  /** The object that has the field, and the field that contains this object. */
  readonly holder: Value;
  readonly holderKey: string;
}

const referencesAt = (value: Value, position: Position): InferredReference[] =>
  ifKnown(
    value,
    (known) => {
      if (typeof known === "string") return inField(known, position);
      const inList = isFields(known) ? [] : items(known);
      return [
        ...inList.flatMap((element) => referencesAt(element, position)),
        ...fields(known).flatMap(([key, inner]) =>
          referencesAt(inner, { key, holder: known, holderKey: position.key }),
        ),
      ];
    },
    isName(position) ? [{ name: UNKNOWN, namespace: at(position.holder, "namespace") }] : [],
  );

function inField(text: string, position: Position): InferredReference[] {
  const [name, namespace, ...rest] = hostOf(text).split(".");
  const own = at(position.holder, "namespace");
  // `gui.tracardi` is the name of a Service wherever it stands, as far as there is such a Service.
  const isOne =
    name !== "" && rest.length === 0 && (isName(position) || isNamespaced(text, namespace));
  return [...inText(text), ...(isOne ? [{ name, namespace: namespace ?? own }] : [])];
}

const isNamespaced = (text: string, namespace: string | undefined): boolean =>
  namespace !== undefined && !/[\s/]\S*\./.test(text.replace(/^\s*[\w+.-]+:\/\//, ""));

/** Names of Services in the cluster's DNS, anywhere in a text. */
export function inText(text: string): InferredReference[] {
  if (!text.includes(".svc")) return [];
  return [...text.matchAll(/([a-z0-9][a-z0-9-]*)\.([a-z0-9][a-z0-9-]*)\.svc\b/gi)].map(
    ([, name, namespace]) => ({ name: name.toLowerCase(), namespace: namespace.toLowerCase() }),
  );
}

/**
 * Hosts in the settings of a proxy, even short ones: in URLs, before a port, and after the words that proxies
 * use to introduce a host. Most of them are not Services; only those that match a Service count.
 */
export function hostsIn(text: string): InferredReference[] {
  const addressed = text.matchAll(/([a-z0-9-]+)(?:\.([a-z0-9-]+))?(?:\.svc[\w.-]*)?:\d+\b/gi);
  const called = text.matchAll(
    /(?:\b[a-z0-9+]+:\/\/|\b(?:address|host|server|reverse_proxy)["']?\s*:?\s*["']?)([a-z0-9-]+)(?:\.([a-z0-9-]+))?/gi,
  );
  return [...addressed, ...called].map(([, name, namespace]: (string | undefined)[]) => ({
    name: (name ?? "").toLowerCase(),
    namespace: namespace?.toLowerCase(),
  }));
}

/** Fields that contain a Service's name or address, in any object. */
const naming =
  /^(service|serviceName|host|hostname|backend|backendService|destination|upstream|target|targetService|addr|address|url|uri|origin|server|endpoint|to)$/i;

/** Objects whose `name` is the name of a Service, and exceptions where it names something else. */
const holders =
  /service|backend|destination|upstream|target|^to$|route|subjects|proxy|forward|mirror|origin|nodes?$|ref$/i;
const others =
  /secret|config|account|issuer|volume|claim|class|store|middleware|transport|option|polic|parent|gateway|port/i;

function isName({ key, holder, holderKey }: Position): boolean {
  if (naming.test(key)) return true;
  if (key !== "name") return false;
  const kind = at(holder, "kind");
  const isOpen = kind === undefined || ifKnown(kind, () => false, true);
  return kind === "Service" || (isOpen && holders.test(holderKey) && !others.test(holderKey));
}

/** `http://api.tracardi:8080/path` → `api.tracardi`. */
const hostOf = (address: string): string =>
  address
    .trim()
    .toLowerCase()
    .replace(/^[a-z0-9+.-]+:\/\//, "")
    .replace(/[/:?#].*$/, "");
