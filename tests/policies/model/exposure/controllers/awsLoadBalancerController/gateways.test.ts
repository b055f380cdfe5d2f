import { describeExposure, office } from "../../../../../helpers/exposure";
import { controllerApi, spec, withGateway } from "../../../../../helpers/gateways";
import { type Inputs, type TestStack, U } from "../../../../../helpers/policyStack";

const config = (change: (spec: Inputs) => unknown) => () => withGateway(spec("config", change));

/** A second configuration, of the GatewayClass. */
const withClass = (ofClass: Inputs, ofGateway: Inputs) => (): TestStack =>
  withGateway((s) => {
    const metadata = { name: "of-class", namespace: "system" };
    s.add(
      `${controllerApi}:LoadBalancerConfiguration`,
      "of-class",
      { metadata, spec: ofClass },
      { provider: "core" },
    );
    s.change(
      "alb",
      (i) =>
        (i.spec.parametersRef = {
          kind: "LoadBalancerConfiguration",
          name: "of-class",
          namespace: "system",
        }),
    );
    s.change("config", (i) => (i.spec = ofGateway));
  });

const [open, internal] = [{ scheme: "internet-facing" }, { scheme: "internal" }];

/** A ListenerRuleConfiguration of the route. */
const withRule = (conditions: Inputs[], actions?: Inputs[]) => (): TestStack =>
  withGateway((s) => {
    const metadata = { name: "rule", namespace: "tracardi" };
    s.add(
      `${controllerApi}:ListenerRuleConfiguration`,
      "rule",
      { metadata, spec: { conditions, actions } },
      { provider: "core" },
    );
    const extensionRef = {
      group: "gateway.k8s.aws",
      kind: "ListenerRuleConfiguration",
      name: "rule",
    };
    s.change("route", (i) => (i.spec.rules[0].filters = [{ type: "ExtensionRef", extensionRef }]));
  });

const sourceIp = { field: "source-ip", sourceIPConfig: { values: [office] } };

/** A security group of the stack. */
const grouped = (cidr: string) => (): TestStack =>
  withGateway((s) => {
    const ingress = [{ protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: [cidr] }];
    s.add("aws:ec2/securityGroup:SecurityGroup", "own", { ingress }, { outputs: { id: U } });
    s.get("config").references.spec = [s.get("own").urn];
    s.change("config", (i) => (i.spec.securityGroups = [U]));
  });

describeExposure("Gateways of the AWS Load Balancer Controller", {
  open: [
    ["internet-facing", config(() => 0)],
    ["wide ranges", config((s) => (s.sourceRanges = ["0.0.0.0/0"]))],
    ["security groups elsewhere", config((s) => (s.securityGroups = ["sg-1"]))],
    ["a security group for all", grouped("0.0.0.0/0")],
    [
      "no security group",
      config((s) => Object.assign(s, { disableSecurityGroup: true, sourceRanges: [office] })),
    ],
    [
      "a prefix list elsewhere",
      config((s) => Object.assign(s, { securityGroupPrefixes: ["pl-1"], sourceRanges: [office] })),
    ],
    ["the class's scheme first", withClass(open, internal)],
    ["the Gateway's scheme first", withClass({ ...internal, mergingMode: "prefer-gateway" }, open)],
    ["an open class elsewhere", () => withGateway((s) => s.remove("alb"))],
    ["a condition for some matches", withRule([{ ...sourceIp, matchIndexes: [1] }])],
    ["a login", withRule([], [{ type: "authenticate-cognito" }])],
  ],
  closed: [
    ["internal", config((s) => (s.scheme = "internal"))],
    ["internal by default", config((s) => delete s.scheme)],
    ["ranges", config((s) => (s.sourceRanges = [office]))],
    ["a security group for the office", grouped(office)],
    ["the class's scheme first", withClass(internal, open)],
    ["the Gateway's scheme first", withClass({ ...open, mergingMode: "prefer-gateway" }, internal)],
    ["ranges of the class", withClass({ sourceRanges: [office] }, open)],
    ["a condition", withRule([sourceIp])],
    ["a fixed response", withRule([], [{ type: "fixed-response" }])],
    [
      "internal, of a class elsewhere",
      () =>
        withGateway((s) => {
          s.remove("alb");
          s.change("config", (i) => (i.spec.scheme = "internal"));
        }),
    ],
  ],
  undecided: [
    [
      "whether the internet comes in by IPv6",
      config((s) => {
        s.scheme = "internal";
        s.loadBalancerAttributes = [{ key: "ipv6.deny_all_igw_traffic", value: "false" }];
      }),
      /is reached by IPv6 is not known/,
    ],
    [
      "scheme",
      config((s) => (s.scheme = U)),
      /the scheme of the load balancer of Gateway tracardi\/web is not known/,
    ],
    [
      "ranges",
      config((s) => (s.sourceRanges = [office, U])),
      /the networks that it admits are not all known/,
    ],
    [
      "configuration elsewhere",
      () => withGateway((s) => s.remove("config")),
      /the LoadBalancerConfiguration of Gateway tracardi\/web is not in this stack/,
    ],
    [
      "scheme, of a class elsewhere",
      () =>
        withGateway((s) => {
          s.remove("alb");
          s.change("config", (i) => delete i.spec.scheme);
        }),
      /the scheme/,
    ],
    [
      "VPC Lattice",
      () =>
        withGateway(
          spec(
            "alb",
            (s) => (s.controllerName = "application-networking.k8s.aws/gateway-api-controller"),
          ),
        ),
      /who may use the service network/,
    ],
  ],
});
