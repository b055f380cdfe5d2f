import {
  type Answer,
  UNKNOWN,
  allKnown,
  anyOf,
  choose,
  holds,
  ifKnown,
  whenKnown,
} from "../../../../known";
import { type Value, at, isAbsent, isOn, isTrue, items } from "../../../../value";
import type { Frontend, Protocol } from "../../frontend";
import { type Stickiness, anyStickiness } from "../../stickiness";
import type { IngressTarget } from "../controller";
import { nginx } from "./annotations";

/** What clients connect to at nginx, once per protocol of a backend. */
export function frontendsOf({ ingress, backend, service }: IngressTarget): Frontend[] {
  const { resource, label, annotations } = ingress;
  const hasCertificate = tlsCovers(at(resource.props, "spec", "tls"), backend.host);
  const stickiness = anyStickiness([service.stickiness, nginxStickiness(annotations, label)]);
  return protocols(hasCertificate, annotations).map((protocol) => ({
    ...{ resource, label, protocol, stickiness },
  }));
}

/** If an Ingress has a certificate, nginx redirects from HTTP, unless this is turned off. */
function protocols(hasCertificate: Answer, annotations: Value): readonly Protocol[] {
  const set = (key: string): Value => at(annotations, nginx + key);
  const forced = isOn(set("force-ssl-redirect"));
  const redirects = holds(set("ssl-redirect"), (value) => isAbsent(value) || isTrue(value));
  const certified: readonly Protocol[] = choose(redirects, {
    yes: ["tls"],
    no: ["tls", "plain"],
    unknown: ["tls", UNKNOWN],
  });
  const ended: readonly Protocol[] = choose(hasCertificate, {
    yes: choose(forced, { yes: ["tls"], no: certified, unknown: [UNKNOWN] }),
    // Without its own certificate, the controller's or the one of a load balancer in front may apply.
    no: choose(forced, { yes: [UNKNOWN], no: ["plain"], unknown: [UNKNOWN] }),
    unknown: [UNKNOWN],
  });
  return choose(isOn(set("ssl-passthrough")), { yes: ["raw"], no: ended, unknown: [UNKNOWN] });
}

/** Whether an Ingress has a certificate for a host. An entry without hosts covers the hosts of its certificate. */
const tlsCovers = (tls: Value, host: Value): Answer =>
  anyOf(
    items(tls).map((entry) =>
      ifKnown(at(entry, "hosts"), (hosts) => covers(items(hosts), host), "unknown"),
    ),
  );

function covers(names: readonly Value[], host: Value): Answer {
  if (names.length === 0) return "yes";
  if (isAbsent(host)) return "no";
  return anyOf(
    names.map((name) => holds(allKnown<Value>([name, host]), ([one, wanted]) => fits(one, wanted))),
  );
}

const fits = (name: Value, host: Value): boolean =>
  typeof name === "string" &&
  typeof host === "string" &&
  (name.toLowerCase() === host.toLowerCase() ||
    (name.startsWith("*.") && name.slice(1) === host.slice(host.indexOf("."))));

export const nginxStickiness = (annotations: Value, label: string): Stickiness =>
  whenKnown(annotations, (known) => {
    const balance = at(known, `${nginx}load-balance`);
    return anyStickiness([
      whenKnown(at(known, `${nginx}affinity`), (affinity) =>
        affinity === "cookie" ? `${label} has affinity: cookie` : undefined,
      ),
      whenKnown(at(known, `${nginx}upstream-hash-by`), (hash) =>
        typeof hash === "string" && hash !== "" && !ofRequest.test(hash)
          ? `${label} has upstream-hash-by: ${hash}`
          : undefined,
      ),
      balance === "ip_hash" ? `${label} has load-balance: ip_hash` : undefined,
    ]);
  });

/** nginx variables that can differ between two requests of one client. */
const ofRequest =
  /^(\$(request_uri|uri|request_id|args|connection|msec|\{request_uri\}|\{uri\}))+$/;
