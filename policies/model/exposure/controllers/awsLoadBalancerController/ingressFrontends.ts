import { UNKNOWN, anyHolds, choose, holds, or, possibly, whenKnown } from "../../../../known";
import { type Value, at, fields, isAbsent, items, parsedJson } from "../../../../value";
import type { ResourceIndex } from "../../../resources/resources";
import { type Frontend, type Protocol, withTlsPolicy } from "../../frontend";
import { attributesIn } from "../../lists";
import { zonesOfAnnotation } from "../../loadBalancers/annotatedSubnets";
import { type Stickiness, anyStickiness, attributeStickiness } from "../../stickiness";
import type { Backend, Ingress } from "../../topology/ingresses";
import type { SelectingService } from "../../topology/selection";
import type { IngressTarget } from "../controller";
import { alb } from "./annotations";
import type { ClassParameters } from "./classParameters";
import { redirected } from "./ingressActions";
import type { IngressGroups } from "./ingressGroups";

/** The frontends of the load balancers of Ingresses, by class, annotations and group. */
export class IngressFrontends {
  constructor(
    private readonly index: ResourceIndex,
    private readonly groups: IngressGroups,
    private readonly parameters: ClassParameters,
  ) {}

  /** One frontend for each protocol of a backend. */
  of({ ingress, backend, service }: IngressTarget): Frontend[] {
    const { resource, label } = ingress;
    const tlsPolicy = this.ofGroup(ingress, "sslPolicy", "ssl-policy");
    const common: Omit<Frontend, "protocol"> = {
      resource,
      label,
      zones: this.zonesOf(ingress),
      stickiness: anyStickiness([service.stickiness, this.stickinessOf(ingress, service)]),
    };
    return this.protocols(ingress, backend).map((protocol) =>
      withTlsPolicy({ ...common, protocol }, isAbsent(tlsPolicy) ? undefined : tlsPolicy),
    );
  }

  private protocols(ingress: Ingress, backend: Backend): readonly Protocol[] {
    const served = unique(this.listeners(ingress));
    // The controller rejects a redirect to HTTPS if no listener speaks HTTPS.
    if (!possibly(anyHolds(served, (protocol) => protocol === "tls"))) return served;
    const port = this.ofGroup(ingress, "sslRedirectPort", "ssl-redirect");
    const redirects = or(
      redirected(ingress, backend),
      holds(port, (known) => !isAbsent(known)),
    );
    return choose(redirects, {
      yes: served.filter((protocol) => protocol !== "plain"),
      no: served,
      unknown: unique(served.map((protocol) => (protocol === "plain" ? UNKNOWN : protocol))),
    });
  }

  /**
   * `listen-ports`; without it, HTTPS if the Ingress or its class names a certificate. Hosts under `tls` are
   * not enough for the controller to listen on HTTPS.
   */
  private listeners(ingress: Ingress): readonly Protocol[] {
    const ports = at(ingress.annotations, `${alb}listen-ports`);
    if (isAbsent(ports)) {
      // An annotation with an unknown value still exists: a certificate of the same stack looks like that.
      if (!isAbsent(at(ingress.annotations, `${alb}certificate-arn`))) return ["tls"];
      const certificate = this.setting(ingress, "certificateArn", "certificate-arn");
      return [whenKnown(certificate, (known) => (isAbsent(known) ? "plain" : "tls"))];
    }
    // `[{"HTTP": 80}, {"HTTPS": 443}]`
    const protocols = items(parsedJson(ports))
      .flatMap(fields)
      .map(([protocol]) => (protocol === "HTTPS" ? "tls" : "plain"));
    return protocols.length > 0 ? protocols : [UNKNOWN];
  }

  private zonesOf(ingress: Ingress): Frontend["zones"] {
    for (const { resource, annotations } of [ingress, ...this.groups.membersOf(ingress)]) {
      const subnets = at(annotations, `${alb}subnets`);
      if (!isAbsent(subnets)) return zonesOfAnnotation(resource, subnets, this.index);
    }
    const { certain, specs } = this.parameters.of(ingress);
    const ids = specs.map((spec) => at(spec, "subnets", "ids")).find((list) => !isAbsent(list));
    if (ids === undefined) return undefined;
    return certain ? whenKnown(ids, (known) => new Set(items(known)).size) : UNKNOWN;
  }

  /** The Service's annotation replaces the one of the Ingress; the parameters of the class add to it. */
  private stickinessOf(ingress: Ingress, { resource, label }: SelectingService): Stickiness {
    const key = `${alb}target-group-attributes`;
    const ofService = at(resource.props, "metadata", "annotations", key);
    const own = isAbsent(ofService)
      ? ([at(ingress.annotations, key), ingress.label] as const)
      : ([ofService, label] as const);
    const { specs } = this.parameters.of(ingress);
    return anyStickiness([
      attributeStickiness(attributesIn(own[0]), `the annotation ${key} of ${own[1]}`),
      ...specs.map((spec) =>
        attributeStickiness(at(spec, "targetGroupAttributes"), `the class of ${ingress.label}`),
      ),
    ]);
  }

  /** A setting of the whole load balancer, from any Ingress that shares it. */
  private ofGroup(ingress: Ingress, field: string, annotation: string): Value {
    return [ingress, ...this.groups.membersOf(ingress)]
      .map((member) => this.setting(member, field, annotation))
      .find((value) => !isAbsent(value));
  }

  /** The parameters of the class override an annotation; UNKNOWN if it is not certain that they apply. */
  private setting(ingress: Ingress, field: string, annotation: string): Value {
    const { certain, specs } = this.parameters.of(ingress);
    const preset = specs.map((spec) => at(spec, field)).find((value) => !isEmpty(value));
    const annotated = at(ingress.annotations, alb + annotation);
    if (isEmpty(preset)) return annotated;
    return certain ? preset : UNKNOWN;
  }
}

const isEmpty = (value: Value): boolean =>
  isAbsent(value) || (Array.isArray(value) && value.length === 0);

const unique = <T>(all: readonly T[]): readonly T[] => [...new Set(all)];
