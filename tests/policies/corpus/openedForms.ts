import { U } from "../../helpers/policyStack";
import type { Case } from "./case";
import { appOf, balancer, nginx, part } from "./entranceChanges";

/** Changes that let the internet in, of what a form has at its entrance. */
export function openedForms(role: "internalApi" | "gui"): Case[] {
  return [
    {
      what: "a security group that admits everyone, on an internet-facing load balancer",
      forms: ["targetGroup"],
      change: (l) => {
        part(l, role, "lb").internal = false;
        part(l, role, "in-0").cidrIpv4 = "0.0.0.0/0";
      },
    },
    {
      what: "a further rule for IPv6",
      forms: ["targetGroup"],
      change: (l) => {
        part(l, role, "lb").internal = false;
        l.stack.add(
          "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
          "further-in",
          { securityGroupId: U, ipProtocol: "-1", cidrIpv6: "::/0" },
          { from: { securityGroupId: [`${appOf(role)}-sg`] } },
        );
      },
    },
    {
      what: "an Ingress that loses its list of networks",
      forms: ["nginx"],
      change: (l) => {
        part(l, role, "ingress").metadata.annotations = {};
      },
    },
    {
      what: "an Ingress whose list of networks is open",
      forms: ["nginx"],
      change: (l) => {
        const { annotations } = part(l, role, "ingress").metadata;
        annotations[`${nginx}whitelist-source-range`] = "10.0.0.0/8, 0.0.0.0/0";
      },
    },
    {
      what: "a Service that becomes open to the internet",
      forms: ["service"],
      change: (l) => {
        const { metadata, spec } = part(l, role, "service");
        metadata.annotations[`${balancer}scheme`] = "internet-facing";
        delete spec.loadBalancerSourceRanges;
      },
    },
    {
      what: "a Gateway that becomes open to the internet",
      forms: ["gateway"],
      change: (l) => {
        const { spec } = part(l, role, "config");
        spec.scheme = "internet-facing";
        spec.sourceRanges = ["0.0.0.0/0"];
      },
    },
  ];
}
