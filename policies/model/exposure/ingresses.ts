import { isIPv4, isIPv6 } from "node:net";
import { type Value, UNKNOWN, at, fields, isAbsent, items } from "../../value";
import { type Admission, admitEveryone, admitInside, admitUndecided, union } from "../admission";
import { labelOf, placementOf } from "../placement";
import type { ResourceIndex } from "../resources";
import { unseenEntrance } from "./entrance";
import type { Exposure } from "./exposure";
import { backends } from "./ingressBackends";
import { type Ingress, IngressClasses, alb, nginx } from "./ingressClasses";
import type { SelectingService } from "./selection";
import { admitted, listed, namedServices } from "./services";

/** Ways in through Ingresses, of the AWS controllers and of nginx. */
export function ingressExposures(
  index: ResourceIndex,
  services: readonly SelectingService[],
): Exposure[] {
  const classes = new IngressClasses(index);
  const ingresses = index.ofKind("ingress").map((resource): Ingress => {
    const place = placementOf(resource, index);
    const annotations = at(resource.props, "metadata", "annotations");
    return { resource, place, label: labelOf(resource, place), annotations };
  });
  return ingresses.flatMap((ingress) => {
    const ways = waysThrough(ingress, ingresses, classes);
    return backends(ingress).flatMap(({ name, requests }) =>
      namedServices(services, ingress.resource, ingress.place, name).flatMap((service) =>
        service.selected.flatMap(({ workload, doubt }) =>
          ways.map((gates) => ({
            workload,
            path: `${ingress.label} → ${service.label}`,
            gates: [...gates, ...doubt],
            requests,
            entrance: unseenEntrance(ingress.resource, ingress.label),
          })),
        ),
      ),
    );
  });
}

/** The gates of each way through an Ingress. */
function waysThrough(
  ingress: Ingress,
  all: readonly Ingress[],
  classes: IngressClasses,
): readonly (readonly Admission[])[] {
  const controller = classes.controllerOf(ingress);
  if (controller === "nginx") return [[nginxGate(ingress)]];
  if (controller === "other") return [[admitEveryone("names no networks that it is limited to")]];
  const ways = [albGates(ingress, all, classes)];
  if (controller === "alb") return ways;
  const doubt = admitUndecided(`which controller serves ${ingress.label} is not known`);
  return [...ways, [nginxGate(ingress), doubt]];
}

/**
 * Who passes the load balancer that the controller makes. Ingresses of one group share a load balancer,
 * so what one of them opens is open for all.
 */
function albGates(
  ingress: Ingress,
  all: readonly Ingress[],
  classes: IngressClasses,
): readonly Admission[] {
  const group = at(ingress.annotations, `${alb}group.name`);
  const members = isAbsent(group)
    ? [ingress]
    : all.filter(
        (other) =>
          other.place.cluster === ingress.place.cluster &&
          at(other.annotations, `${alb}group.name`) === group,
      );
  const schemes = members.map((member) => schemeOf(member, classes));
  const inbound = union(members.map((member) => inboundOf(member, classes)));
  if (schemes.includes("internet-facing")) return [inbound];
  const scheme = `the scheme of the load balancer of ${ingress.label} is not known`;
  return [inbound, schemes.includes("unknown") ? admitUndecided(scheme) : admitInside];
}

function schemeOf(
  ingress: Ingress,
  classes: IngressClasses,
): "internal" | "internet-facing" | "unknown" {
  const { certain, specs } = classes.paramsOf(ingress);
  const preset = specs.map((spec) => at(spec, "scheme")).filter((scheme) => !isAbsent(scheme));
  const annotated = at(ingress.annotations, `${alb}scheme`);
  const schemes = certain && preset.length > 0 ? preset : [annotated, ...preset];
  if (schemes.includes("internet-facing")) return "internet-facing";
  return schemes.includes("internal") && !schemes.includes(UNKNOWN) ? "internal" : "unknown";
}

function inboundOf(ingress: Ingress, classes: IngressClasses): Admission {
  const { annotations } = ingress;
  if (annotations === UNKNOWN) return admitUndecided("the annotations are not known");
  if (!isAbsent(at(annotations, `${alb}security-groups`))) {
    return admitEveryone("has security groups by annotation, whose rules cannot be seen");
  }
  const { certain, specs } = classes.paramsOf(ingress);
  const lists: Value[] = [at(annotations, `${alb}security-group-prefix-lists`)];
  for (const spec of specs) lists.push(at(spec, "prefixListsIDs"), at(spec, "PrefixListsIDs"));
  const given = lists.filter((list) => !isAbsent(list) && !(Array.isArray(list) && !list.length));
  if (given.some((list) => list !== UNKNOWN)) {
    return admitEveryone("admits a prefix list, whose networks cannot be seen");
  }
  const doubt = given.map(() => admitUndecided("the prefix lists that it admits are not known"));
  const preset = specs.flatMap((spec) => items(at(spec, "inboundCIDRs")));
  const annotated = listed(at(annotations, `${alb}inbound-cidrs`));
  const inbound = certain && preset.length > 0 ? preset : [...annotated, ...preset];
  if (inbound.length === 0) return { networks: ["0.0.0.0/0", "::/0"] };
  const unbound = `whether the class of ${ingress.label} limits who comes in is not known`;
  const limited = certain || annotated.length > 0 ? [] : [admitUndecided(unbound)];
  return union([admitted(inbound), ...doubt, ...limited]);
}

/** Only nginx's list of allowed sources limits who comes in, unless something else lets them in. */
function nginxGate({ annotations, label }: Ingress): Admission {
  if (annotations === UNKNOWN) return admitUndecided(`the annotations of ${label} are not known`);
  const allowed = ["whitelist-source-range", "allowlist-source-range"]
    .map((key) => at(annotations, nginx + key))
    .filter((value) => !isAbsent(value));
  if (allowed.length === 0) return admitEveryone("names no networks that it is limited to");
  if (at(annotations, `${nginx}satisfy`) === "any") {
    return admitEveryone('admits who logs in, from anywhere ("satisfy: any")');
  }
  const limit = admitted(allowed.flatMap(listed).map(asNetwork));
  const snippets = fields(annotations).filter(([key]) => /snippet$/.test(key));
  return snippets.some(([, text]) => typeof text !== "string" || opening.test(text))
    ? union([limit, admitUndecided(`whom the snippet of ${label} admits is not followed`)])
    : limit;
}

/** Directives of nginx that may let others in. */
const opening = /\b(allow|satisfy|location|proxy_pass|set_real_ip_from|real_ip_header)\b/;

/** nginx takes single addresses too. */
const asNetwork = (source: Value): Value => {
  if (typeof source !== "string") return source;
  return isIPv4(source) ? `${source}/32` : isIPv6(source) ? `${source}/128` : source;
};
