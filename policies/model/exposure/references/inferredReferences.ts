import { type Value, UNKNOWN, at, fields } from "../../../value";

/** Where an object names what may be a Service. */
export interface Mention {
  /** UNKNOWN where it names something that is not known yet. */
  readonly name: string | typeof UNKNOWN;
  /** Undefined for the namespace of the object itself. */
  readonly namespace?: Value;
}

/** Every place in an object that may name a Service: fields that do by their name, and addresses. */
export function mentionsIn(props: Value): Mention[] {
  const found: Mention[] = [];
  for (const [key, value] of fields(props)) {
    if (!["metadata", "status", "apiVersion", "kind"].includes(key)) {
      collect(value, key, undefined, "", found);
    }
  }
  return found;
}

function collect(
  value: Value,
  key: string,
  holder: Value,
  holderKey: string,
  found: Mention[],
): void {
  if (Array.isArray(value)) {
    for (const element of value as readonly Value[])
      collect(element, key, holder, holderKey, found);
  } else if (typeof value === "object" && value !== null) {
    for (const [field, inner] of fields(value)) collect(inner, field, value, key, found);
  } else if (typeof value === "string") {
    found.push(...inText(value));
    if (!isName(key, holder, holderKey)) return;
    const [name, namespace, ...rest] = hostOf(value).split(".");
    const own = at(holder, "namespace");
    if (name !== "" && rest.length === 0) found.push({ name, namespace: namespace ?? own });
  } else if (value === UNKNOWN && isName(key, holder, holderKey)) {
    found.push({ name: UNKNOWN, namespace: at(holder, "namespace") });
  }
}

/** Names of Services in the cluster's DNS, wherever they stand in a text. */
export function inText(text: string): Mention[] {
  if (!text.includes(".svc")) return [];
  return [...text.matchAll(/([a-z0-9][a-z0-9-]*)\.([a-z0-9][a-z0-9-]*)\.svc\b/gi)].map(
    ([, name, namespace]) => ({ name: name.toLowerCase(), namespace: namespace.toLowerCase() }),
  );
}

/**
 * Hosts in the settings of a proxy, however short: those of URLs, those with a port behind them, and those after
 * the words that proxies name a host by. Most are no Services; only those that are one count.
 */
export function hostsIn(text: string): Mention[] {
  const addressed = text.matchAll(/([a-z0-9-]+)(?:\.([a-z0-9-]+))?(?:\.svc[\w.-]*)?:\d+\b/gi);
  const called = text.matchAll(
    /(?:\b[a-z0-9+]+:\/\/|\b(?:address|host|server|reverse_proxy)["']?\s*:?\s*["']?)([a-z0-9-]+)(?:\.([a-z0-9-]+))?/gi,
  );
  return [...addressed, ...called].map(([, name, namespace]: (string | undefined)[]) => ({
    name: (name ?? "").toLowerCase(),
    namespace: namespace?.toLowerCase(),
  }));
}

/** Fields that hold a Service's name or address, whatever object they are in. */
const naming =
  /^(service|serviceName|host|hostname|backend|backendService|destination|upstream|target|targetService|addr|address|url|uri|origin|server|endpoint|to)$/i;

/** Objects whose `name` is that of a Service; and those among them where it is of something else. */
const holders =
  /service|backend|destination|upstream|target|^to$|route|subjects|proxy|forward|mirror|origin|ref$/i;
const others =
  /secret|config|account|issuer|volume|claim|class|store|middleware|transport|option|polic|parent|gateway|port/i;

function isName(key: string, holder: Value, holderKey: string): boolean {
  if (naming.test(key)) return true;
  if (key !== "name") return false;
  const kind = at(holder, "kind");
  if (kind === "Service") return true;
  const open = kind === undefined || kind === UNKNOWN;
  return open && holders.test(holderKey) && !others.test(holderKey);
}

/** `http://api.tracardi:8080/path` → `api.tracardi`. */
const hostOf = (address: string): string =>
  address
    .trim()
    .toLowerCase()
    .replace(/^[a-z0-9+.-]+:\/\//, "")
    .replace(/[/:?#].*$/, "");
