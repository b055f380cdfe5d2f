import {
  alb,
  albOpen,
  describeExposure,
  loadBalancer,
  office,
  type,
  withIngress,
  withService,
} from "../../../../helpers/exposure";
import { type Inputs, type TestStack, U } from "../../../../helpers/policyStack";

/** A security group of the stack that admits a network, which an object's annotations refer to. */
function withGroup(stack: TestStack, object: string, id: string, network: string): TestStack {
  stack.add("aws:ec2/securityGroup:SecurityGroup", "own", {}, { outputs: { id } });
  stack.add(
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
    "own-in",
    { securityGroupId: id, ipProtocol: "tcp", fromPort: 443, toPort: 443, cidrIpv4: network },
    { from: { securityGroupId: ["own"] } },
  );
  stack.get(object).references.metadata = [stack.get("own").urn];
  return stack;
}

const own = { type, loadBalancerClass: "service.k8s.aws/nlb" };
const open = { [`${loadBalancer}aws-load-balancer-scheme`]: "internet-facing" };
const named = (groups: string, more: Inputs = open) => ({
  ...more,
  [`${loadBalancer}aws-load-balancer-security-groups`]: groups,
});
const further = { [`${loadBalancer}aws-load-balancer-extra-security-groups`]: "sg-1" };
const ranged = { type, loadBalancerSourceRanges: [office] };

const service = (groups: string, id: string, network: string): TestStack =>
  withGroup(withService(own, named(groups)), "service", id, network);

const ingress = (groups: string, id: string, network: string): TestStack =>
  withGroup(withIngress({ ...albOpen, [`${alb}security-groups`]: groups }), "ingress", id, network);

describeExposure("security groups by annotation", {
  open: [
    ["a Service's group for everyone", () => service("sg-1", "sg-1", "0.0.0.0/0")],
    ["a Service's group for everyone, not known yet", () => service(U, U, "0.0.0.0/0")],
    ["a Service's group beside one from elsewhere", () => service("sg-1, sg-2", "sg-1", office)],
    ["a Service's group by a name", () => service("own", "sg-1", office)],
    ["a Service's group that is not known, of nothing", () => withService(own, named(U))],
    [
      "groups of a network load balancer of Kubernetes' own controller, which has none",
      () => {
        const ofType = { [`${loadBalancer}aws-load-balancer-type`]: "nlb" };
        return withGroup(withService({ type }, named("sg-1", ofType)), "service", "sg-1", office);
      },
    ],
    ["an Ingress's group for everyone", () => ingress("sg-1", "sg-1", "0.0.0.0/0")],
    ["an Ingress's group from elsewhere", () => ingress("sg-2", "sg-1", office)],
    ["a further group from elsewhere", () => withService(ranged, further)],
  ],
  closed: [
    ["a Service's group for the office", () => service("sg-1", "sg-1", office)],
    ["an Ingress's group for the office", () => ingress("sg-1", "sg-1", office)],
  ],
  undecided: [
    [
      "a Service's groups, not known yet, of which one for the office is seen",
      () => service(U, U, office),
      /which security groups it has by annotation is not known/,
    ],
    [
      "an Ingress's groups, not known yet, of which one for the office is seen",
      () => ingress(U, U, office),
      /which security groups it has by annotation is not known/,
    ],
  ],
});
