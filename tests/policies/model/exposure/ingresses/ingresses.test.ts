import assert from "node:assert/strict";
import {
  describeExposure,
  withIngress,
  alb,
  nginx,
  albOpen,
  office,
} from "../../../../helpers/exposure";
import { type Inputs, type TestStack, U, judge, messagesOf } from "../../../../helpers/policyStack";

const elsewhere = { rules: [{ http: { paths: [{ backend: { service: { name: "go" } } }] } }] };
const action = (value: object) => ({ [`${alb}actions.go`]: JSON.stringify(value) });

const internal = { [`${alb}scheme`]: "internal" };
const allowed = { [`${nginx}whitelist-source-range`]: office };

/** An Ingress for the office, and another one of the same cluster that is open. */
const beside = (group: Inputs, others: Inputs): TestStack =>
  withIngress({ ...albOpen, ...group, [`${alb}inbound-cidrs`]: office }).add(
    "kubernetes:networking.k8s.io/v1:Ingress",
    "other",
    { metadata: { name: "other", annotations: { ...albOpen, ...others } } },
    { provider: "core" },
  );
const group = (name: string): Inputs => ({ [`${alb}group.name`]: name });

/** Ingresses of a class whose parameters name their group. */
const ofClassGroup = (): TestStack =>
  [
    ["IngressClass", { controller: "ingress.k8s.aws/alb", parameters: { name: "alb" } }] as const,
    ["IngressClassParams", { group: { name: "shared" } }] as const,
  ]
    .reduce(
      (stack, [kind, spec]) =>
        stack.add(
          `kubernetes:networking.k8s.io/v1:${kind}`,
          kind,
          { metadata: { name: "alb" }, spec },
          { provider: "core" },
        ),
      beside({}, {}),
    )
    .change("ingress", ({ spec }) => (spec.ingressClassName = "alb"))
    .change("other", (inputs) => (inputs.spec = { ingressClassName: "alb" }));

/** A canary with limits of its own, beside the Ingress whose host it shares. */
const canary = (main: Inputs, host = "gui.example.com"): TestStack =>
  withIngress(
    { ...allowed, [`${nginx}canary`]: "true" },
    { rules: [{ host, http: { paths: [{ backend: { service: { name: "gui" } } }] } }] },
  ).add(
    "kubernetes:networking.k8s.io/v1:Ingress",
    "main",
    {
      metadata: { name: "main", namespace: "tracardi", annotations: main },
      spec: { rules: [{ ...elsewhere.rules[0], host: "gui.example.com" }] },
    },
    { provider: "core" },
  );

const withPrefixList = (networks: string[]): TestStack => {
  const stack = withIngress({ ...albOpen, [`${alb}security-group-prefix-lists`]: U });
  const entries = networks.map((cidr) => ({ cidr }));
  stack.add("aws:ec2/managedPrefixList:ManagedPrefixList", "office", { entries });
  stack.get("ingress").references = { metadata: [stack.get("office").urn] };
  return stack;
};

describeExposure("Ingresses", {
  open: [
    ["a canary of an open Ingress", () => canary({})],
    ["Ingress whose class's group is open", ofClassGroup],
    ["Ingress of ALB for an open prefix list of the stack", () => withPrefixList(["0.0.0.0/0"])],
    [
      "Ingress of a class that is called internal",
      () => withIngress({}, { ingressClassName: "nginx-internal" }),
    ],
    [
      "Ingress of the makers of nginx, which reads other annotations",
      () =>
        withIngress(allowed, { ingressClassName: "web" }).add(
          "kubernetes:networking.k8s.io/v1:IngressClass",
          "class",
          { metadata: { name: "web" }, spec: { controller: "nginx.org/ingress-controller" } },
          { provider: "core" },
        ),
    ],
    [
      "Ingress of nginx that says it were an internal ALB",
      () => withIngress(internal, { ingressClassName: "nginx" }),
    ],
    [
      "Ingress of another controller that reads no annotations of nginx",
      () => withIngress(allowed, { ingressClassName: "traefik" }),
    ],
    [
      "Ingress of nginx whose newer annotation opens it",
      () =>
        withIngress(
          { ...allowed, [`${nginx}allowlist-source-range`]: "0.0.0.0/0" },
          { ingressClassName: "nginx" },
        ),
    ],
    [
      "Ingress of nginx that a login passes too",
      () => withIngress({ ...allowed, [`${nginx}satisfy`]: "any" }, { ingressClassName: "nginx" }),
    ],
    [
      "Ingress of nginx with a default backend by annotation",
      () =>
        withIngress(
          { [`${nginx}default-backend`]: "gui" },
          { ...elsewhere, ingressClassName: "nginx" },
        ),
    ],
    [
      "Ingress of ALB with an action",
      () =>
        withIngress(
          {
            ...albOpen,
            ...action({
              type: "forward",
              forwardConfig: { targetGroups: [{ serviceName: "gui" }] },
            }),
          },
          elsewhere,
        ),
    ],
    [
      "Ingress of ALB for a prefix list",
      () =>
        withIngress({
          ...albOpen,
          [`${alb}inbound-cidrs`]: office,
          [`${alb}security-group-prefix-lists`]: "pl-1",
        }),
    ],
    [
      "Ingress for another name of the Service",
      () =>
        withIngress(albOpen, elsewhere).add(
          "kubernetes:core/v1:Service",
          "alias",
          {
            metadata: { name: "go", namespace: "tracardi" },
            spec: { type: "ExternalName", externalName: "gui.tracardi.svc.cluster.local" },
          },
          { provider: "core" },
        ),
    ],
    [
      "Ingress for another name of the Service that is not known yet",
      () =>
        withIngress(albOpen, elsewhere).add(
          "kubernetes:core/v1:Service",
          "alias",
          {
            metadata: { name: "go", namespace: "tracardi" },
            spec: { type: "ExternalName", externalName: U },
          },
          { provider: "core", from: { spec: ["service"] } },
        ),
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
        withIngress(albOpen, {
          rules: [{ http: { paths: [{ backend: { serviceName: "gui" } }] } }],
        }),
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
  ],
  closed: [
    ["a canary of an Ingress for the office", () => canary(allowed)],
    ["Ingress beside one of another group", () => beside(group("a"), group("b"))],
    ["Ingress of ALB for a prefix list of the stack", () => withPrefixList([office])],
    [
      "Ingress of nginx for single addresses",
      () => withIngress({ [`${nginx}whitelist-source-range`]: "203.0.113.7, 2001:db8::1" }),
    ],
    [
      "Ingress of nginx with a harmless snippet",
      () =>
        withIngress({ ...allowed, [`${nginx}configuration-snippet`]: "more_set_headers 'A: b';" }),
    ],
    [
      "Ingress of ALB with an action that answers",
      () => withIngress({ ...albOpen, ...action({ type: "fixed-response" }) }, elsewhere),
    ],
    [
      "Ingress for a name of another Service",
      () =>
        withIngress(albOpen, elsewhere).add(
          "kubernetes:core/v1:Service",
          "alias",
          {
            metadata: { name: "go", namespace: "tracardi" },
            spec: { type: "ExternalName", externalName: "gui.other.svc.cluster.local" },
          },
          { provider: "core" },
        ),
    ],
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
  ],
  undecided: [
    [
      "the Ingress that a canary belongs to",
      () => canary(allowed, "other.example.com"),
      /the Ingress that Ingress tracardi\/web is the canary of is not in this stack/,
    ],
    [
      "an internal load balancer that is open to IPv6",
      () =>
        withIngress({
          ...internal,
          [`${alb}load-balancer-attributes`]: "ipv6.deny_all_igw_traffic=false",
        }),
      /is reached by IPv6 is not known/,
    ],
    [
      "group of an Ingress",
      () => beside(group(U), group("b")),
      /which Ingresses share the load balancer of Ingress tracardi\/web/,
    ],
    [
      "group of another Ingress",
      () => beside(group("a"), group(U)),
      /which Ingresses share the load balancer of Ingress tracardi\/web/,
    ],
    [
      "controller of a class",
      () => withIngress(internal, { ingressClassName: "public" }),
      /which controller serves Ingress tracardi\/web is not known/,
    ],
    [
      "snippet of nginx",
      () => withIngress({ ...allowed, [`${nginx}server-snippet`]: "allow all;" }),
      /whom the snippet of Ingress tracardi\/web admits/,
    ],
    [
      "target group of an action",
      () =>
        withIngress(
          { ...albOpen, ...action({ type: "forward", targetGroupARN: "arn:tg" }) },
          elsewhere,
        ),
      /whether Ingress tracardi\/web leads to Service tracardi\/gui/,
    ],
    [
      "scheme of an ALB",
      () => withIngress({}, { ingressClassName: "alb" }),
      /the scheme of the load balancer of Ingress tracardi\/web/,
    ],
  ],
});

describe("an Ingress of a class that is called internal", () => {
  it("is told what would show it", () => {
    const stack = withIngress({}, { ingressClassName: "nginx-internal" });
    const [message] = messagesOf(judge(stack), "tracardi-gui-exposed");
    assert.match(
      message,
      /names no networks that it is limited to \(whitelist-source-range\), and nothing in this stack shows that its class nginx-internal is internal/,
    );
  });
});
