import { type Inputs, U } from "../../../helpers/policyStack";
import type { Layout, RuleCases } from "../case";
import { addIngress, addService } from "../changes";
import { addNginx, alb, balancer, nginx, part } from "../entranceChanges";

const facing = { [`${alb}scheme`]: "internet-facing" };

/** An Ingress for everyone with these paths and nothing else. */
function addPaths(l: Layout, paths: Inputs[], annotations: Inputs = {}, spec: Inputs = {}): void {
  const backend = { service: { name: "behind", port: { number: 443 } } };
  const all = paths.map((path) => ({ pathType: "Exact", backend, ...path }));
  const rules = [{ host: "further.example.com", http: { paths: all } }];
  addIngress(l, "publicApi", annotations, { ingressClassName: "nginx", rules, ...spec });
}

export const cases: RuleCases = {
  rule: "tracardi-collector-paths",
  red: [
    { what: "a NodePort", change: (l) => addService(l, "publicApi", { type: "NodePort" }) },
    {
      what: "a network load balancer, which sees no paths",
      change: (l) =>
        addService(
          l,
          "publicApi",
          { type: "LoadBalancer", loadBalancerClass: "service.k8s.aws/nlb" },
          { [`${balancer}scheme`]: "internet-facing" },
        ),
    },
    {
      what: "an Ingress to everything",
      change: (l) => addPaths(l, [{ path: "/", pathType: "Prefix" }]),
    },
    {
      what: "an Ingress with a default backend",
      change: (l) => {
        const defaultBackend = { service: { name: "behind", port: { number: 443 } } };
        addPaths(l, [{ path: "/track" }], {}, { defaultBackend });
      },
    },
    {
      what: "the installation beside /track",
      change: (l) => addPaths(l, [{ path: "/track" }, { path: "/install" }]),
    },
    {
      what: "what begins like /track",
      change: (l) => addPaths(l, [{ path: "/track", pathType: "Prefix" }]),
    },
    {
      what: "a path that is rewritten",
      change: (l) => addPaths(l, [{ path: "/track" }], { [`${nginx}rewrite-target`]: "/install" }),
    },
    {
      what: "paths as regular expressions",
      change: (l) =>
        addPaths(l, [{ path: "/track|/install", pathType: "ImplementationSpecific" }], {
          [`${nginx}use-regex`]: "true",
        }),
    },
    {
      what: "an internet-facing Ingress of the AWS controller to everything",
      change: (l) => addIngress(l, "publicApi", facing, { ingressClassName: "alb" }),
    },
    {
      what: "a port of the server",
      change: (l) => {
        l.container("publicApi").ports = [{ containerPort: 8080, hostPort: 8080 }];
      },
    },
    {
      what: "whether the GUI API is off not being known",
      change: (l) => {
        l.setEnv("publicApi", "EXPOSE_GUI_API", U as never);
        addPaths(l, [{ path: "/", pathType: "Prefix" }]);
      },
    },
    {
      what: "a rule of a listener without paths",
      forms: ["targetGroup"],
      change: (l) => {
        const rule = part(l, "publicApi", "rule");
        rule.conditions = [{ hostHeader: { values: ["track.example.com"] } }];
      },
    },
    {
      what: "a listener that forwards by default",
      forms: ["targetGroup"],
      change: (l) => {
        const listener = l.stack.get("public-https");
        listener.inputs.defaultActions = [{ type: "forward", targetGroupArn: U }];
        listener.references.defaultActions = [l.stack.get("public-tg").urn];
      },
    },
    {
      what: "a route of the Gateway to everything",
      forms: ["gateway"],
      change: (l) => {
        part(l, "publicApi", "route").spec.rules[0].matches = [
          { path: { type: "PathPrefix", value: "/" } },
        ];
      },
    },
    {
      what: "a rule of the component that loses its path",
      forms: ["component"],
      change: (l) => {
        const { inputs } = l.stack.get("ListenerRule tracardi-public-api-track");
        inputs.conditions = inputs.conditions.filter((each: Inputs) => !("pathPattern" in each));
      },
    },
    {
      what: "whether a load balancer is internal not being known",
      undecided: true,
      change: (l) =>
        addService(
          l,
          "publicApi",
          { type: "LoadBalancer", loadBalancerClass: "service.k8s.aws/nlb" },
          { [`${balancer}scheme`]: U },
        ),
    },
  ],
  green: [
    {
      what: "a further Ingress to collector paths",
      change: (l) => addPaths(l, [{ path: "/track" }, { path: "/collect/", pathType: "Prefix" }]),
    },
    {
      what: "an Ingress to everything, for an office",
      change: (l) => addNginx(l, "publicApi"),
    },
    {
      what: "an internal load balancer",
      change: (l) =>
        addService(
          l,
          "publicApi",
          { type: "LoadBalancer", loadBalancerClass: "service.k8s.aws/nlb" },
          { [`${balancer}scheme`]: "internal" },
        ),
    },
    {
      what: "a Service that only the cluster uses",
      change: (l) => addService(l, "publicApi", {}),
    },
    {
      what: "the GUI open to the internet, of which another rule speaks",
      change: (l) => addService(l, "gui", { type: "LoadBalancer" }),
    },
    {
      what: "the internal API open to the internet, of which another rule speaks",
      change: (l) => addService(l, "internalApi", { type: "LoadBalancer" }),
    },
  ],
};
