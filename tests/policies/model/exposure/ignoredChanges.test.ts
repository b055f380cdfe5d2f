import {
  alb,
  albOpen,
  describeExposure,
  loadBalancer,
  office,
  type,
  withFront,
  withIngress,
  withService,
} from "../../../helpers/exposure";
import type { TestStack } from "../../../helpers/policyStack";

const leaving = (stack: TestStack, name: string, ...paths: string[]): TestStack => {
  stack.get(name).ignoreChanges = paths;
  return stack;
};

const internal = (): TestStack =>
  withFront(["0.0.0.0/0"], (s) => s.change("gui-lb", (inputs) => (inputs.internal = true)));

const scheme = `${loadBalancer}aws-load-balancer-scheme`;
const internalService = (): TestStack =>
  withService({ type, loadBalancerClass: "service.k8s.aws/nlb" }, { [scheme]: "internal" });

const ranged = (): TestStack => withService({ type, loadBalancerSourceRanges: [office] });

const internalIngress = (): TestStack => withIngress({ [`${alb}scheme`]: "internal" });

const mayDiffer = /stays? as (they are|it is) deployed \(ignoreChanges\)/;

describeExposure("what updates leave as it is", {
  open: [
    [
      "security groups that are open as declared",
      () => leaving(withFront(["0.0.0.0/0"]), "gui-lb", "securityGroups"),
    ],
  ],
  closed: [
    ["other properties", () => leaving(withFront([office]), "gui-lb", "tags", "subnets")],
    [
      "other annotations",
      () => leaving(internalService(), "service", 'metadata.annotations["team"]', "spec.ports"),
    ],
  ],
  undecided: [
    [
      "security groups of a load balancer",
      () => leaving(withFront([office]), "gui-lb", "securityGroups"),
      mayDiffer,
    ],
    [
      "one of the security groups",
      () => leaving(withFront([office]), "gui-lb", "securityGroups[0]"),
      mayDiffer,
    ],
    [
      "rules of a security group",
      () => leaving(withFront([office]), "gui-sg", "ingress"),
      mayDiffer,
    ],
    ["the scheme of a load balancer", () => leaving(internal(), "gui-lb", "internal"), mayDiffer],
    ["all of a load balancer", () => leaving(internal(), "gui-lb", "*"), mayDiffer],
    [
      "the annotations of a Service",
      () => leaving(internalService(), "service", "metadata.annotations"),
      mayDiffer,
    ],
    [
      "the scheme of a Service",
      () => leaving(internalService(), "service", `metadata.annotations["${scheme}"]`),
      mayDiffer,
    ],
    ["the source ranges of a Service", () => leaving(ranged(), "service", "spec"), mayDiffer],
    [
      "the annotations of an Ingress",
      () => leaving(internalIngress(), "ingress", "metadata"),
      /the scheme of the load balancer of Ingress tracardi\/web is not known/,
    ],
    [
      "the networks of an Ingress",
      () =>
        leaving(
          withIngress({ ...albOpen, [`${alb}inbound-cidrs`]: office }),
          "ingress",
          "metadata.annotations",
        ),
      mayDiffer,
    ],
  ],
});
