import { defaultTlsPolicy, edgeTlsPolicy } from "../../../facts/tlsPolicies";
import type { Value } from "../../value";
import { Gateways } from "../exposure/gateways/gateways";
import { GatewayServers } from "../exposure/gateways/gatewayServers";
import { IngressServers } from "../exposure/ingresses/ingressServers";
import { ingressOf } from "../exposure/topology/ingresses";
import type { ResourceIndex, StackResource } from "../resources/resources";

/**
 * The TLS policies of entrances that name none. They are the defaults of AWS, for load balancers and for
 * objects that the AWS Load Balancer Controller creates one for. Other controllers start at TLS 1.2 and have no
 * policies: undefined.
 */
export class TlsDefaults {
  private readonly ingressServers: IngressServers;
  private readonly gatewayServers: GatewayServers;
  private readonly gateways: Gateways;

  constructor(private readonly index: ResourceIndex) {
    this.ingressServers = new IngressServers(index);
    this.gatewayServers = new GatewayServers(index);
    this.gateways = new Gateways(index);
  }

  of(resource: StackResource): Value {
    switch (resource.kind) {
      case "loadBalancer":
      case "classicLoadBalancer":
      case "service":
        return defaultTlsPolicy;
      case "ingress":
        return this.ofIngress(resource);
      case "gateway":
        return this.gatewayServers.of(this.gateways.gatewayOf(resource)).tlsPolicy;
      case "distribution":
        return edgeTlsPolicy;
      default:
        return undefined;
    }
  }

  /** If several controllers may serve an Ingress, the last one stands for the unknown. */
  private ofIngress(resource: StackResource): Value {
    return this.ingressServers.of(ingressOf(resource, this.index)).at(-1)?.tlsPolicy;
  }
}
