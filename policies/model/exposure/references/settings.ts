import { type Value, at, fields, items } from "../../../value";
import type { Placement } from "../../resources/placement";
import type { StackResource } from "../../resources/resources";
import type { Workload } from "../../workloads/workloads";
import type { SettingsReader } from "../controllers/controller";
import { controllers } from "../controllers/registry";
import { placed } from "../topology/placed";
import type { Topology } from "../topology/topology";
import { type InferredReference, hostsIn, inText } from "./inferredReferences";

/** The Services in the settings of a proxy or tunnel, in a ConfigMap, Secret, container or Ingress annotation. */
export function settingsReferences({ index, workloads }: Topology): {
  readonly resource: StackResource;
  readonly references: readonly InferredReference[];
}[] {
  const own = new Set(workloads.map(({ resource }) => resource));
  const ownConfigs = new Set(workloads.flatMap(configsOf));
  const configMaps = index
    .ofKind("configMap")
    .filter((resource) => !ownConfigs.has(keyOf(placed(resource, index).place)));
  const others = index.ofKind("workload").filter((resource) => !own.has(resource));
  const ingresses = index.ofKind("ingress");
  return [
    ...configMaps.map((resource) => ({ resource, references: inConfigMap(resource) })),
    ...index.ofKind("secret").map((resource) => ({ resource, references: inSecret(resource) })),
    ...others.map((resource) => ({ resource, references: inContainers(resource) })),
    ...ingresses.map((resource) => ({ resource, references: inAnnotations(resource) })),
  ].filter(({ references }) => references.length > 0);
}

/** What the controllers find in their own settings; nothing in the settings of others. */
const readBy = (
  read: (reader: SettingsReader) => readonly InferredReference[] | undefined,
): readonly InferredReference[] =>
  controllers.flatMap(({ settings }) => (settings === undefined ? [] : (read(settings) ?? [])));

/** Words that occur in configurations of nginx, HAProxy, Envoy, Caddy, cloudflared and similar proxies. */
const ofProxies =
  /\b(proxy_pass|upstream|reverse_proxy|backend|virtual_hosts|tunnel|ProxyPass)\b|\bingress\s*:/;

const inConfigMap = ({ props }: StackResource): InferredReference[] =>
  inEntries(fields(at(props, "data")));

function inEntries(entries: readonly [string, Value][]): InferredReference[] {
  return entries.flatMap(([key, text]) => {
    if (typeof text !== "string") return [];
    const known = readBy(({ entry }) => entry?.(key, text));
    if (known.length > 0) return known;
    return ofProxies.test(text) ? [...inText(text), ...hostsIn(text)] : [];
  });
}

/** Settings that include a password are kept in Secrets. */
function inSecret({ props }: StackResource): InferredReference[] {
  const encoded = fields(at(props, "data")).map(([key, text]): [string, Value] => [
    key,
    typeof text === "string" ? Buffer.from(text, "base64").toString() : text,
  ]);
  return inEntries([...fields(at(props, "stringData")), ...encoded]);
}

/** Images that forward requests to the hosts in their settings. */
const proxies =
  /(^|[/-])(cloudflared|ngrok|oauth2-proxy|envoy|haproxy|nginx|openresty|traefik|caddy|tailscale|frpc?|kong|varnish|socat|inlets|apache|httpd|pomerium|apisix|krakend|chisel|rathole|squid|lighttpd|skipper|angie|tengine|stunnel)\b/;

function inContainers(resource: StackResource): InferredReference[] {
  const template = at(resource.props, "spec", "template", "spec");
  const podSpec = template === undefined ? at(resource.props, "spec") : template;
  return items(at(podSpec, "containers")).flatMap((container) => {
    const image = at(container, "image");
    if (typeof image !== "string" || !proxies.test(image)) return [];
    const words = [
      ...items(at(container, "command")),
      ...items(at(container, "args")),
      ...items(at(container, "env")).map((entry) => at(entry, "value")),
    ];
    return words.flatMap((word) => (typeof word === "string" ? inWord(word) : []));
  });
}

/** An address, possibly after the name of an option: `--url=http://gui.tracardi:8080`. */
function inWord(word: string): readonly InferredReference[] {
  const known = readBy((reader) => reader.word?.(word));
  return known.length > 0 ? known : [...inText(word), ...hostsIn(word)];
}

const inAnnotations = ({ props }: StackResource): InferredReference[] =>
  fields(at(props, "metadata", "annotations")).flatMap(([key, text]) =>
    typeof text === "string" ? readBy(({ annotation }) => annotation?.(key, text)) : [],
  );

/** The ConfigMaps that a workload takes its own settings from. */
const configsOf = ({ place, podSpec }: Workload): string[] =>
  namesUnder(podSpec).map((name) => keyOf({ ...place, name }));

const keyOf = ({ cluster, namespace, name }: Placement): string =>
  [cluster, namespace, name].map(String).join("\n");

function namesUnder(value: Value): string[] {
  if (Array.isArray(value)) return (value as readonly Value[]).flatMap(namesUnder);
  return fields(value).flatMap(([key, inner]) => {
    const name = /^configMap/.test(key) ? at(inner, "name") : undefined;
    return typeof name === "string" ? [name] : namesUnder(inner);
  });
}
