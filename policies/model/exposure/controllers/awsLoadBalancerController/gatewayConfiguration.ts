import { type Value, UNKNOWN, at, isAbsent, isTrue, items } from "../../../value";
import { type Admission, admitEveryone, admitUndecided, union } from "../../networks/admission";
import type { Entrance } from "../entrance";
import { admitted } from "../services/lists";
import { internalGate } from "../loadBalancers/internetGateway";
import type { SecurityGroups } from "../loadBalancers/securityGroups";
import { zonesAmong } from "../loadBalancers/zones";
import type { GatewayClass, Gateways, Placed } from "./gateways";

/**
 * How the AWS Load Balancer Controller is told to make a Gateway's load balancer: by configurations of the
 * class and of the Gateway, field by field the one that goes first. An UNKNOWN one is elsewhere.
 *
 * Source: the controller's guide, "LoadBalancerConfiguration"; pkg/gateway/lb_config_merger.go at v3.
 */
export class AwsConfiguration {
  private readonly inOrder: readonly (Placed | typeof UNKNOWN)[];

  constructor(
    private readonly gateway: Placed,
    gatewayClass: GatewayClass,
    private readonly gateways: Gateways,
  ) {
    const { resource } = gatewayClass;
    const classPlace = { ...gateway, resource: resource ?? gateway.resource };
    const ofClass =
      resource === undefined
        ? undefined
        : gateways.configuration(classPlace, at(resource.props, "spec", "parametersRef"));
    const reference = at(gateway.resource.props, "spec", "infrastructure", "parametersRef");
    const ofGateway = gateways.configuration(gateway, reference);
    const mode = ofClass === UNKNOWN ? UNKNOWN : at(ofClass?.resource.props, "spec", "mergingMode");
    const both: (Placed | typeof UNKNOWN | undefined)[] =
      mode === "prefer-gateway" ? [ofGateway, ofClass] : [ofClass, ofGateway];
    this.inOrder = both.filter((one) => one !== undefined);
  }

  /** A field, with the configuration that it is from; UNKNOWN while one that goes first is elsewhere. */
  private field(name: string): { readonly value: Value; readonly from: Placed } {
    for (const one of this.inOrder) {
      if (one === UNKNOWN) return { value: UNKNOWN, from: this.gateway };
      const value = at(one.resource.props, "spec", name);
      if (value !== undefined && value !== null) return { value, from: one };
    }
    return { value: undefined, from: this.gateway };
  }

  /** Who passes the load balancer at a port, coming from another load balancer in front of it. */
  gatesBehind(port: Value, groups: SecurityGroups): Admission[] {
    return [this.inbound(port, groups)];
  }

  /** Who passes the load balancer at a port. */
  gates(port: Value, classIsSeen: boolean, groups: SecurityGroups): Admission[] {
    const scheme = this.field("scheme").value;
    const inbound = this.inbound(port, groups);
    if (scheme === "internet-facing") return [inbound];
    // Internal is the default; but a class elsewhere may have other ideas.
    if (scheme === "internal" || (isAbsent(scheme) && classIsSeen)) {
      const attributes = this.field("loadBalancerAttributes").value;
      return [inbound, internalGate(attributes, `the load balancer of ${this.gateway.label}`)];
    }
    const doubt = `the scheme of the load balancer of ${this.gateway.label} is not known`;
    return [inbound, admitUndecided(doubt)];
  }

  private inbound(port: Value, groups: SecurityGroups): Admission {
    if (isTrue(this.field("disableSecurityGroup").value)) {
      return admitEveryone("has no security group");
    }
    const own = this.field("securityGroups");
    if (own.value === UNKNOWN && own.from === this.gateway) {
      return admitUndecided(
        `the LoadBalancerConfiguration of ${this.gateway.label} is not in this stack`,
      );
    }
    if (items(own.value).length > 0) {
      return groups.admissionOf(own.from.resource, "spec", own.value, port);
    }
    const ranges = this.field("sourceRanges").value;
    const lists = this.field("securityGroupPrefixes");
    return union([
      ranges === undefined ? { networks: ["0.0.0.0/0", "::/0"] } : admitted(items(ranges)),
      ...items(lists.value).map((id) =>
        groups.prefixLists.admission(lists.from.resource, "spec", id),
      ),
    ]);
  }

  /** What the configuration says of what clients meet at a listener. */
  entrance(listener: Value): Pick<Entrance, "tlsPolicy" | "zones"> {
    const subnets = this.field("loadBalancerSubnets");
    const ids = items(subnets.value).map((subnet) => at(subnet, "identifier"));
    const zones = subnets.value === UNKNOWN ? UNKNOWN : undefined;
    return {
      tlsPolicy: this.tlsPolicy(listener),
      zones:
        zones === undefined && ids.length > 0
          ? zonesAmong(subnets.from.resource, "spec", ids, this.gateways.index)
          : zones,
    };
  }

  /** Listeners are merged whole, by protocol and port. */
  private tlsPolicy(listener: Value): Value {
    const [protocol, port] = [at(listener, "protocol"), at(listener, "port")];
    for (const one of this.inOrder) {
      if (one === UNKNOWN) return UNKNOWN;
      const list = at(one.resource.props, "spec", "listenerConfigurations");
      for (const configuration of items(list)) {
        const key = at(configuration, "protocolPort");
        if (key === UNKNOWN) return UNKNOWN;
        if (key === `${String(protocol)}:${String(port)}`) return at(configuration, "sslPolicy");
      }
    }
    return undefined;
  }

  /** The name of the TargetGroupConfiguration for all Services, with where it is. */
  defaultTargets(): { readonly name: Value; readonly from: Placed } {
    const { value, from } = this.field("defaultTargetGroupConfiguration");
    return { name: at(value, "name"), from };
  }
}
