import { at, isAbsent, isTrue, items } from "../../../value";
import { admitUndecided } from "../../networks/admission";
import type { ResourceIndex } from "../../resources/resources";
import type { Edge } from "../loadBalancers/edge";
import type { Controller } from "./controller";

export const globalAccelerator: Controller = {
  described: {
    name: "AWS Global Accelerator",
    source:
      "https://docs.aws.amazon.com/global-accelerator/latest/dg/preserve-client-ip-address.html",
    serves: "load balancers of the stack in an endpoint group",
    decided: ["the security groups of the load balancer, where client addresses are preserved"],
    undecided: ["the security groups of the load balancer, where they are not"],
    unseen: [],
  },
  edges: accelerators,
};

/**
 * With an application load balancer, an accelerator preserves client addresses, unless the load balancer is
 * public and the setting is turned off. With a network load balancer, it preserves them only if the setting is
 * turned on. Only the security groups of the load balancer can keep clients out.
 *
 * Source: Global Accelerator's guide, "Preserve client IP addresses".
 */
function accelerators(index: ResourceIndex): Edge[] {
  return index.ofKind("acceleratorEndpointGroup").flatMap((group) =>
    items(at(group.props, "endpointConfigurations")).flatMap((endpoint) =>
      index
        .resolve(group, "endpointConfigurations", at(endpoint, "endpointId"), "loadBalancer")
        .map((target): Edge => {
          const label = `Global Accelerator endpoint group ${group.name}`;
          const kept = at(endpoint, "clientIpPreservationEnabled");
          const isNetwork = at(target.props, "loadBalancerType") === "network";
          const isInternal = isTrue(at(target.props, "internal"));
          const keeps = isNetwork ? isTrue(kept) : isInternal || isAbsent(kept) || isTrue(kept);
          const doubt = `whether the security groups of load balancer ${target.name} admit ${label}, which hides who its clients are, cannot be seen`;
          // Without a security group, nothing shows who comes in.
          const bare = isNetwork && isAbsent(at(target.props, "securityGroups"));
          return keeps || bare
            ? { target, label, groupsSee: "clients", gates: [] }
            : { target, label, groupsSee: "service", gates: [admitUndecided(doubt)] };
        }),
    ),
  );
}
