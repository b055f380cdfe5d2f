import { U } from "../../../helpers/policyStack";
import type { RuleCases } from "../case";
import { addAlb, addBalanced, addNginx, alb, balancer, nginx, part } from "../entranceChanges";

const both = { [`${alb}listen-ports`]: '[{"HTTP": 80}, {"HTTPS": 443}]' };
const twoPorts = {
  ports: [
    { name: "https", port: 443, targetPort: 8080 },
    { name: "http", port: 80, targetPort: 8080 },
  ],
};

export const cases: RuleCases = {
  rule: "tracardi-plain-http",
  red: [
    {
      what: "an Ingress of the AWS controller that listens to both",
      change: (l) => addAlb(l, "internalApi", both),
    },
    {
      what: "an Ingress of the AWS controller that redirects another path only",
      change: (l) => {
        const redirect = { Type: "redirect", RedirectConfig: { Protocol: "HTTPS" } };
        addAlb(l, "gui", { ...both, [`${alb}actions.elsewhere`]: JSON.stringify(redirect) });
      },
    },
    {
      what: "an Ingress of nginx told not to redirect",
      change: (l) => addNginx(l, "gui", { [`${nginx}ssl-redirect`]: "false" }),
    },
    {
      what: "a network load balancer with TLS at one of two ports, by number",
      change: (l) => addBalanced(l, "publicApi", { [`${balancer}ssl-ports`]: "443" }, twoPorts),
    },
    {
      what: "a network load balancer with TLS at one of two ports, by name",
      change: (l) => addBalanced(l, "gui", { [`${balancer}ssl-ports`]: "https" }, twoPorts),
    },
    {
      what: "a classic load balancer with HTTP beside HTTPS",
      change: (l) =>
        addBalanced(
          l,
          "gui",
          {
            [`${balancer}scheme`]: undefined,
            [`${balancer}internal`]: "true",
            [`${balancer}backend-protocol`]: "http",
            [`${balancer}ssl-ports`]: "443",
          },
          { ...twoPorts, loadBalancerClass: undefined },
        ),
    },
    {
      what: "a listener of aws.lb that serves what it should redirect",
      forms: ["targetGroup"],
      change: (l) => {
        const listener = l.stack.get("internal-http");
        listener.inputs.defaultActions = [{ type: "forward", targetGroupArn: U }];
        listener.references.defaultActions =
          l.stack.get("internal-https").references.defaultActions;
      },
    },
    {
      what: "a rule of the listener for HTTP that forwards",
      forms: ["targetGroup"],
      change: (l) => {
        const { type, inputs, references } = l.stack.get("public-rule");
        const from = { ...references, listenerArn: [l.stack.get("public-http").urn] };
        l.stack.add(type, "plain-rule", structuredClone(inputs));
        l.stack.get("plain-rule").references = from;
      },
    },
    {
      what: "the Ingress of the layout told not to redirect",
      forms: ["nginx"],
      change: (l) => {
        const { annotations } = part(l, "publicApi", "ingress").metadata;
        annotations[`${nginx}force-ssl-redirect`] = undefined;
        annotations[`${nginx}ssl-redirect`] = "false";
      },
    },
    {
      what: "a Gateway that serves HTTP too",
      forms: ["gateway"],
      change: (l) => {
        const { spec } = part(l, "gui", "route");
        spec.parentRefs = [...spec.parentRefs, { name: "gui", sectionName: "http" }];
      },
    },
    {
      what: "a redirect that is not known",
      undecided: true,
      change: (l) => addAlb(l, "gui", { ...both, [`${alb}ssl-redirect`]: U }),
    },
  ],
  green: [
    {
      what: "an Ingress of the AWS controller that redirects",
      change: (l) => addAlb(l, "gui", { ...both, [`${alb}ssl-redirect`]: "443" }),
    },
    {
      what: "an Ingress of nginx that redirects by itself",
      change: (l) => addNginx(l, "gui", { [`${nginx}ssl-redirect`]: "true" }),
    },
    {
      what: "HTTPS only",
      change: (l) => addAlb(l, "gui", { [`${alb}listen-ports`]: '[{"HTTPS": 443}]' }),
    },
    {
      what: "TLS at both ports",
      change: (l) => addBalanced(l, "gui", { [`${balancer}ssl-ports`]: "443,80" }, twoPorts),
    },
    {
      what: "a listener of aws.lb that answers by itself",
      forms: ["targetGroup"],
      change: (l) => {
        const fixedResponse = { contentType: "text/plain", statusCode: "403" };
        part(l, "gui", "http").defaultActions = [{ type: "fixed-response", fixedResponse }];
      },
    },
  ],
};
