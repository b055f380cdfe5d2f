import { isIPv4, isIPv6 } from "node:net";
import { type Value, UNKNOWN, at, fields, isAbsent, isTrue, items } from "../../../value";
import { type Admission, admitEveryone, admitUndecided, union } from "../../networks/admission";
import type { Entrance } from "../entrance";
import type { Backend } from "./ingressBackends";
import { type Ingress, classNameOf, nginx } from "./ingressClasses";
import { admitted, listed } from "../services/lists";
import type { SelectingService } from "../services/selection";
import { type Stickiness, anyStickiness } from "../stickiness";

/** Only nginx's list of allowed sources limits who comes in, unless something else lets them in. */
export function nginxGate(ingress: Ingress): Admission {
  const { annotations, label } = ingress;
  if (annotations === UNKNOWN) return admitUndecided(`the annotations of ${label} are not known`);
  const allowed = ["whitelist-source-range", "allowlist-source-range"]
    .map((key) => at(annotations, nginx + key))
    .filter((value) => !isAbsent(value));
  if (allowed.length === 0) return admitEveryone(unlimited(ingress));
  const satisfy = at(annotations, `${nginx}satisfy`);
  if (satisfy === "any") {
    return admitEveryone('admits who logs in, from anywhere ("satisfy: any")');
  }
  const listedOnly = admitted(allowed.flatMap(listed).map(asNetwork));
  const doubt = `whether ${label} asks for both an address and a login ("satisfy") is not known`;
  const limit = satisfy === UNKNOWN ? union([listedOnly, admitUndecided(doubt)]) : listedOnly;
  const snippets = fields(annotations).filter(([key]) => /snippet$/.test(key));
  return snippets.some(([, text]) => typeof text !== "string" || opening.test(text))
    ? union([limit, admitUndecided(`whom the snippet of ${label} admits is not followed`)])
    : limit;
}

/**
 * A canary serves requests of the Ingress whose hosts it shares, limited as that one says: its own limits are
 * not read.
 *
 * Source: annotations of ingress-nginx, "Canary".
 */
export function canaryGate(ingress: Ingress, all: readonly Ingress[]): Admission {
  const hosts = hostsOf(ingress);
  const mains = all.filter(
    (other) =>
      other.place.cluster === ingress.place.cluster &&
      !isTrue(at(other.annotations, `${nginx}canary`)) &&
      hostsOf(other).some((host) => host === UNKNOWN || hosts.includes(host)),
  );
  return mains.length > 0
    ? union(mains.map(nginxGate))
    : admitUndecided(`the Ingress that ${ingress.label} is the canary of is not in this stack`);
}

export function isCanary({ annotations }: Ingress): boolean {
  const canary = at(annotations, `${nginx}canary`);
  return canary === UNKNOWN ? annotations !== UNKNOWN : isTrue(canary);
}

const hostsOf = ({ resource }: Ingress): readonly Value[] =>
  items(at(resource.props, "spec", "rules")).map((rule) => at(rule, "host"));

/** A class may be called internal; whether its controller is, only the controller's Service shows. */
function unlimited(ingress: Ingress): string {
  const name = classNameOf(ingress);
  const open = `admits everyone: ${ingress.label} names no networks that it is limited to (whitelist-source-range)`;
  return typeof name === "string" && /internal|private/i.test(name)
    ? `${open}, and nothing in this stack shows that its class ${name} is internal`
    : open;
}

/** Directives of nginx that may let others in. */
const opening = /\b(allow|satisfy|location|proxy_pass|set_real_ip_from|real_ip_header)\b/;

/** nginx takes single addresses too. */
const asNetwork = (source: Value): Value => {
  if (typeof source !== "string") return source;
  return isIPv4(source) ? `${source}/32` : isIPv6(source) ? `${source}/128` : source;
};

/** What clients meet at nginx, once for each protocol that it serves a backend by. */
export function nginxEntrances(
  { resource, label, annotations }: Ingress,
  { host }: Backend,
  service: SelectingService,
): Entrance[] {
  const tls = tlsCovers(at(resource.props, "spec", "tls"), host);
  const stickiness = anyStickiness([service.stickiness, nginxStickiness(annotations, label)]);
  return protocols(tls, annotations).map((protocol) => ({ resource, label, protocol, stickiness }));
}

/** Where it has a certificate, nginx redirects from HTTP, unless it is told not to. */
function protocols(tls: boolean | typeof UNKNOWN, annotations: Value): Entrance["protocol"][] {
  const set = (key: string): Value => at(annotations, nginx + key);
  if (isTrue(set("ssl-passthrough"))) return ["raw"];
  const forced = set("force-ssl-redirect");
  if (tls === UNKNOWN || forced === UNKNOWN || set("ssl-passthrough") === UNKNOWN) return [UNKNOWN];
  // Without a certificate of its own: that of the controller, or of a load balancer before it.
  if (!tls) return [isTrue(forced) ? UNKNOWN : "plain"];
  const redirect = set("ssl-redirect");
  if (isTrue(forced) || isAbsent(redirect) || isTrue(redirect)) return ["tls"];
  return ["tls", redirect === UNKNOWN ? UNKNOWN : "plain"];
}

/** Whether an Ingress has a certificate for a host. An entry without hosts is for those of its certificate. */
function tlsCovers(tls: Value, host: Value): boolean | typeof UNKNOWN {
  const answers = items(tls).map((entry): boolean | typeof UNKNOWN => {
    const hosts = at(entry, "hosts");
    if (hosts === UNKNOWN) return UNKNOWN;
    const names = items(hosts);
    if (names.length === 0 || (typeof host === "string" && names.some((n) => fits(n, host)))) {
      return true;
    }
    return !isAbsent(host) && (host === UNKNOWN || names.includes(UNKNOWN)) ? UNKNOWN : false;
  });
  return answers.includes(true) || (answers.includes(UNKNOWN) ? UNKNOWN : false);
}

const fits = (name: Value, host: string): boolean =>
  typeof name === "string" &&
  (name.toLowerCase() === host.toLowerCase() ||
    (name.startsWith("*.") && name.slice(1) === host.slice(host.indexOf("."))));

export function nginxStickiness(annotations: Value, label: string): Stickiness {
  if (annotations === UNKNOWN) return UNKNOWN;
  const affinity = at(annotations, `${nginx}affinity`);
  const hash = at(annotations, `${nginx}upstream-hash-by`);
  const balance = at(annotations, `${nginx}load-balance`);
  return anyStickiness([
    affinity === UNKNOWN
      ? UNKNOWN
      : affinity === "cookie"
        ? `${label} has affinity: cookie`
        : undefined,
    hash === UNKNOWN
      ? UNKNOWN
      : typeof hash === "string" && hash !== "" && !ofRequest.test(hash)
        ? `${label} has upstream-hash-by: ${hash}`
        : undefined,
    balance === "ip_hash" ? `${label} has load-balance: ip_hash` : undefined,
  ]);
}

/** Variables of nginx that differ from one request of a client to the next. */
const ofRequest =
  /^(\$(request_uri|uri|request_id|args|connection|msec|\{request_uri\}|\{uri\}))+$/;
