import { U } from "../../../helpers/policyStack";
import type { RuleCases } from "../case";
import { addAlb, addBalanced, addNginx, alb, balancer, part } from "../entranceChanges";

const negotiation = `${balancer}ssl-negotiation-policy`;

export const cases: RuleCases = {
  rule: "tracardi-outdated-tls",
  red: [
    {
      what: "AWS's old default by name",
      change: (l) => addBalanced(l, "gui", { [negotiation]: "ELBSecurityPolicy-2016-08" }),
    },
    {
      what: "no policy at a network load balancer",
      change: (l) => addBalanced(l, "publicApi", { [negotiation]: undefined }),
    },
    {
      what: "no policy at an ALB",
      change: (l) => addAlb(l, "internalApi", { [`${alb}ssl-policy`]: undefined }),
    },
    {
      what: "TLS 1.3 down to 1.0",
      change: (l) =>
        addAlb(l, "gui", { [`${alb}ssl-policy`]: "ELBSecurityPolicy-TLS13-1-0-2021-06" }),
    },
    {
      what: "TLS 1.3 down to 1.1",
      change: (l) =>
        addAlb(l, "gui", { [`${alb}ssl-policy`]: "ELBSecurityPolicy-TLS13-1-1-2021-06" }),
    },
    {
      what: "TLS 1.1 by its own policy",
      change: (l) => addBalanced(l, "gui", { [negotiation]: "ELBSecurityPolicy-TLS-1-1-2017-01" }),
    },
    {
      what: "forward secrecy with TLS 1.0",
      change: (l) => addBalanced(l, "gui", { [negotiation]: "ELBSecurityPolicy-FS-2018-06" }),
    },
    {
      what: "forward secrecy with TLS 1.1",
      change: (l) => addBalanced(l, "gui", { [negotiation]: "ELBSecurityPolicy-FS-1-1-2019-08" }),
    },
    {
      what: "certified algorithms with TLS 1.0",
      change: (l) =>
        addAlb(l, "gui", { [`${alb}ssl-policy`]: "ELBSecurityPolicy-TLS13-1-0-FIPS-2023-04" }),
    },
    {
      what: "a listener of aws.lb without a policy",
      forms: ["targetGroup"],
      change: (l) => {
        delete part(l, "publicApi", "https").sslPolicy;
      },
    },
    {
      what: "the listener of the component without a policy",
      forms: ["component"],
      change: (l) => {
        delete l.stack.get("Listener tracardi-public-api").inputs.sslPolicy;
      },
    },
    {
      what: "a Gateway without a policy",
      forms: ["gateway"],
      change: (l) => {
        delete part(l, "gui", "config").spec.listenerConfigurations[0].sslPolicy;
      },
    },
    {
      what: "a policy that is not known",
      undecided: true,
      change: (l) => addAlb(l, "gui", { [`${alb}ssl-policy`]: U }),
    },
    {
      what: "a policy of another kind",
      undecided: true,
      change: (l) => addBalanced(l, "gui", { [negotiation]: "own-policy" }),
    },
  ],
  green: [
    {
      what: "TLS 1.3 down to 1.2, with more ciphers",
      change: (l) =>
        addAlb(l, "gui", { [`${alb}ssl-policy`]: "ELBSecurityPolicy-TLS13-1-2-Ext2-2021-06" }),
    },
    {
      what: "TLS 1.3 only",
      change: (l) =>
        addAlb(l, "gui", { [`${alb}ssl-policy`]: "ELBSecurityPolicy-TLS13-1-3-2021-06" }),
    },
    {
      what: "TLS 1.2 of the older line",
      change: (l) =>
        addBalanced(l, "gui", { [negotiation]: "ELBSecurityPolicy-TLS-1-2-Ext-2018-06" }),
    },
    {
      what: "forward secrecy with TLS 1.2",
      change: (l) =>
        addBalanced(l, "gui", { [negotiation]: "ELBSecurityPolicy-FS-1-2-Res-2020-10" }),
    },
    {
      what: "a policy that AWS made later",
      change: (l) =>
        addAlb(l, "gui", { [`${alb}ssl-policy`]: "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2031-01" }),
    },
    { what: "nginx, which has no policies", change: (l) => addNginx(l, "gui") },
  ],
};
