import assert from "node:assert/strict";
import { frontendsIn } from "../../../../helpers/frontends";
import { chained, office, withFront } from "../../../../helpers/exposure";
import { tlsPolicy } from "../../../../helpers/front";
import { spec, withGateway, withOtherGateway } from "../../../../helpers/gateways";
import { type Inputs, type TestStack, U } from "../../../../helpers/policyStack";

const changed = (name: string, change: (inputs: Inputs) => unknown) => (): TestStack =>
  withFront([office], (s) => s.change(name, (inputs) => void change(inputs)));

const listener = (change: (inputs: Inputs) => unknown) => changed("gui-https", change);
const balancer = (change: (inputs: Inputs) => unknown) => changed("gui-lb", change);
const targets = (stickiness: unknown) => changed("gui-tg", (i) => (i.stickiness = stickiness));

/** Two subnets of the stack. */
const inSubnets = (first: unknown, second: unknown) => (): TestStack =>
  withFront([office], (s) => {
    for (const [name, availabilityZone] of [
      ["a", first],
      ["b", second],
    ] as const) {
      s.add("aws:ec2/subnet:Subnet", name, { availabilityZone }, { outputs: { id: U } });
    }
    s.change("gui-lb", (inputs) => (inputs.subnets = [U, U]));
    s.get("gui-lb").references.subnets = ["a", "b"].map((name) => s.get(name).urn);
  });

const weighted = (stickiness: unknown, groups = [{ arn: U }, { arn: U }]) =>
  listener(
    (i) =>
      (i.defaultActions = [{ type: "forward", forward: { targetGroups: groups, stickiness } }]),
  );

const policy = `policy=${tlsPolicy}`;

const cases: [string, () => TestStack, string][] = [
  ["HTTPS", listener(() => 0), `tls ${policy} zones=3`],
  [
    "TLS without a policy",
    listener((i) => {
      i.protocol = "TLS";
      delete i.sslPolicy;
    }),
    "tls zones=3",
  ],
  ["an unknown policy", listener((i) => (i.sslPolicy = U)), "tls policy=? zones=3"],
  ["HTTP", listener((i) => (i.protocol = "HTTP")), "plain zones=3"],
  ["no protocol, which is HTTP", listener((i) => delete i.protocol), "plain zones=3"],
  ["TCP", listener((i) => (i.protocol = "TCP")), "raw zones=3"],
  ["an unknown protocol", listener((i) => (i.protocol = U)), "? zones=3"],
  ["one subnet", balancer((i) => (i.subnets = ["subnet-1", "subnet-1"])), `tls ${policy} zones=1`],
  ["unknown subnets", balancer((i) => (i.subnets = [U, U])), `tls ${policy} zones=2`],
  ["an unknown list of subnets", balancer((i) => (i.subnets = U)), `tls ${policy} zones=?`],
  [
    "mappings",
    balancer((i) => {
      delete i.subnets;
      i.subnetMappings = [{ subnetId: "a" }, { subnetId: "b" }];
    }),
    `tls ${policy} zones=2`,
  ],
  ["subnets of two zones", inSubnets("eu-west-1a", "eu-west-1b"), `tls ${policy} zones=2`],
  ["subnets of one zone", inSubnets("eu-west-1a", "eu-west-1a"), `tls ${policy} zones=1`],
  ["subnets whose zones AWS picks", inSubnets(undefined, undefined), `tls ${policy} zones=2`],
  ["a zone that is unknown", inSubnets("eu-west-1a", U), `tls ${policy} zones=?`],
  [
    "stickiness",
    targets({ type: "lb_cookie" }),
    `tls ${policy} zones=3 sticky: target group gui-tg has stickiness on`,
  ],
  [
    "stickiness that is off",
    targets({ type: "lb_cookie", enabled: false }),
    `tls ${policy} zones=3`,
  ],
  [
    "stickiness that is unknown",
    targets({ type: "lb_cookie", enabled: U }),
    `tls ${policy} zones=3 sticky: ?`,
  ],
  [
    "a forward that sticks",
    weighted({ enabled: true, duration: 60 }),
    `tls ${policy} zones=3 sticky: listener gui-https forwards with stickiness on`,
  ],
  [
    "a forward that does not stick",
    weighted({ enabled: false, duration: 60 }),
    `tls ${policy} zones=3`,
  ],
  [
    "a forward to one group, to which nothing else could stick",
    weighted({ enabled: true }, [{ arn: U }]),
    `tls ${policy} zones=3`,
  ],
  ["a Gateway", () => withGateway(), `tls ${policy} zones=2`],
  [
    "a Gateway with an unknown policy",
    () => withGateway(spec("config", (s) => (s.listenerConfigurations[0].sslPolicy = U))),
    "tls policy=? zones=2",
  ],
  [
    "a Gateway with a policy for another port",
    () =>
      withGateway(spec("config", (s) => (s.listenerConfigurations[0].protocolPort = "HTTPS:8443"))),
    "tls zones=2",
  ],
  [
    "a Gateway with HTTP",
    () => withGateway(spec("web", (s) => (s.listeners[0].protocol = "HTTP"))),
    "plain zones=2",
  ],
  [
    "a Gateway in all zones",
    () => withGateway(spec("config", (s) => delete s.loadBalancerSubnets)),
    `tls ${policy}`,
  ],
  [
    "a Gateway with sessions",
    () => withGateway(spec("route", (s) => (s.rules[0].sessionPersistence = { sessionName: "s" }))),
    `tls ${policy} zones=2 sticky: HTTPRoute tracardi/route has sessionPersistence`,
  ],
  ["a Gateway of another controller", () => withOtherGateway(), "tls"],
];

describe("what clients meet at load balancers of AWS", () => {
  for (const [what, stack, text] of cases) {
    it(what, () => assert.deepEqual([...new Set(frontendsIn(stack()))], [text]));
  }

  it("TCP in front of HTTPS, which is what clients speak", () => {
    assert.deepEqual(frontendsIn(chained([office], false)), [
      `tls ${policy} zones=3`,
      `tls ${policy} zones=?`,
    ]);
  });

  it("a TLS listener of a Gateway that is passed through", () => {
    const stack = withGateway((s) => {
      s.get("route").type = s.get("route").type.replace("HTTPRoute", "TLSRoute");
      s.change("web", (i) =>
        Object.assign(i.spec.listeners[0], { protocol: "TLS", tls: { mode: "Passthrough" } }),
      );
    });
    assert.deepEqual(frontendsIn(stack), ["raw zones=2"]);
  });

  for (const [what, spec, named] of [
    ["of the Service", { targetReference: { name: "gui" } }, undefined],
    ["for all of the Gateway", {}, { name: "targets" }],
    ["of another Service", { targetReference: { name: "other" } }, undefined],
  ] as const) {
    it(`a TargetGroupConfiguration ${what} with stickiness`, () => {
      const targetGroupAttributes = [{ key: "stickiness.enabled", value: "true" }];
      const stack = withGateway((s) => {
        s.add(
          "kubernetes:gateway.k8s.aws/v1beta1:TargetGroupConfiguration",
          "targets",
          {
            metadata: { name: "targets", namespace: "tracardi" },
            spec: { ...spec, defaultConfiguration: { targetGroupAttributes } },
          },
          { provider: "core" },
        );
        s.change("config", (i) => (i.spec.defaultTargetGroupConfiguration = named));
      });
      const sticky = " sticky: TargetGroupConfiguration tracardi/targets has stickiness.enabled";
      const expected = `tls ${policy} zones=2${what === "of another Service" ? "" : sticky}`;
      assert.deepEqual(frontendsIn(stack), [expected]);
    });
  }

  it("sessions of a Service count where servers are the targets, and not where pods are", () => {
    const withAffinity = (targetType: string) =>
      withFront([office], (s) => {
        s.change("gui-service", (i) => (i.spec.sessionAffinity = "ClientIP"));
        s.change("gui-binding", (i) => (i.spec.targetType = targetType));
      });
    const sticky = "sticky: Service tracardi/gui has sessionAffinity ClientIP";
    assert.deepEqual(frontendsIn(withAffinity("ip")), [`tls ${policy} zones=3`]);
    assert.deepEqual(frontendsIn(withAffinity("instance")), [`tls ${policy} zones=3 ${sticky}`]);
  });
});
