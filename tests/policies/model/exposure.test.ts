import assert from "node:assert/strict";
import { addFront, clusters, deployment, service } from "../../helpers/layouts";
import { type Inputs, TestStack, U, judge, messagesOf } from "../../helpers/policyStack";

/** A GUI that nothing reaches yet. */
function hidden(): TestStack {
  return clusters(new TestStack()).add(
    "kubernetes:apps/v1:Deployment",
    "gui",
    deployment("gui", "tracardi-gui", 2),
    { provider: "core" },
  );
}

const withService = (spec: Inputs, annotations: Inputs = {}): TestStack =>
  hidden().add("kubernetes:core/v1:Service", "service", service("gui", spec, annotations), {
    provider: "core",
  });

const withIngress = (annotations: Inputs, spec: Inputs = {}): TestStack =>
  withService({}).add(
    "kubernetes:networking.k8s.io/v1:Ingress",
    "ingress",
    {
      metadata: { name: "web", namespace: "tracardi", annotations },
      spec: { rules: [{ http: { paths: [{ backend: { service: { name: "gui" } } }] } }], ...spec },
    },
    { provider: "core" },
  );

const withFront = (
  networks: string[],
  change: (stack: TestStack) => unknown = () => 0,
): TestStack => {
  const stack = hidden();
  addFront(stack, { app: "gui", provider: "core", networks });
  change(stack);
  return stack;
};

const pod = (change: (podSpec: Inputs) => void): TestStack =>
  hidden().change("gui", ({ spec }) => change(spec.template.spec));

const loadBalancer = "service.beta.kubernetes.io/";
const alb = "alb.ingress.kubernetes.io/";
const nginx = "nginx.ingress.kubernetes.io/";
const albOpen = { [`${alb}scheme`]: "internet-facing" };
const office = "203.0.113.0/24";
const type = "LoadBalancer";

type Case = [string, () => TestStack];

/** What the internet reaches. */
const open: Case[] = [
  ["LoadBalancer", () => withService({ type })],
  [
    "LoadBalancer, internet-facing",
    () =>
      withService(
        { type, loadBalancerClass: "eks.amazonaws.com/nlb" },
        { [`${loadBalancer}aws-load-balancer-scheme`]: "internet-facing" },
      ),
  ],
  [
    "LoadBalancer whose annotations contradict",
    () =>
      withService(
        { type },
        {
          [`${loadBalancer}aws-load-balancer-scheme`]: "internet-facing",
          [`${loadBalancer}aws-load-balancer-internal`]: "true",
        },
      ),
  ],
  [
    "LoadBalancer, internal: false",
    () => withService({ type }, { [`${loadBalancer}aws-load-balancer-internal`]: "false" }),
  ],
  [
    "LoadBalancer for two halves",
    () => withService({ type, loadBalancerSourceRanges: ["0.0.0.0/1", "128.0.0.0/1"] }),
  ],
  [
    "LoadBalancer whose own groups make its ranges void",
    () =>
      withService(
        { type, loadBalancerSourceRanges: [office] },
        { [`${loadBalancer}aws-load-balancer-security-groups`]: "sg-1" },
      ),
  ],
  ["NodePort", () => withService({ type: "NodePort" })],
  ["externalIPs", () => withService({ externalIPs: ["198.51.100.7"] })],
  ["hostNetwork", () => pod((spec) => (spec.hostNetwork = true))],
  [
    "hostPort",
    () => pod((spec) => (spec.containers[0].ports = [{ containerPort: 80, hostPort: 80 }])),
  ],
  ["Ingress of nginx", () => withIngress({}, { ingressClassName: "nginx" })],
  [
    "Ingress of nginx for the world",
    () => withIngress({ [`${nginx}whitelist-source-range`]: `${office},0.0.0.0/0` }),
  ],
  ["Ingress of ALB", () => withIngress(albOpen, { ingressClassName: "alb" })],
  [
    "Ingress of ALB for IPv6",
    () => withIngress({ ...albOpen, [`${alb}inbound-cidrs`]: `${office}, ::/0` }),
  ],
  [
    "Ingress of ALB with groups of its own",
    () =>
      withIngress({
        ...albOpen,
        [`${alb}inbound-cidrs`]: office,
        [`${alb}security-groups`]: "sg-1",
      }),
  ],
  [
    "Ingress with a default backend",
    () => withIngress(albOpen, { rules: [], defaultBackend: { service: { name: "gui" } } }),
  ],
  [
    "Ingress of an old version",
    () =>
      withIngress(albOpen, { rules: [{ http: { paths: [{ backend: { serviceName: "gui" } }] } }] }),
  ],
  [
    "Ingress that shares an open load balancer",
    () => {
      const group = { [`${alb}group.name`]: "shared" };
      const stack = withIngress({ ...albOpen, ...group, [`${alb}inbound-cidrs`]: office });
      return stack.add(
        "kubernetes:networking.k8s.io/v1:Ingress",
        "other",
        { metadata: { name: "other", annotations: { ...albOpen, ...group } } },
        { provider: "core" },
      );
    },
  ],
  [
    "Ingress whose class parameters say internet-facing",
    () =>
      withIngress({}, { ingressClassName: "alb" }).add(
        "kubernetes:eks.amazonaws.com/v1:IngressClassParams",
        "params",
        { metadata: { name: "alb" }, spec: { scheme: "internet-facing" } },
        { provider: "core" },
      ),
  ],
  ["load balancer", () => withFront(["0.0.0.0/0"])],
  ["load balancer for two halves", () => withFront(["0.0.0.0/1", "128.0.0.0/1"])],
  [
    "load balancer for IPv6",
    () =>
      withFront([office], (s) =>
        s.change("gui-in-0", (inputs) => {
          delete inputs.cidrIpv4;
          inputs.cidrIpv6 = "::/0";
        }),
      ),
  ],
  [
    "load balancer for a prefix list",
    () =>
      withFront([office], (s) =>
        s.change("gui-in-0", (inputs) => {
          delete inputs.cidrIpv4;
          inputs.prefixListId = "pl-1";
        }),
      ),
  ],
  [
    "load balancer with inline rules",
    () =>
      withFront([], (s) =>
        s.change(
          "gui-sg",
          (inputs) =>
            (inputs.ingress = [
              { protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] },
            ]),
        ),
      ),
  ],
  [
    "load balancer with a SecurityGroupRule",
    () =>
      withFront([], (s) =>
        s.add(
          "aws:ec2/securityGroupRule:SecurityGroupRule",
          "in",
          {
            type: "ingress",
            securityGroupId: U,
            protocol: "tcp",
            fromPort: 0,
            toPort: 65535,
            ipv6CidrBlocks: ["::/0"],
          },
          { from: { securityGroupId: ["gui-sg"] } },
        ),
      ),
  ],
  [
    "load balancer with a group from outside",
    () =>
      withFront([office], (s) =>
        s.change("gui-lb", (inputs) => (inputs.securityGroups = [U, "sg-outside"])),
      ),
  ],
  [
    "load balancer with an unknown group from outside",
    () =>
      withFront([office], (s) => s.change("gui-lb", (inputs) => (inputs.securityGroups = [U, U]))),
  ],
  [
    "load balancer without groups",
    () => withFront([office], (s) => s.change("gui-lb", (inputs) => delete inputs.securityGroups)),
  ],
  [
    "network load balancer without groups",
    () =>
      withFront([], (s) =>
        s.change("gui-lb", (inputs) => {
          delete inputs.securityGroups;
          inputs.loadBalancerType = "network";
        }),
      ),
  ],
  [
    "weighted forward",
    () =>
      withFront(["0.0.0.0/0"], (s) =>
        s.change(
          "gui-https",
          (inputs) =>
            (inputs.defaultActions = [
              { type: "forward", forward: { targetGroups: [{ arn: U, weight: 1 }] } },
            ]),
        ),
      ),
  ],
  [
    "forward after a login",
    () =>
      withFront(["0.0.0.0/0"], (s) =>
        s.change("gui-https", (inputs) =>
          inputs.defaultActions.unshift({ type: "authenticate-oidc" }),
        ),
      ),
  ],
  [
    "actions that are unknown",
    () =>
      withFront(["0.0.0.0/0"], (s) =>
        s.change("gui-https", (inputs) => (inputs.defaultActions = U)),
      ),
  ],
  [
    "the old TargetGroupBinding",
    () =>
      withFront(
        ["0.0.0.0/0"],
        (s) => (s.get("gui-binding").type = "kubernetes:elbv2.k8s.aws/v1beta1:TargetGroupBinding"),
      ),
  ],
  [
    "equal ARNs",
    () =>
      withFront(["0.0.0.0/0"], (s) => {
        s.get("gui-tg").outputs.arn = "arn:tg";
        s.get("gui-binding").references = {};
        s.change("gui-binding", ({ spec }) => (spec.targetGroupARN = "arn:tg"));
      }),
  ],
  ...["alb", "elasticloadbalancingv2", "applicationloadbalancing"].map((module): Case => [
    `resources of aws.${module}`,
    () =>
      withFront(["0.0.0.0/0"], (s) => {
        for (const r of s.resources.values()) r.type = r.type.replace("aws:lb/", `aws:${module}/`);
      }),
  ]),
];

/** What the internet does not reach. */
const closed: Case[] = [
  ["nothing", hidden],
  ["ClusterIP", () => withService({})],
  [
    "LoadBalancer, internal",
    () => withService({ type }, { [`${loadBalancer}aws-load-balancer-scheme`]: "internal" }),
  ],
  [
    "LoadBalancer, internal by the old annotation",
    () => withService({ type }, { [`${loadBalancer}aws-load-balancer-internal`]: "true" }),
  ],
  [
    "LoadBalancer, internal by its class",
    () => withService({ type, loadBalancerClass: "eks.amazonaws.com/nlb" }),
  ],
  ["LoadBalancer for the office", () => withService({ type, loadBalancerSourceRanges: [office] })],
  [
    "LoadBalancer for the office by annotation",
    () =>
      withService(
        { type },
        { [`${loadBalancer}load-balancer-source-ranges`]: `${office}, 10.0.0.0/8` },
      ),
  ],
  ["containerPort", () => pod((spec) => (spec.containers[0].ports = [{ containerPort: 80 }]))],
  [
    "Ingress of nginx for the office",
    () =>
      withIngress({ [`${nginx}whitelist-source-range`]: office }, { ingressClassName: "nginx" }),
  ],
  [
    "Ingress of ALB, internal",
    () => withIngress({ [`${alb}scheme`]: "internal" }, { ingressClassName: "alb" }),
  ],
  [
    "Ingress of ALB for the office",
    () => withIngress({ ...albOpen, [`${alb}inbound-cidrs`]: office }),
  ],
  [
    "Ingress for another Service",
    () =>
      withIngress(albOpen, {
        rules: [{ http: { paths: [{ backend: { service: { name: "web" } } }] } }],
      }),
  ],
  ["load balancer for the office", () => withFront([office])],
  [
    "load balancer, internal",
    () => withFront(["0.0.0.0/0"], (s) => s.change("gui-lb", (inputs) => (inputs.internal = true))),
  ],
  [
    "load balancer open at another port",
    () =>
      withFront([office], (s) =>
        s.add(
          "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
          "http",
          {
            securityGroupId: U,
            ipProtocol: "tcp",
            fromPort: 80,
            toPort: 80,
            cidrIpv4: "0.0.0.0/0",
          },
          { from: { securityGroupId: ["gui-sg"] } },
        ),
      ),
  ],
  [
    "load balancer open for a ping",
    () =>
      withFront([office], (s) =>
        s.add(
          "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
          "ping",
          {
            securityGroupId: U,
            ipProtocol: "icmp",
            fromPort: -1,
            toPort: -1,
            cidrIpv4: "0.0.0.0/0",
          },
          { from: { securityGroupId: ["gui-sg"] } },
        ),
      ),
  ],
  [
    "load balancer with an open way out",
    () =>
      withFront([office], (s) =>
        s.add(
          "aws:ec2/securityGroupRule:SecurityGroupRule",
          "out",
          {
            type: "egress",
            securityGroupId: U,
            protocol: "-1",
            fromPort: 0,
            toPort: 0,
            cidrBlocks: ["0.0.0.0/0"],
          },
          { from: { securityGroupId: ["gui-sg"] } },
        ),
      ),
  ],
  [
    "load balancer for another security group",
    () =>
      withFront([], (s) =>
        s.change(
          "gui-sg",
          (inputs) =>
            (inputs.ingress = [
              { protocol: "-1", fromPort: 0, toPort: 0, securityGroups: ["sg-1"] },
            ]),
        ),
      ),
  ],
  [
    "a rule of another security group",
    () =>
      withFront([office], (s) =>
        s.add("aws:ec2/securityGroup:SecurityGroup", "other", {
          ingress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }],
        }),
      ),
  ],
  [
    "a redirect",
    () =>
      withFront(["0.0.0.0/0"], (s) => {
        s.change(
          "gui-https",
          (inputs) => (inputs.defaultActions = [{ type: "redirect", redirect: {} }]),
        );
        s.get("gui-https").references.defaultActions = [];
      }),
  ],
  [
    "a listener that forwards elsewhere",
    () =>
      withFront(["0.0.0.0/0"], (s) => {
        s.add("aws:lb/targetGroup:TargetGroup", "other", {}, { outputs: { arn: U } });
        s.get("gui-https").references.defaultActions = [s.get("other").urn];
      }),
  ],
  [
    "a rule for the office",
    () =>
      withFront(["0.0.0.0/0"], (s) => {
        s.get("gui-https").references.defaultActions = [];
        s.change("gui-https", (inputs) => (inputs.defaultActions = [{ type: "fixed-response" }]));
        s.add(
          "aws:lb/listenerRule:ListenerRule",
          "rule",
          {
            listenerArn: U,
            actions: [{ type: "forward", targetGroupArn: U }],
            conditions: [{ sourceIp: { values: [office] } }],
          },
          { from: { listenerArn: ["gui-https"], actions: ["gui-tg"] } },
        );
      }),
  ],
];

/** What is said not to be decided, and why. */
const undecided: [string, () => TestStack, RegExp][] = [
  [
    "type of a Service",
    () => withService({ type: U }),
    /the type of Service tracardi\/gui is not known/,
  ],
  [
    "scheme of a Service",
    () => withService({ type }, { [`${loadBalancer}aws-load-balancer-scheme`]: U }),
    /whether the load balancer of Service tracardi\/gui is internal/,
  ],
  [
    "source ranges",
    () => withService({ type, loadBalancerSourceRanges: [office, U] }),
    /the networks that it admits are not all known/,
  ],
  [
    "selector",
    () => withService({ type, selector: U }),
    /whether Service tracardi\/gui selects Deployment tracardi\/gui/,
  ],
  [
    "label",
    () => withService({ type, selector: { app: U } }),
    /whether Service tracardi\/gui selects/,
  ],
  [
    "scheme of an ALB",
    () => withIngress({}, { ingressClassName: "alb" }),
    /the scheme of the load balancer of Ingress tracardi\/web/,
  ],
  [
    "Gateway",
    () =>
      withService({}).add(
        "kubernetes:gateway.networking.k8s.io/v1:HTTPRoute",
        "route",
        {
          metadata: { name: "route", namespace: "tracardi" },
          spec: { rules: [{ backendRefs: [{ name: "gui" }] }] },
        },
        { provider: "core" },
      ),
    /who may use the Gateway of HTTPRoute tracardi\/route/,
  ],
  [
    "internal",
    () => withFront(["0.0.0.0/0"], (s) => s.change("gui-lb", (inputs) => (inputs.internal = U))),
    /whether load balancer gui-lb is internal/,
  ],
  [
    "network of a rule",
    () => withFront([office, U]),
    /a network that its security group admits is not known/,
  ],
  [
    "target group elsewhere",
    () =>
      withFront([office], (s) => {
        s.get("gui-binding").references = {};
        s.change("gui-binding", ({ spec }) => (spec.targetGroupARN = "arn:elsewhere"));
      }),
    /the target group of TargetGroupBinding tracardi\/gui is not in this stack/,
  ],
  [
    "load balancer elsewhere",
    () =>
      withFront([office], (s) => {
        s.get("gui-https").references.loadBalancerArn = [];
        s.change("gui-https", (inputs) => (inputs.loadBalancerArn = "arn:elsewhere"));
      }),
    /the load balancer of target group gui-tg is not in this stack/,
  ],
];

const rule = "tracardi-gui-exposed";

describe("exposure", () => {
  for (const [what, stack] of open) {
    it(`is open: ${what}`, () => {
      for (const cluster of ["known", "unknown"] as const) {
        assert.equal(messagesOf(judge(stack(), { cluster }), rule).length, 1, cluster);
      }
    });
  }

  for (const [what, stack] of closed) {
    it(`is closed: ${what}`, () => {
      for (const cluster of ["known", "unknown"] as const) {
        assert.deepEqual(judge(stack(), { cluster }), [], cluster);
      }
    });
  }

  for (const [what, stack, reason] of undecided) {
    it(`is not decided in silence: ${what}`, () => {
      for (const cluster of ["known", "unknown"] as const) {
        const findings = judge(stack(), { cluster });
        assert.deepEqual(messagesOf(findings, rule), []);
        const [message] = messagesOf(findings, "tracardi-undecided");
        assert.match(message, /^cannot be decided before deployment: Deployment tracardi\/gui: /);
        assert.match(message, reason);
      }
    });
  }

  it("is open to a network outside the trusted ones, and closed to one inside", () => {
    const judged = (trustedNetworks: string[]) =>
      messagesOf(judge(withFront([office]), { config: { trustedNetworks } }), rule);
    assert.deepEqual(judged(["203.0.112.0/22"]), []);
    assert.match(
      judged(["198.51.100.0/24"])[0],
      /which admits 203\.0\.113\.0\/24\. Put the GUI behind/,
    );
  });
});
