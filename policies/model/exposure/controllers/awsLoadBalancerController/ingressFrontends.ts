import { type Value, UNKNOWN, at, fields, isAbsent, items } from "../../../value";
import type { ResourceIndex } from "../../resources/resources";
import type { AlbIngresses } from "./albIngresses";
import { zonesOfAnnotation } from "../services/annotatedSubnets";
import type { Entrance } from "../entrance";
import type { Backend } from "./ingressBackends";
import { type Ingress, type IngressClasses, alb } from "./ingressClasses";
import { attributesIn } from "../services/lists";
import type { SelectingService } from "../services/selection";
import { type Stickiness, anyStickiness, attributeStickiness } from "../stickiness";

type Protocol = Entrance["protocol"];

/** What clients meet at the load balancers of Ingresses, by class, annotations and group. */
export class AlbEntrances {
  constructor(
    private readonly index: ResourceIndex,
    private readonly ingresses: AlbIngresses,
    private readonly classes: IngressClasses,
  ) {}

  /** One for each protocol that a backend is served by. */
  of(ingress: Ingress, backend: Backend, service: SelectingService): Entrance[] {
    const { resource, label } = ingress;
    const tlsPolicy = this.ofGroup(ingress, "sslPolicy", "ssl-policy");
    const common: Omit<Entrance, "protocol"> = {
      resource,
      label,
      zones: this.zonesOf(ingress),
      stickiness: anyStickiness([service.stickiness, this.stickinessOf(ingress, service)]),
    };
    return this.protocols(ingress, backend).map((protocol): Entrance =>
      protocol === "tls"
        ? { ...common, protocol, tlsPolicy: isAbsent(tlsPolicy) ? undefined : tlsPolicy }
        : { ...common, protocol },
    );
  }

  private protocols(ingress: Ingress, backend: Backend): Protocol[] {
    const served = [...new Set(this.listeners(ingress))];
    // The controller refuses a redirect to HTTPS where nothing speaks it.
    if (!served.some((protocol) => protocol === "tls" || protocol === UNKNOWN)) return served;
    const port = this.ofGroup(ingress, "sslRedirectPort", "ssl-redirect");
    if (backend.redirected === true || (port !== UNKNOWN && !isAbsent(port))) {
      return served.filter((protocol) => protocol !== "plain");
    }
    const doubtful = port === UNKNOWN || backend.redirected === UNKNOWN;
    const doubted = served.map((p) => (p === "plain" && doubtful ? UNKNOWN : p));
    return [...new Set(doubted)];
  }

  /**
   * `listen-ports`; without it, HTTPS where the Ingress or its class names a certificate. Hosts under `tls`
   * alone do not make the controller listen to HTTPS.
   */
  private listeners(ingress: Ingress): Protocol[] {
    const ports = at(ingress.annotations, `${alb}listen-ports`);
    if (isAbsent(ports)) {
      const certificate = this.setting(ingress, "certificateArn", "certificate-arn");
      // An annotation that is not known yet is there: that is how a certificate of the same stack looks.
      const own = !isAbsent(at(ingress.annotations, `${alb}certificate-arn`));
      if (!own && certificate === UNKNOWN) return [UNKNOWN];
      return [isAbsent(certificate) ? "plain" : "tls"];
    }
    const protocols = parsedPorts(ports);
    return protocols.length > 0 ? protocols : [UNKNOWN];
  }

  private zonesOf(ingress: Ingress): Entrance["zones"] {
    for (const { resource, annotations } of [ingress, ...this.ingresses.membersOf(ingress)]) {
      const subnets = at(annotations, `${alb}subnets`);
      if (!isAbsent(subnets)) return zonesOfAnnotation(resource, subnets, this.index);
    }
    const { certain, specs } = this.classes.paramsOf(ingress);
    const ids = specs.map((spec) => at(spec, "subnets", "ids")).find((list) => !isAbsent(list));
    if (ids === undefined) return undefined;
    return certain && ids !== UNKNOWN ? new Set(items(ids)).size : UNKNOWN;
  }

  /** The Service's own annotation takes the place of the Ingress's; the class's parameters add to it. */
  private stickinessOf(ingress: Ingress, { resource, label }: SelectingService): Stickiness {
    const key = `${alb}target-group-attributes`;
    const ofService = at(resource.props, "metadata", "annotations", key);
    const own = isAbsent(ofService)
      ? ([at(ingress.annotations, key), ingress.label] as const)
      : ([ofService, label] as const);
    const { specs } = this.classes.paramsOf(ingress);
    return anyStickiness([
      attributeStickiness(attributesIn(own[0]), `the annotation ${key} of ${own[1]}`),
      ...specs.map((spec) =>
        attributeStickiness(at(spec, "targetGroupAttributes"), `the class of ${ingress.label}`),
      ),
    ]);
  }

  /** A setting of the whole load balancer, by any Ingress that shares it. */
  private ofGroup(ingress: Ingress, field: string, annotation: string): Value {
    return [ingress, ...this.ingresses.membersOf(ingress)]
      .map((member) => this.setting(member, field, annotation))
      .find((value) => !isAbsent(value));
  }

  /** What the class's parameters say goes before an annotation; UNKNOWN where only perhaps. */
  private setting(ingress: Ingress, field: string, annotation: string): Value {
    const { certain, specs } = this.classes.paramsOf(ingress);
    const preset = specs.map((spec) => at(spec, field)).find((value) => !isEmpty(value));
    const annotated = at(ingress.annotations, alb + annotation);
    if (isEmpty(preset)) return annotated;
    return certain ? preset : UNKNOWN;
  }
}

const isEmpty = (value: Value): boolean =>
  isAbsent(value) || (Array.isArray(value) && value.length === 0);

/** `[{"HTTP": 80}, {"HTTPS": 443}]` */
function parsedPorts(text: Value): Protocol[] {
  if (typeof text !== "string") return [UNKNOWN];
  try {
    return items(JSON.parse(text) as Value)
      .flatMap(fields)
      .map(([protocol]) => (protocol === "HTTPS" ? "tls" : "plain"));
  } catch {
    return [UNKNOWN];
  }
}
