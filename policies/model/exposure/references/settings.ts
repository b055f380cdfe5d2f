import { type Value, at, fields, items } from "../../../value";
import { placementOf } from "../../resources/placement";
import type { ResourceIndex, StackResource } from "../../resources/resources";
import type { Workload } from "../../workloads/workloads";
import { type Mention, hostsIn, inText } from "./mentions";

/** What the settings of a proxy or tunnel name, be it in a ConfigMap or in its own container. */
export function configMentions(
  index: ResourceIndex,
  workloads: readonly Workload[],
): { readonly resource: StackResource; readonly mentions: readonly Mention[] }[] {
  const own = new Set(workloads.map(({ resource }) => resource));
  const ownConfigs = new Set(workloads.flatMap(configsOf));
  const configMaps = index.ofKind("configMap").filter((resource) => {
    const { cluster, namespace, name } = placementOf(resource, index);
    return !ownConfigs.has([cluster, namespace, name].map(String).join("\n"));
  });
  const proxies = index.ofKind("workload").filter((resource) => !own.has(resource));
  return [
    ...configMaps.map((resource) => ({ resource, mentions: inConfig(at(resource.props, "data")) })),
    ...index.ofKind("secret").map((resource) => ({ resource, mentions: inSecret(resource) })),
    ...proxies.map((resource) => ({ resource, mentions: inContainers(resource) })),
    ...index.ofKind("ingress").map((resource) => ({ resource, mentions: inIngress(resource) })),
  ].filter(({ mentions }) => mentions.length > 0);
}

/** Words that configurations of nginx, HAProxy, Envoy, Caddy, cloudflared and the like are made with. */
const ofProxies =
  /\b(proxy_pass|upstream|reverse_proxy|backend|virtual_hosts|tunnel|ProxyPass)\b|\bingress\s*:/;

/** The ConfigMaps of ingress-nginx for plain TCP: `"8080": "tracardi/gui:8080"`. */
const tcpService = /^([a-z0-9-]+)\/([a-z0-9-]+):[a-z0-9-]+(:|$)/;

function inConfig(data: Value): Mention[] {
  return fields(data).flatMap(([key, text]) => {
    if (typeof text !== "string") return [];
    const [, namespace, name] = (/^\d+$/.test(key) ? tcpService.exec(text) : null) ?? [];
    if (name !== undefined) return [{ name, namespace }];
    return ofProxies.test(text) ? [...inText(text), ...hostsIn(text)] : [];
  });
}

/** Settings with a password in them are kept in Secrets. */
function inSecret({ props }: StackResource): Mention[] {
  const encoded = fields(at(props, "data")).map(([key, text]): [string, Value] => [
    key,
    typeof text === "string" ? Buffer.from(text, "base64").toString() : text,
  ]);
  return [...inConfig(at(props, "stringData")), ...inConfig(Object.fromEntries(encoded))];
}

/** Images that lead requests on to what their settings name. */
const proxies =
  /(^|[/-])(cloudflared|ngrok|oauth2-proxy|envoy|haproxy|nginx|openresty|traefik|caddy|tailscale|frpc?|kong|varnish|socat|inlets|apache|httpd|pomerium|apisix|krakend|chisel|rathole|squid|lighttpd|skipper|angie|tengine|stunnel)\b/;

function inContainers(resource: StackResource): Mention[] {
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

/** An address, also behind an option's name: `--url=http://gui.tracardi:8080`, `--default-…=tracardi/gui`. */
function inWord(word: string): Mention[] {
  const [, namespace, name] = serviceOption.exec(word) ?? [];
  if (name !== undefined) return [{ name, namespace }];
  return [...inText(word), ...hostsIn(word)];
}

const serviceOption = /^--default-backend-service=([a-z0-9-]+)\/([a-z0-9-]+)$/;

/** What Ingresses write into nginx's configuration, or have it send copies of requests to. */
const written = /(snippets?|mirror-target)$/;

function inIngress({ props }: StackResource): Mention[] {
  return fields(at(props, "metadata", "annotations")).flatMap(([key, text]) =>
    written.test(key) && typeof text === "string" ? [...inText(text), ...hostsIn(text)] : [],
  );
}

/** The ConfigMaps that a workload itself takes its settings from. */
function configsOf({ place, podSpec }: Workload): string[] {
  return namesUnder(podSpec).map((name) =>
    [place.cluster, place.namespace, name].map(String).join("\n"),
  );
}

function namesUnder(value: Value): string[] {
  if (Array.isArray(value)) return (value as readonly Value[]).flatMap(namesUnder);
  return fields(value).flatMap(([key, inner]) => {
    const name = /^configMap/.test(key) ? at(inner, "name") : undefined;
    return typeof name === "string" ? [name] : namesUnder(inner);
  });
}
