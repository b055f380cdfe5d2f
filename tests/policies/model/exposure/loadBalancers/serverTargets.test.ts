import assert from "node:assert/strict";
import { exposuresIn } from "../../../../helpers/frontends";
import { addFront } from "../../../../helpers/front";
import { office, withService } from "../../../../helpers/exposure";
import { type Inputs, type TestStack, U } from "../../../../helpers/policyStack";

const ports = (nodePort?: number | typeof U) => [{ port: 8080, nodePort }];

/** A NodePort Service beside a load balancer with a target group of servers. */
function withServers(
  nodePort: number | typeof U | undefined,
  add: (s: TestStack) => unknown,
): TestStack {
  const stack = withService({ type: "NodePort", ports: ports(nodePort) });
  addFront(stack, { app: "web", provider: "core", networks: [office] });
  stack.remove("web-binding", "web-service");
  stack.change("web-tg", (inputs) =>
    Object.assign(inputs, { targetType: "instance", port: 30080 }),
  );
  add(stack);
  return stack;
}

const attachment =
  (inputs: Inputs = {}) =>
  (s: TestStack): unknown =>
    s.add(
      "aws:lb/targetGroupAttachment:TargetGroupAttachment",
      "server",
      { targetGroupArn: U, targetId: "i-1", ...inputs },
      { from: { targetGroupArn: ["web-tg"] } },
    );

const group = (s: TestStack): unknown =>
  s.add(
    "aws:autoscaling/attachment:Attachment",
    "servers",
    { autoscalingGroupName: "nodes", lbTargetGroupArn: U },
    { from: { lbTargetGroupArn: ["web-tg"] } },
  );

const traffic = (s: TestStack): unknown =>
  s.add(
    "aws:autoscaling/trafficSourceAttachment:TrafficSourceAttachment",
    "servers",
    { autoscalingGroupName: "nodes", trafficSource: { identifier: U, type: "elbv2" } },
    { from: { trafficSource: ["web-tg"] } },
  );

const nodes = (s: TestStack): unknown =>
  s.add(
    "aws:autoscaling/group:Group",
    "servers",
    { targetGroupArns: [U] },
    { from: { targetGroupArns: ["web-tg"] } },
  );

const classic =
  (listener: Inputs = {}) =>
  (s: TestStack): unknown =>
    s.add(
      "aws:elb/loadBalancer:LoadBalancer",
      "old",
      {
        internal: true,
        subnets: ["subnet-1", "subnet-2"],
        listeners: [
          {
            lbPort: 443,
            lbProtocol: "HTTPS",
            instancePort: 30080,
            instanceProtocol: "HTTP",
            ...listener,
          },
        ],
      },
      { outputs: { name: U } },
    );

/** The ways through load balancers, with what is not known of them. */
const ways = (stack: TestStack): string[] =>
  exposuresIn(stack)
    .filter(({ path }) => path.startsWith("load balancer"))
    .map(({ path, gates }) => `${path}${gates.some((gate) => gate.undecided) ? " ?" : ""}`);

describe("exposure by load balancers of servers", () => {
  const way =
    "load balancer web-lb → listener web-https → target group web-tg → Service tracardi/gui";
  for (const [what, add] of [
    ["an attachment", attachment()],
    ["an attachment of an Auto Scaling group", group],
    ["a traffic source", traffic],
    ["an Auto Scaling group", nodes],
  ] as const) {
    it(`leads to the Service with the same node port: ${what}`, () => {
      assert.deepEqual(ways(withServers(30080, add)), [way]);
    });

    it(`leads nowhere with another port: ${what}`, () => {
      assert.deepEqual(ways(withServers(30081, add)), []);
    });

    it(`cannot be decided while the port is not known: ${what}`, () => {
      assert.deepEqual(ways(withServers(U, add)), [`${way} ?`]);
      assert.deepEqual(ways(withServers(undefined, add)), [`${way} ?`]);
    });
  }

  it("goes by the attachment's own port", () => {
    assert.deepEqual(ways(withServers(30081, attachment({ port: 30081 }))), [way]);
  });

  it("does not take addresses for servers", () => {
    const stack = withServers(30080, attachment());
    stack.change("web-tg", (inputs) => (inputs.targetType = "ip"));
    assert.deepEqual(ways(stack), []);
  });

  it("follows a Classic Load Balancer", () => {
    assert.deepEqual(ways(withServers(30080, classic())), [
      "load balancer old at port 443 → Service tracardi/gui",
    ]);
    assert.deepEqual(ways(withServers(30081, classic())), []);
    assert.deepEqual(ways(withServers(30081, classic({ instancePort: U }))), [
      "load balancer old at port 443 → Service tracardi/gui ?",
    ]);
  });

  it("sees what clients meet at a Classic Load Balancer", () => {
    const stack = withServers(30080, classic());
    stack.add(
      "aws:elb/loadBalancerCookieStickinessPolicy:LoadBalancerCookieStickinessPolicy",
      "cookie",
      { loadBalancer: U, lbPort: 443 },
      { from: { loadBalancer: ["old"] } },
    );
    const found = exposuresIn(stack).find(({ path }) => path.startsWith("load balancer old"));
    assert.equal(found?.frontend.protocol, "tls");
    assert.equal(found?.frontend.zones, 2);
    assert.equal(found?.frontend.stickiness, "cookie has it set a cookie");
  });
});
