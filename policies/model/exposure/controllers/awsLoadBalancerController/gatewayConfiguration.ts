import { type Known, UNKNOWN, ifKnown, whenKnown } from "../../../../known";
import { type Value, at, isAbsent, isTrue, items } from "../../../../value";
import { type Admission, admitEveryone, admitUndecided, union } from "../../../networks/admission";
import { ByNamespace } from "../../../resources/byNamespace";
import type { ResourceIndex } from "../../../resources/resources";
import type { Frontend } from "../../frontend";
import { admitted } from "../../lists";
import { internalGate } from "../../loadBalancers/internetGateway";
import type { SecurityGroups } from "../../loadBalancers/securityGroups";
import { zonesAmong } from "../../loadBalancers/zones";
import { type Placed, placed, within } from "../../topology/placed";
import type { PlacedGateway } from "../controller";
import { AwsControllers } from "./awsControllers";

/** The LoadBalancerConfigurations of a stack. */
export class Configurations {
  private readonly all: ByNamespace<Placed>;

  constructor(readonly index: ResourceIndex) {
    this.all = new ByNamespace(
      index.ofKind("loadBalancerConfiguration").map((one) => placed(one, index)),
    );
  }

  /** The configuration that a class or Gateway refers to; UNKNOWN if it is not in the stack. */
  referred(from: Placed, reference: Value): Known<Placed> | undefined {
    if (isAbsent(reference)) return undefined;
    const place = within(from.place, at(reference, "namespace"));
    const name = at(reference, "name");
    const found = this.all.exact(place, name);
    if (found.length > 0) return found[0];
    const sources = this.index.referenced(from.resource, "spec", "loadBalancerConfiguration");
    const only: Known<Placed> = sources.length === 1 ? placed(sources[0], this.index) : UNKNOWN;
    return ifKnown(name, () => UNKNOWN, only);
  }
}

interface Field {
  readonly value: Value;
  /** The configuration that sets it, otherwise the Gateway. */
  readonly from: Placed;
}

/**
 * The settings of the load balancer that the AWS Load Balancer Controller creates for a Gateway. They come from
 * the configurations of the class and of the Gateway; each field comes from the one with precedence. An UNKNOWN
 * configuration is not in the stack.
 *
 * Source: the controller's guide, "LoadBalancerConfiguration"; pkg/gateway/lb_config_merger.go at v3.
 */
export class GatewayConfiguration {
  private readonly inOrder: readonly Known<Placed>[];

  constructor(
    private readonly gateway: PlacedGateway,
    private readonly configurations: Configurations,
    private readonly groups: SecurityGroups,
  ) {
    const { resource, gatewayClass } = gateway;
    const ofClass =
      gatewayClass === undefined
        ? undefined
        : configurations.referred(
            { ...gateway, resource: gatewayClass },
            at(gatewayClass.props, "spec", "parametersRef"),
          );
    const reference = at(resource.props, "spec", "infrastructure", "parametersRef");
    const ofGateway = configurations.referred(gateway, reference);
    const isGatewayFirst = ifKnown(
      ofClass,
      (one) => at(one?.resource.props, "spec", "mergingMode") === "prefer-gateway",
      false,
    );
    const both: readonly (Known<Placed> | undefined)[] = isGatewayFirst
      ? [ofGateway, ofClass]
      : [ofClass, ofGateway];
    this.inOrder = both.filter((one) => one !== undefined);
  }

  /** A field, from the configuration with precedence; UNKNOWN if that one is not in the stack. */
  private field(name: string): Field {
    const nowhere: Field = { value: undefined, from: this.gateway };
    const all = this.inOrder.map((one): Field =>
      ifKnown(one, (from) => ({ value: at(from.resource.props, "spec", name), from }), {
        ...nowhere,
        value: UNKNOWN,
      }),
    );
    return all.find(({ value }) => value !== undefined && value !== null) ?? nowhere;
  }

  /** Who passes the load balancer at a port when coming from another load balancer in front of it. */
  gatesBehind(port: Value): Admission[] {
    return [this.inbound(port)];
  }

  /** Who passes the load balancer at a port. */
  gates(port: Value): Admission[] {
    const own = this.field("scheme").value;
    const scheme =
      isAbsent(own) && this.gateway.gatewayClass !== undefined ? this.byDefault() : own;
    const inbound = this.inbound(port);
    if (scheme === "internet-facing") return [inbound];
    // A class outside the stack may set another one than the default.
    if (scheme === "internal") {
      const attributes = this.field("loadBalancerAttributes").value;
      return [inbound, internalGate(attributes, `the load balancer of ${this.gateway.label}`)];
    }
    const doubt = `the scheme of the load balancer of ${this.gateway.label} is not known`;
    return [inbound, admitUndecided(doubt)];
  }

  /** Internal, unless the controller of the cluster is told otherwise. */
  private byDefault(): Value {
    const { place } = this.gateway;
    return AwsControllers.in(this.configurations.index).defaultScheme(place.cluster) ?? "internal";
  }

  private inbound(port: Value): Admission {
    if (isTrue(this.field("disableSecurityGroup").value)) {
      return admitEveryone("has no security group");
    }
    const own = this.field("securityGroups");
    const elsewhere = `the LoadBalancerConfiguration of ${this.gateway.label} is not in this stack`;
    if (own.value !== undefined && own.from === this.gateway) return admitUndecided(elsewhere);
    if (items(own.value).length > 0) {
      return this.groups.admissionOf(own.from.resource, "spec", own.value, port);
    }
    const ranges = this.field("sourceRanges").value;
    const lists = this.field("securityGroupPrefixes");
    return union([
      ranges === undefined ? { networks: ["0.0.0.0/0", "::/0"] } : admitted(items(ranges)),
      ...items(lists.value).map((id) =>
        this.groups.prefixLists.admission(lists.from.resource, "spec", id),
      ),
    ]);
  }

  /** The number of zones that the load balancer is in. */
  zones(): Frontend["zones"] {
    const { value, from } = this.field("loadBalancerSubnets");
    return whenKnown(value, (subnets) => {
      const ids = items(subnets).map((subnet) => at(subnet, "identifier"));
      return ids.length === 0
        ? undefined
        : zonesAmong(from.resource, "spec", ids, this.configurations.index);
    });
  }

  /** The TLS policy of a listener. Listeners are merged as a whole, by protocol and port. */
  tlsPolicy(listener: Value): Value {
    const wanted = `${String(at(listener, "protocol"))}:${String(at(listener, "port"))}`;
    const policyOf = (one: Value): readonly Value[] =>
      ifKnown(at(one, "protocolPort"), (key) => (key === wanted ? [at(one, "sslPolicy")] : []), [
        UNKNOWN,
      ]);
    const policies = this.inOrder.flatMap((one): readonly Value[] =>
      ifKnown(
        one,
        ({ resource }) =>
          items(at(resource.props, "spec", "listenerConfigurations")).flatMap(policyOf),
        [UNKNOWN],
      ),
    );
    return policies.at(0);
  }

  /** The name of the TargetGroupConfiguration for all Services, and the object that names it. */
  defaultTargets(): { readonly name: Value; readonly from: Placed } {
    const { value, from } = this.field("defaultTargetGroupConfiguration");
    return { name: at(value, "name"), from };
  }
}
