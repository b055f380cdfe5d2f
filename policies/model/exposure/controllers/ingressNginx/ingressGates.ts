import { choose, holds, ifKnown, possibly } from "../../../../known";
import { type Value, at, fields, isAbsent, isOn, isTrue, items } from "../../../../value";
import { type Admission, admitEveryone, admitUndecided, union } from "../../../networks/admission";
import { classNameOf } from "../../ingresses/ingressClasses";
import { admitted, networksIn } from "../../lists";
import type { Ingress } from "../../topology/ingresses";
import type { IngressReading } from "./runningControllers";

/** Who nginx lets in to an Ingress, given all Ingresses of the stack. */
export const gateOf = (
  ingress: Ingress,
  all: readonly Ingress[],
  reading: IngressReading,
): Admission =>
  isCanary(ingress, reading) ? canaryGate(ingress, all, reading) : ownGate(ingress, reading);

/** Only nginx's list of allowed sources limits who comes in, unless another setting bypasses it. */
const ownGate = (ingress: Ingress, reading: IngressReading): Admission =>
  ifKnown(
    ingress.annotations,
    (annotations) => gateBy(annotations, ingress, reading),
    admitUndecided(`the annotations of ${ingress.label} are not known`),
  );

function gateBy(annotations: Value, ingress: Ingress, reading: IngressReading): Admission {
  const { label } = ingress;
  const { prefix, defaultList, trustsHeaders } = reading;
  const own: readonly Value[] = ["whitelist-source-range", "allowlist-source-range"]
    .map((key) => at(annotations, prefix + key))
    .filter((value) => !isAbsent(value));
  const allowed: readonly Value[] =
    own.length === 0 && !isAbsent(defaultList) ? [defaultList] : own;
  if (allowed.length === 0) return admitEveryone(unlimited(ingress, prefix));
  const listed = admitted(allowed.flatMap(networksIn));
  const madeUp = `whether clients can make up the address that nginx judges (use-forwarded-headers) is not known`;
  const listedOnly = trustsHeaders ? union([listed, admitUndecided(madeUp)]) : listed;
  const doubt = `whether ${label} asks for both an address and a login ("satisfy") is not known`;
  const asksForBoth = holds(at(annotations, `${prefix}satisfy`), (satisfy) => satisfy !== "any");
  const limit = choose(asksForBoth, {
    yes: listedOnly,
    no: admitEveryone('admits who logs in, from anywhere ("satisfy: any")'),
    unknown: union([listedOnly, admitUndecided(doubt)]),
  });
  const snippets = fields(annotations).filter(([key]) => /snippet$/.test(key));
  return snippets.some(([, text]) => typeof text !== "string" || opening.test(text))
    ? union([limit, admitUndecided(`whom the snippet of ${label} admits is not followed`)])
    : limit;
}

/**
 * A canary serves requests of the Ingress that it shares hosts with. The limits of that Ingress apply; nginx
 * does not read the canary's own limits.
 *
 * Source: annotations of ingress-nginx, "Canary".
 */
function canaryGate(ingress: Ingress, all: readonly Ingress[], reading: IngressReading): Admission {
  const hosts = hostsOf(ingress);
  const mains = all.filter(
    (other) =>
      other.place.cluster === ingress.place.cluster &&
      !isTrue(at(other.annotations, `${reading.prefix}canary`)) &&
      hostsOf(other).some((host) => possibly(holds(host, (known) => hosts.includes(known)))),
  );
  return mains.length > 0
    ? union(mains.map((main) => ownGate(main, reading)))
    : admitUndecided(`the Ingress that ${ingress.label} is the canary of is not in this stack`);
}

const isCanary = ({ annotations }: Ingress, { prefix }: IngressReading): boolean =>
  ifKnown(annotations, (known) => possibly(isOn(at(known, `${prefix}canary`))), false);

const hostsOf = ({ resource }: Ingress): readonly Value[] =>
  items(at(resource.props, "spec", "rules")).map((rule) => at(rule, "host"));

/** The name of a class may say internal, but only the controller's Service shows whether it is. */
function unlimited(ingress: Ingress, prefix: string): string {
  const name = classNameOf(ingress);
  const list = prefix.startsWith("nginx.")
    ? "whitelist-source-range"
    : `${prefix}whitelist-source-range`;
  const open = `admits everyone: ${ingress.label} names no networks that it is limited to (${list})`;
  return typeof name === "string" && /internal|private/i.test(name)
    ? `${open}, and nothing in this stack shows that its class ${name} is internal`
    : open;
}

/** nginx directives that may let others in. */
const opening = /\b(allow|satisfy|location|proxy_pass|set_real_ip_from|real_ip_header)\b/;
