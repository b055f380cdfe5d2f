import { type Value, at } from "../../../value";
import { commandOf } from "../../environment/command";

/** Images that forward requests to the hosts in their settings. */
const proxies = new RegExp(
  "(^|[/_-])(" +
    [
      // Web servers and reverse proxies.
      ...["nginx", "nginx-unprivileged", "openresty", "angie", "tengine", "haproxy", "envoy"],
      ...["envoyproxy", "traefik", "caddy", "apache2?", "httpd", "lighttpd", "varnish", "squid"],
      ...["h2o", "hitch", "nghttpx", "pound", "skipper", "sozu", "pingora", "fabio", "zuul"],
      ...["proxy", "tinyproxy", "mitmproxy", "gobetween", "ghostunnel", "stunnel4?", "socat"],
      ...["rinetd", "redir", "gost", "klipper-lb"],
      // Gateways and logins in front of others.
      ...[
        "kong",
        "kong-gateway",
        "apisix",
        "krakend",
        "tyk",
        "tyk-gateway",
        "gravitee",
        "pomerium",
      ],
      ...["oauth2[-_]proxy", "authelia", "vouch-proxy", "louketo-proxy", "keycloak-gatekeeper"],
      ...["mod_auth_openidc", "teleport"],
      // Tunnels.
      ...["cloudflared", "ngrok", "tailscale", "frpc?", "inlets", "chisel", "rathole", "bore"],
      ...["autossh", "sshuttle", "pgrok", "wstunnel", "zrok", "localtunnel", "sish", "newt"],
      ...["boringproxy", "pagekite", "portr"],
    ].join("|") +
    ")(?![a-z0-9])",
  "i",
);

export function isProxyImage(container: Value): boolean {
  const image = at(container, "image");
  return typeof image === "string" && proxies.test(image);
}

/** Images that call what their settings name, but pass nothing on. */
const callers =
  /(^|[/_-])(curl|wget|busybox|alpine|kubectl|helm|k6|locust|gatling|jmeter|vegeta|playwright|cypress|selenium|puppeteer|prometheus|alertmanager|blackbox[-_]exporter|exporter|gatus|uptime-kuma|grafana|telegraf|datadog|agent|fluent-bit|fluentd|vector|logstash|filebeat|otel|opentelemetry-collector|healthchecks|wait-for|wait4x|dockerize)(?![a-z0-9])/i;

/** Whether a container is only known to call others, and its command starts no proxy. */
export function isCaller(container: Value): boolean {
  const image = at(container, "image");
  if (typeof image !== "string" || isProxyImage(container) || !callers.test(image)) return false;
  return !commandOf(container).some((word) => typeof word === "string" && startsProxy(word));
}

/** A command that starts a proxy or a tunnel, or writes the configuration of one. */
const programs =
  /\b(socat|nginx|haproxy|envoy|caddy|autossh|ngrok|cloudflared|frpc|chisel|ncat|rinetd|localtunnel|bore\s+local|ssh\s.*-R|port-forward|proxy_pass|grpc_pass|reverse_proxy|ProxyPass|loadBalancer|use_backend|default_backend|upstreams)\b/;

export const startsProxy = (command: string): boolean => programs.test(command);

/**
 * Words of the configurations of proxies: nginx, HAProxy, Envoy, Caddy, Traefik, Kong, oauth2-proxy, Apache,
 * Varnish, APISIX, KrakenD, Skipper, frp, cloudflared and similar ones.
 */
const ofProxies =
  /\b(proxy_pass|grpc_pass|uwsgi_pass|fastcgi_pass|upstreams?|reverse_proxy|backends?|virtual_hosts|tunnels?|ProxyPass(Match)?|loadBalancer|load_assignment|default_backend|use_backend|BalancerMember|cluster_name|localIP|local_ip|_format_version|url_pattern|ssl_preread)\b|\bingress\s*:|^\s*(listen|frontend)\s+\S+|->\s*"?https?:|\bmode\s+(http|tcp)\b|\bRewriteRule\b.*\[.*\bP\b/m;

export const isOfProxy = (text: string): boolean => ofProxies.test(text);

/** The name of a variable or option that holds what requests are passed on to. */
const upstream =
  /(UPSTREAM|BACKEND|PROXY|PROXIED|FORWARD|ORIGIN|DESTINATION|DEST\b|DST|TARGET|REMOTE|TUNNEL|REDIRECT|ROUTE|GATEWAY|PASS\b)/i;

export const tellsUpstream = (name: string): boolean => upstream.test(name);

/** Words by which proxies let in some addresses only. */
const limits =
  /\b(deny\s+(all|\d)|remote_ip|client_ip|remoteip|ip_?allow_?list|ip_?white_?list|allow_?list|source_?range|src\s+-f|src\s+\d|Require\s+(not\s+)?(ip|local|host)|(Allow|Deny)\s+from|ip-restriction|source_ip|direct_remote_ip|envoy\.filters\.http\.rbac|acl_whitelist|whitelist)\b/i;

/** Whether settings limit who may come in, by something that the pack does not follow. Logins are no limit. */
export const limitsClients = (text: string): boolean => limits.test(text);

/** A configuration without its comments, in which proxies are often described and switched off. */
export const withoutComments = (text: string): string =>
  text.includes("#") || text.includes("//") || text.includes(";")
    ? text.replace(/^[ \t]*(#|\/\/|;).*$/gm, "").replace(/\s#\s.*$/gm, "")
    : text;
