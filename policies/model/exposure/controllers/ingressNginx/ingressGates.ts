import { isIPv4, isIPv6 } from "node:net";
import { choose, holds, ifKnown, possibly } from "../../../../known";
import { type Value, at, fields, isAbsent, isOn, isTrue, items } from "../../../../value";
import { type Admission, admitEveryone, admitUndecided, union } from "../../../networks/admission";
import { classNameOf } from "../../ingresses/ingressClasses";
import { admitted, splitList } from "../../lists";
import type { Ingress } from "../../topology/ingresses";
import { nginx } from "./annotations";

/** Who nginx lets in to an Ingress, given all Ingresses of the stack. */
export const gateOf = (ingress: Ingress, all: readonly Ingress[]): Admission =>
  isCanary(ingress) ? canaryGate(ingress, all) : ownGate(ingress);

/** Only nginx's list of allowed sources limits who comes in, unless another setting bypasses it. */
const ownGate = (ingress: Ingress): Admission =>
  ifKnown(
    ingress.annotations,
    (annotations) => gateBy(annotations, ingress),
    admitUndecided(`the annotations of ${ingress.label} are not known`),
  );

function gateBy(annotations: Value, ingress: Ingress): Admission {
  const { label } = ingress;
  const allowed = ["whitelist-source-range", "allowlist-source-range"]
    .map((key) => at(annotations, nginx + key))
    .filter((value) => !isAbsent(value));
  if (allowed.length === 0) return admitEveryone(unlimited(ingress));
  const listedOnly = admitted(allowed.flatMap(splitList).map(asNetwork));
  const doubt = `whether ${label} asks for both an address and a login ("satisfy") is not known`;
  const asksForBoth = holds(at(annotations, `${nginx}satisfy`), (satisfy) => satisfy !== "any");
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
function canaryGate(ingress: Ingress, all: readonly Ingress[]): Admission {
  const hosts = hostsOf(ingress);
  const mains = all.filter(
    (other) =>
      other.place.cluster === ingress.place.cluster &&
      !isTrue(at(other.annotations, `${nginx}canary`)) &&
      hostsOf(other).some((host) => possibly(holds(host, (known) => hosts.includes(known)))),
  );
  return mains.length > 0
    ? union(mains.map(ownGate))
    : admitUndecided(`the Ingress that ${ingress.label} is the canary of is not in this stack`);
}

const isCanary = ({ annotations }: Ingress): boolean =>
  ifKnown(annotations, (known) => possibly(isOn(at(known, `${nginx}canary`))), false);

const hostsOf = ({ resource }: Ingress): readonly Value[] =>
  items(at(resource.props, "spec", "rules")).map((rule) => at(rule, "host"));

/** The name of a class may say internal, but only the controller's Service shows whether it is. */
function unlimited(ingress: Ingress): string {
  const name = classNameOf(ingress);
  const open = `admits everyone: ${ingress.label} names no networks that it is limited to (whitelist-source-range)`;
  return typeof name === "string" && /internal|private/i.test(name)
    ? `${open}, and nothing in this stack shows that its class ${name} is internal`
    : open;
}

/** nginx directives that may let others in. */
const opening = /\b(allow|satisfy|location|proxy_pass|set_real_ip_from|real_ip_header)\b/;

/** nginx also accepts single addresses. */
const asNetwork = (source: Value): Value => {
  if (typeof source !== "string") return source;
  return isIPv4(source) ? `${source}/32` : isIPv6(source) ? `${source}/128` : source;
};
