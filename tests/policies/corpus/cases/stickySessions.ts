import { U } from "../../../helpers/policyStack";
import type { RuleCases } from "../case";
import { addService } from "../changes";
import { addAlb, addBalanced, addNginx, alb, balancer, nginx, part } from "../entranceChanges";

const attributes = "target-group-attributes";
const sticky = "stickiness.enabled=true,stickiness.lb_cookie.duration_seconds=86400";

export const cases: RuleCases = {
  rule: "tracardi-sticky-sessions",
  red: [
    {
      what: "sessionAffinity of a Service of type LoadBalancer",
      change: (l) => addBalanced(l, "publicApi", {}, { sessionAffinity: "ClientIP" }),
    },
    {
      what: "sessionAffinity of a NodePort",
      change: (l) => addService(l, "gui", { type: "NodePort", sessionAffinity: "ClientIP" }),
    },
    {
      what: "cookies of an ALB",
      change: (l) => addAlb(l, "internalApi", { [`${alb}${attributes}`]: sticky }),
    },
    {
      what: "source addresses at a network load balancer",
      change: (l) =>
        addBalanced(l, "publicApi", {
          [`${balancer}${attributes}`]: "stickiness.enabled=true,stickiness.type=source_ip",
        }),
    },
    {
      what: "cookies of nginx",
      change: (l) => addNginx(l, "gui", { [`${nginx}affinity`]: "cookie" }),
    },
    {
      what: "source addresses at nginx",
      change: (l) => addNginx(l, "gui", { [`${nginx}upstream-hash-by`]: "$remote_addr" }),
    },
    {
      what: "cookies of Traefik",
      change: (l) =>
        addNginx(
          l,
          "gui",
          { "traefik.ingress.kubernetes.io/service.sticky.cookie": "true" },
          { ingressClassName: "traefik" },
        ),
    },
    {
      what: "a target group with cookies",
      forms: ["targetGroup"],
      change: (l) => {
        part(l, "publicApi", "tg").stickiness = { type: "lb_cookie", cookieDuration: 86400 };
      },
    },
    {
      what: "the Ingress of the layout with cookies",
      forms: ["nginx"],
      change: (l) => {
        part(l, "internalApi", "ingress").metadata.annotations[`${nginx}affinity`] = "cookie";
      },
    },
    {
      what: "the Service of the layout with sessionAffinity",
      forms: ["service"],
      change: (l) => {
        part(l, "internalApi", "service").spec.sessionAffinity = "ClientIP";
      },
    },
    {
      what: "targets of a Gateway with cookies",
      forms: ["gateway"],
      change: (l) => {
        part(l, "gui", "targets").spec.defaultConfiguration.targetGroupAttributes = [
          { key: "stickiness.enabled", value: "true" },
        ];
      },
    },
    {
      what: "cookies at a controller that is not known",
      undecided: true,
      change: (l) =>
        addNginx(l, "gui", { [`${nginx}affinity`]: "cookie" }, { ingressClassName: U }),
    },
    {
      what: "attributes that are not known",
      undecided: true,
      change: (l) => addAlb(l, "gui", { [`${alb}${attributes}`]: U }),
    },
  ],
  green: [
    {
      what: "stickiness that is switched off",
      change: (l) => addAlb(l, "gui", { [`${alb}${attributes}`]: "stickiness.enabled=false" }),
    },
    {
      what: "no sessionAffinity, said aloud",
      change: (l) => addBalanced(l, "gui", {}, { sessionAffinity: "None" }),
    },
    {
      what: "sessionAffinity of a Service that only the cluster uses",
      change: (l) => addService(l, "internalApi", { sessionAffinity: "ClientIP" }),
    },
    {
      what: "nginx that spreads by request",
      change: (l) => addNginx(l, "gui", { [`${nginx}upstream-hash-by`]: "$request_uri" }),
    },
    {
      what: "stickiness of what is no part of Tracardi",
      change: (l) =>
        addService(l, "gui", {
          type: "NodePort",
          sessionAffinity: "ClientIP",
          selector: { app: "something-else" },
        }),
    },
  ],
};
