import type { Inputs } from "../../helpers/policyStack";
import { certificate, tlsPolicy } from "../../helpers/front";
import type { Layout, Role } from "./case";
import { addIngress, addService } from "./changes";

export const balancer = "service.beta.kubernetes.io/aws-load-balancer-";
export const alb = "alb.ingress.kubernetes.io/";
export const nginx = "nginx.ingress.kubernetes.io/";

/** A further entrance, inside only and as good as it should be: a network load balancer. */
export function addBalanced(
  layout: Layout,
  role: Role,
  annotations: Inputs = {},
  spec: Inputs = {},
): void {
  const all = {
    [`${balancer}scheme`]: "internal",
    [`${balancer}ssl-cert`]: certificate,
    [`${balancer}ssl-negotiation-policy`]: tlsPolicy,
    ...annotations,
  };
  const balanced = { type: "LoadBalancer", loadBalancerClass: "service.k8s.aws/nlb", ...spec };
  addService(layout, role, balanced, all);
}

/** A further entrance, inside only and as good as it should be: an Ingress of the AWS controller. */
export function addAlb(
  layout: Layout,
  role: Role,
  annotations: Inputs = {},
  spec: Inputs = {},
): void {
  const all = {
    [`${alb}scheme`]: "internal",
    [`${alb}certificate-arn`]: certificate,
    [`${alb}ssl-policy`]: tlsPolicy,
    ...annotations,
  };
  addIngress(layout, role, all, { ingressClassName: "alb", ...spec });
}

/** A further entrance for an office, as good as it should be: an Ingress of nginx. */
export function addNginx(
  layout: Layout,
  role: Role,
  annotations: Inputs = {},
  spec: Inputs = {},
): void {
  const all = { [`${nginx}whitelist-source-range`]: "203.0.113.0/24", ...annotations };
  addIngress(layout, role, all, { ingressClassName: "nginx", ...spec });
}

const apps: Readonly<Partial<Record<Role, string>>> = {
  publicApi: "public",
  internalApi: "internal",
};

/** The resources of the forms that are written by hand are named after these. */
export const appOf = (role: Role): string => apps[role] ?? role;

/** The inputs of a part of a role's entrance, in the forms that are written by hand: `public-ingress`. */
export const part = (layout: Layout, role: Role, name: string): Inputs =>
  layout.stack.get(`${appOf(role)}-${name}`).inputs;
