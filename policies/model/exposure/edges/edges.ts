import { UNKNOWN, at, isAbsent, isTrue, items } from "../../../value";
import { admitUndecided } from "../../networks/admission";
import { append } from "../../resources/append";
import type { ResourceIndex, StackResource } from "../../resources/resources";
import { apiGateways } from "./apiGateways";
import { cloudFrontOrigins } from "./cloudFront";
import type { Edge, Leading } from "./edge";

/**
 * The services that bring clients to a load balancer of the stack, be it internal: Global Accelerator,
 * CloudFront, API Gateway, PrivateLink and Verified Access.
 */
export class Edges {
  private readonly byTarget = new Map<StackResource, Edge[]>();

  constructor(index: ResourceIndex) {
    for (const { target, edge } of [
      ...accelerators(index),
      ...cloudFrontOrigins(index),
      ...apiGateways(index),
      ...endpointServices(index),
      ...verifiedAccess(index),
    ]) {
      append(this.byTarget, target, edge);
    }
  }

  of(balancer: StackResource, listener: StackResource): readonly Edge[] {
    return [...(this.byTarget.get(balancer) ?? []), ...(this.byTarget.get(listener) ?? [])];
  }
}

/**
 * An accelerator keeps the addresses of clients where it leads to an application load balancer, unless a
 * public one is told otherwise; with a network load balancer, only if told so. The load balancer's own
 * security groups are all that can keep anyone out.
 *
 * Source: Global Accelerator's guide, "Preserve client IP addresses".
 */
function accelerators(index: ResourceIndex): Leading[] {
  return index.ofKind("acceleratorEndpointGroup").flatMap((group) =>
    items(at(group.props, "endpointConfigurations")).flatMap((endpoint) =>
      index
        .resolve(group, "endpointConfigurations", at(endpoint, "endpointId"), "loadBalancer")
        .map((target): Leading => {
          const label = `Global Accelerator endpoint group ${group.name}`;
          const kept = at(endpoint, "clientIpPreservationEnabled");
          const isNetwork = at(target.props, "loadBalancerType") === "network";
          const isInternal = isTrue(at(target.props, "internal"));
          const keeps = isNetwork ? isTrue(kept) : isInternal || isAbsent(kept) || isTrue(kept);
          const doubt = `whether the security groups of load balancer ${target.name} admit ${label}, which hides who its clients are, cannot be seen`;
          // Without a security group, there is nothing to see.
          const bare = isNetwork && isAbsent(at(target.props, "securityGroups"));
          return keeps || bare
            ? { target, edge: { label, groupsSee: "clients", gates: [] } }
            : { target, edge: { label, groupsSee: "service", gates: [admitUndecided(doubt)] } };
        }),
    ),
  );
}

/** Others' networks come in by PrivateLink only where their accounts are named. */
function endpointServices(index: ResourceIndex): Leading[] {
  return index.ofKind("endpointService").flatMap((service) => {
    const principals = at(service.props, "allowedPrincipals");
    if (principals !== UNKNOWN && items(principals).length === 0) return [];
    const label = `VPC endpoint service ${service.name}`;
    const reason = `who uses ${label} from other networks cannot be seen`;
    return items(at(service.props, "networkLoadBalancerArns")).flatMap((arn) =>
      index
        .resolve(service, "networkLoadBalancerArns", arn, "loadBalancer")
        .map((target): Leading => ({
          target,
          edge: { label, groupsSee: "service", gates: [admitUndecided(reason)] },
        })),
    );
  });
}

/** Verified Access takes requests from anywhere, and lets those through that its policies trust. */
function verifiedAccess(index: ResourceIndex): Leading[] {
  return index.ofKind("verifiedAccess").flatMap((endpoint) => {
    const arn = at(endpoint.props, "loadBalancerOptions", "loadBalancerArn");
    const label = `Verified Access endpoint ${endpoint.name}`;
    const gates = [admitUndecided(`whom the policies of ${label} let in is not followed`)];
    return index
      .resolve(endpoint, "loadBalancerOptions", arn, "loadBalancer")
      .map((target): Leading => ({ target, edge: { label, groupsSee: "service", gates } }));
  });
}
