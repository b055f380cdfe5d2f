import assert from "node:assert/strict";
import { frontendsIn } from "../../../../helpers/frontends";
import { describeExposure, office, rule } from "../../../../helpers/exposure";
import { controllerApi, gatewayApi, spec, withGateway } from "../../../../helpers/gateways";
import { type TestStack, U, judge, messagesOf } from "../../../../helpers/policyStack";

/** An internal Gateway with the GUI behind a Gateway of a network load balancer, to be changed. */
const chained = (change: (stack: TestStack) => unknown = () => 0): TestStack =>
  withGateway((s) => {
    const add = (type: string, name: string, of: object, namespace?: string) =>
      s.add(type, name, { metadata: { name, namespace }, spec: of }, { provider: "core" });
    s.change("config", (inputs) => (inputs.spec.scheme = "internal"));
    add(`${gatewayApi}:GatewayClass`, "nlb", { controllerName: "gateway.k8s.aws/nlb" });
    const subnets = [{ identifier: "subnet-1" }];
    const outer = { scheme: "internet-facing", loadBalancerSubnets: subnets };
    add(`${controllerApi}:LoadBalancerConfiguration`, "outer-config", outer, "tracardi");
    const parametersRef = {
      ...{ group: "gateway.k8s.aws", kind: "LoadBalancerConfiguration", name: "outer-config" },
    };
    const listeners = [{ name: "tcp", protocol: "TCP", port: 443 }];
    const outerSpec = { gatewayClassName: "nlb", infrastructure: { parametersRef }, listeners };
    add(`${gatewayApi}:Gateway`, "outer", outerSpec, "tracardi");
    const inner = { group: "gateway.networking.k8s.io", kind: "Gateway", name: "web", port: 443 };
    const chain = { parentRefs: [{ name: "outer" }], rules: [{ backendRefs: [inner] }] };
    add(`${gatewayApi}:TCPRoute`, "chain", chain, "tracardi");
    change(s);
  });

describeExposure("Gateways behind others", {
  open: [
    ["a network load balancer for everyone", () => chained()],
    [
      "a chain to whichever port",
      () => chained(spec("chain", (s) => delete s.rules[0].backendRefs[0].port)),
    ],
  ],
  closed: [
    [
      "an internal network load balancer",
      () => chained(spec("outer-config", (s) => (s.scheme = "internal"))),
    ],
    [
      "a network load balancer for an office",
      () => chained(spec("outer-config", (s) => (s.sourceRanges = [office]))),
    ],
    [
      "an application load balancer for an office, which sees the clients",
      () => chained(spec("config", (s) => (s.sourceRanges = [office]))),
    ],
    ["another port", () => chained(spec("chain", (s) => (s.rules[0].backendRefs[0].port = 8443)))],
    [
      "another Gateway",
      () => chained(spec("chain", (s) => (s.rules[0].backendRefs[0].name = "else"))),
    ],
    [
      "a backend without weight",
      () => chained(spec("chain", (s) => (s.rules[0].backendRefs[0].weight = 0))),
    ],
    [
      "Gateways that lead to each other",
      () =>
        chained((s) => {
          s.change("outer-config", (inputs) => (inputs.spec.scheme = "internal"));
          const backend = { kind: "Gateway", name: "outer" };
          s.change("route", (inputs) => inputs.spec.rules[0].backendRefs.push(backend));
        }),
    ],
  ],
  undecided: [
    [
      "the Gateway that is meant",
      () => chained(spec("chain", (s) => (s.rules[0].backendRefs[0].name = U))),
      /whether TCPRoute tracardi\/chain leads to Gateway tracardi\/web is not known/,
    ],
    [
      "the kind of what is meant",
      () => chained(spec("chain", (s) => (s.rules[0].backendRefs[0].kind = U))),
      /whether TCPRoute tracardi\/chain leads to Gateway tracardi\/web is not known/,
    ],
    [
      "the scheme in front",
      () => chained(spec("outer-config", (s) => (s.scheme = U))),
      /the scheme of the load balancer of Gateway tracardi\/outer is not known/,
    ],
    [
      "a Gateway of another controller",
      () => chained(spec("alb", (s) => (s.controllerName = "istio.io/gateway-controller"))),
      /who comes to Gateway tracardi\/web through another Gateway is not followed|parameters/,
    ],
  ],
});

describe("Gateways behind others", () => {
  it("are named with the whole way", () => {
    assert.match(
      messagesOf(judge(chained()), rule)[0],
      /Gateway tracardi\/outer → listener tcp → TCPRoute tracardi\/chain → Gateway tracardi\/web → listener https → HTTPRoute/,
    );
  });

  it("are what clients speak TLS with where TCP is passed on to them", () => {
    for (const entrance of frontendsIn(chained())) assert.match(entrance, /^tls /);
  });
});
