import { possibly, readsAs } from "../../../known";
import { UNKNOWN, at, items } from "../../../value";
import { append } from "../../resources/append";
import type { ResourceIndex, StackResource } from "../../resources/resources";
import type { Frontend } from "../frontend";
import { type ServerFront, directGates } from "./fronts";
import { spoken } from "./listenerFrontends";
import type { SecurityGroups } from "./securityGroups";
import { zonesOf } from "./zones";

/** The listeners of Classic Load Balancers, each with the node port that it leads to. */
export function classicFronts(index: ResourceIndex, groups: SecurityGroups): ServerFront[] {
  const cookies = new Map<StackResource, StackResource[]>();
  for (const policy of index.ofKind("classicStickiness")) {
    const name = at(policy.props, "loadBalancer");
    for (const balancer of index.resolve(policy, "loadBalancer", name, "classicLoadBalancer")) {
      append(cookies, balancer, policy);
    }
  }
  return index.ofKind("classicLoadBalancer").flatMap((balancer) =>
    items(at(balancer.props, "listeners")).map((listener): ServerFront => {
      const port = at(listener, "lbPort");
      const label = `load balancer ${balancer.name}`;
      const where = typeof port === "number" || typeof port === "string" ? ` at port ${port}` : "";
      const sticky = (cookies.get(balancer) ?? []).find((policy) =>
        possibly(readsAs(at(policy.props, "lbPort"), port)),
      );
      const frontend: Frontend = {
        resource: balancer,
        label,
        protocol: spoken(at(listener, "lbProtocol")),
        // Its policies are separate resources, which are not followed.
        tlsPolicy: UNKNOWN,
        zones: zonesOf(balancer, index),
        ...(sticky === undefined ? {} : { stickiness: `${sticky.name} has it set a cookie` }),
      };
      return {
        port: at(listener, "instancePort"),
        front: {
          path: `${label}${where}`,
          gates: [groups.admission(balancer, port), ...directGates(balancer)],
          requests: "any",
          frontend,
        },
      };
    }),
  );
}
