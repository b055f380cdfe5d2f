/** A host that a text names, by its labels: `gui.tracardi.svc` is `["gui", "tracardi", "svc"]`. */
export type HostName = readonly string[];

/** Hosts, host names and addresses with at least one dot, wherever they stand in a text. */
const dotted =
  /(?<![\w.@-])([a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+)(?![\w-])/gi;

/** Short names in URLs and before a port. */
const addressed =
  /(?:\b[a-z][a-z0-9+.-]*:\/\/(?:[^\s/@"']*@)?|(?<![\w.:/@-]))([a-z0-9](?:[a-z0-9-]*[a-z0-9])?)(?=[:/"'\s;,)\]}?#]|$)(:\d+\b)?/gi;

/** Short names after words that proxies use to introduce a host. */
const introduced =
  /\b(?:address|addr|host|hostname|server|server_name_upstream|reverse_proxy|proxy_pass|upstream|backend|target|origin|dial|to|localIP|local_ip|destination|forward)["']?\s*[:=]?\s*["'[]*\s*["']?([a-z0-9](?:[a-z0-9-]*[a-z0-9])?)(?![\w.-])/gi;

/** What `kubectl port-forward` names: a Service, or a Deployment, which mostly has the name of its Service. */
const forwarded = /(?<![\w/.-])(?:svc|services?|deploy(?:ments?)?)\/([a-z0-9][a-z0-9-]*)/g;

/** The hosts that a text names. Most are no Services: only those that match one count. */
export function hostNamesIn(text: string): HostName[] {
  const found = new Set<string>();
  for (const [, host] of text.matchAll(dotted)) found.add(host.toLowerCase());
  for (const [whole, host, port] of text.matchAll(addressed)) {
    if (port !== undefined || whole.includes("://")) found.add(host.toLowerCase());
  }
  for (const [, host] of text.matchAll(introduced)) found.add(host.toLowerCase());
  for (const [, name] of text.matchAll(forwarded)) found.add(name);
  // `$GUI_SERVICE_HOST`, which Kubernetes sets to the address of a Service in the same namespace.
  for (const [, name] of text.matchAll(/\b([A-Z][A-Z0-9_]*)_SERVICE_HOST\b/g)) {
    found.add(name.toLowerCase().replaceAll("_", "-"));
  }
  return [...found].map((host) => host.split("."));
}
