import { defaultTlsPolicy, edgeTlsPolicy } from "../../../facts/tlsPolicies";
import { UNKNOWN } from "../../known";
import { type Value, at } from "../../value";
import { Gateways, placed } from "../exposure/gateways/gateways";
import { type Ingress, IngressClasses } from "../exposure/ingresses/ingressClasses";
import { labelOf, placementOf } from "../resources/placement";
import type { ResourceIndex, StackResource } from "../resources/resources";

/**
 * The TLS policies of entrances that name none: AWS's, of load balancers and of what the AWS Load Balancer
 * Controller makes some for. Other controllers start at TLS 1.2, and have no policies: undefined.
 */
export class TlsDefaults {
  private readonly classes: IngressClasses;
  private readonly gateways: Gateways;

  constructor(private readonly index: ResourceIndex) {
    this.classes = new IngressClasses(index);
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
      case "gateway": {
        const { controller } = this.gateways.classOf(placed(resource, this.index));
        return controller === "aws" ? defaultTlsPolicy : undefined;
      }
      case "distribution":
        return edgeTlsPolicy;
      default:
        return undefined;
    }
  }

  private ofIngress(resource: StackResource): Value {
    const place = placementOf(resource, this.index);
    const annotations: Value = at(resource.props, "metadata", "annotations");
    const ingress: Ingress = { resource, place, label: labelOf(resource, place), annotations };
    const controller = this.classes.controllerOf(ingress);
    return controller === "alb" ? defaultTlsPolicy : controller === "unclear" ? UNKNOWN : undefined;
  }
}
