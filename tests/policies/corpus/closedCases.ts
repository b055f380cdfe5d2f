import type { Inputs } from "../../helpers/policyStack";
import type { Case } from "./case";
import { addIngress, addService } from "./changes";
import { addPolicy, addPooled, conditioned } from "./controllerChanges";
import { alb, balancer, nginx } from "./entranceChanges";

export const office = "203.0.113.0/24";

export const nlb: Inputs = { type: "LoadBalancer", loadBalancerClass: "service.k8s.aws/nlb" };

/** Ways that look open to the internet and are not, for what only some may reach. */
export function closed(role: "internalApi" | "gui"): Case[] {
  return [
    {
      what: "an internal network load balancer",
      change: (l) => addService(l, role, nlb, { [`${balancer}scheme`]: "internal" }),
    },
    {
      what: "a load balancer for an office",
      change: (l) =>
        addService(l, role, { type: "LoadBalancer", loadBalancerSourceRanges: [office] }),
    },
    {
      what: "a load balancer of other pods",
      change: (l) => addService(l, role, { type: "LoadBalancer", selector: { app: "else" } }),
    },
    {
      what: "a load balancer in another namespace",
      change: (l) => {
        addService(l, role, { type: "LoadBalancer" });
        const service = l.stack.get("extra");
        service.inputs.metadata.namespace = "elsewhere";
        service.references = {};
      },
    },
    {
      what: "a Service without pods",
      change: (l) => addService(l, role, { type: "LoadBalancer", selector: undefined }),
    },
    {
      what: "an Ingress of nginx for an office",
      change: (l) =>
        addIngress(
          l,
          role,
          { [`${nginx}whitelist-source-range`]: `${office}, 198.51.100.7` },
          { ingressClassName: "nginx" },
        ),
    },
    {
      what: "an internal Ingress of the AWS controller",
      change: (l) =>
        addIngress(l, role, { [`${alb}scheme`]: "internal" }, { ingressClassName: "alb" }),
    },
    {
      what: "an Ingress of the AWS controller for an office",
      change: (l) =>
        addIngress(
          l,
          role,
          { [`${alb}scheme`]: "internet-facing", [`${alb}inbound-cidrs`]: office },
          { ingressClassName: "alb" },
        ),
    },
    {
      what: "an internet-facing Ingress whose rule is for an office",
      change: (l) => addIngress(l, role, conditioned(office), { ingressClassName: "alb" }),
    },
    {
      what: "a load balancer with an address of a private pool",
      change: (l) => addPooled(l, role, "10.20.0.0/24"),
    },
    {
      what: "a Gateway's policy for an office",
      change: (l) => addPolicy(l, role, office),
    },
    {
      what: "a container's port that is no server's",
      change: (l) => {
        l.container(role).ports = [{ containerPort: 8080, name: "web" }];
      },
    },
  ];
}
