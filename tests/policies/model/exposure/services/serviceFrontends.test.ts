import assert from "node:assert/strict";
import { type FrontendCase, frontendsIn, exposuresIn } from "../../../../helpers/frontends";
import { loadBalancer, pod, type, withService } from "../../../../helpers/exposure";
import { type Inputs, type TestStack, U } from "../../../../helpers/policyStack";

const aws = (annotations: Inputs): Inputs =>
  Object.fromEntries(
    Object.entries(annotations).map(([key, value]) => [
      `${loadBalancer}aws-load-balancer-${key}`,
      value,
    ]),
  );
const own = { type, loadBalancerClass: "service.k8s.aws/nlb" };
const two = {
  ports: [
    { name: "web", port: 80 },
    { name: "tls", port: 443 },
  ],
};
const balanced = (annotations: Inputs, spec: Inputs = {}): (() => TestStack) => {
  return () => withService({ ...own, ...spec }, aws(annotations));
};
const inTree = (annotations: Inputs, spec: Inputs = {}): (() => TestStack) => {
  return () => withService({ type, ...spec }, aws(annotations));
};
const cert = { "ssl-cert": "arn:aws:acm:eu-west-1:1:certificate/1" };
const affinity = "sticky: Service tracardi/gui has sessionAffinity ClientIP";

const cases: FrontendCase[] = [
  ["a network load balancer without certificate", balanced({}), ["raw"]],
  ["a certificate", balanced(cert), ["tls"]],
  ["a certificate that is not known yet", balanced({ "ssl-cert": U }), ["tls"]],
  [
    "a TLS policy",
    balanced({ ...cert, "ssl-negotiation-policy": "ELBSecurityPolicy-TLS13-1-2-2021-06" }),
    ["tls policy=ELBSecurityPolicy-TLS13-1-2-2021-06"],
  ],
  ["a policy without certificate", balanced({ "ssl-negotiation-policy": "x" }), ["raw"]],
  ["TLS at a port by its number", balanced({ ...cert, "ssl-ports": "443" }, two), ["raw", "tls"]],
  ["TLS at a port by its name", balanced({ ...cert, "ssl-ports": "tls" }, two), ["raw", "tls"]],
  ["TLS at both", balanced({ ...cert, "ssl-ports": "443, 80" }, two), ["tls"]],
  ["TLS at ports that are not known", balanced({ ...cert, "ssl-ports": U }, two), ["?"]],
  [
    "a port that is not known",
    balanced({ ...cert, "ssl-ports": "443" }, { ports: [{ port: U }] }),
    ["?"],
  ],
  [
    "`*`, which the AWS Load Balancer Controller takes for none",
    balanced({ ...cert, "ssl-ports": "*" }),
    ["raw"],
  ],
  [
    "`*`, which Kubernetes' own takes for all",
    inTree({ ...cert, "ssl-ports": "*", type: "nlb" }),
    ["tls"],
  ],
  ["`*`, for whichever it is", inTree({ ...cert, "ssl-ports": "*" }), ["?"]],
  [
    "the annotations",
    () => withService({ ...own }).change("service", (s) => (s.metadata.annotations = U)),
    ["? zones=? sticky: ?"],
  ],
  ["a classic load balancer for HTTP", inTree({ "backend-protocol": "http" }), ["plain"]],
  ["a classic one that ends TLS", inTree({ ...cert, "backend-protocol": "http" }), ["tls"]],
  [
    "a classic one for HTTP at one port",
    inTree({ ...cert, "backend-protocol": "http", "ssl-ports": "443" }, two),
    ["plain", "tls"],
  ],
  [
    "a network one, which knows no HTTP",
    inTree({ "backend-protocol": "http", type: "nlb" }),
    ["raw"],
  ],
  ["subnets", balanced({ subnets: "subnet-1, subnet-2" }), ["raw zones=2"]],
  ["one subnet", balanced({ subnets: "subnet-1" }), ["raw zones=1"]],
  ["subnets that are not known", balanced({ subnets: U }), ["raw zones=?"]],
  [
    "sticky targets",
    balanced({
      "target-group-attributes": "deregistration_delay.timeout_seconds=5,stickiness.enabled=true",
    }),
    [
      "raw sticky: the annotation aws-load-balancer-target-group-attributes of Service tracardi/gui has stickiness.enabled",
    ],
  ],
  [
    "targets that are not sticky",
    balanced({ "target-group-attributes": "stickiness.enabled=false" }),
    ["raw"],
  ],
  ["attributes that are not known", balanced({ "target-group-attributes": U }), ["raw sticky: ?"]],
  ["sessionAffinity", balanced({}, { sessionAffinity: "ClientIP" }), [`raw ${affinity}`]],
  ["sessionAffinity: None", balanced({}, { sessionAffinity: "None" }), ["raw"]],
  ["sessionAffinity that is not known", balanced({}, { sessionAffinity: U }), ["raw sticky: ?"]],
  [
    "NodePort",
    () => withService({ type: "NodePort", sessionAffinity: "ClientIP" }),
    [`raw ${affinity}`],
  ],
  ["externalIPs", () => withService({ externalIPs: ["198.51.100.7"] }), ["raw"]],
  ["a type that is not known", () => withService({ type: U }), ["?"]],
  ["hostNetwork", () => pod((spec) => (spec.hostNetwork = true)), ["raw"]],
];

describe("what clients meet at a Service", () => {
  for (const [name, stack, expected] of cases) {
    it(`is known of ${name}`, () => assert.deepEqual(frontendsIn(stack()), expected));
  }

  it("tells ports apart that differ, and only those", () => {
    const paths = (stack: TestStack) => exposuresIn(stack).map(({ path }) => path);
    assert.deepEqual(paths(balanced({ ...cert, "ssl-ports": "443" }, two)()), [
      "Service tracardi/gui of type LoadBalancer at port 80",
      "Service tracardi/gui of type LoadBalancer at port 443",
    ]);
    assert.deepEqual(paths(balanced({}, two)()), ["Service tracardi/gui of type LoadBalancer"]);
  });
});
