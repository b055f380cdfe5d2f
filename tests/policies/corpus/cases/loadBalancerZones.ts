import { U } from "../../../helpers/policyStack";
import type { RuleCases } from "../case";
import { addAlb, addBalanced, addNginx, alb, balancer, part } from "../entranceChanges";

const subnets = `${balancer}subnets`;

export const cases: RuleCases = {
  rule: "tracardi-load-balancer-zones",
  red: [
    {
      what: "a network load balancer in one subnet",
      change: (l) => addBalanced(l, "publicApi", { [subnets]: "subnet-0a" }),
    },
    {
      what: "an Ingress of the AWS controller in one subnet",
      change: (l) => addAlb(l, "gui", { [`${alb}subnets`]: "subnet-0a" }),
    },
    {
      what: "one subnet that is named twice",
      change: (l) => addAlb(l, "internalApi", { [`${alb}subnets`]: "subnet-0a, subnet-0a" }),
    },
    {
      what: "a class of Ingresses in one subnet",
      change: (l) => {
        addAlb(l, "gui", {}, { ingressClassName: "narrow" });
        l.addBeside("gui", "kubernetes:networking.k8s.io/v1:IngressClass", "narrow", {
          spec: {
            controller: "ingress.k8s.aws/alb",
            parameters: { apiGroup: "elbv2.k8s.aws", kind: "IngressClassParams", name: "params" },
          },
        });
        l.addBeside("gui", "kubernetes:elbv2.k8s.aws/v1beta1:IngressClassParams", "params", {
          spec: { scheme: "internal", subnets: { ids: ["subnet-0a"] } },
        });
      },
    },
    {
      what: "two subnets of the stack in one zone",
      change: (l) => {
        for (const name of ["one", "two"]) {
          const inputs = { availabilityZone: "eu-west-1a", cidrBlock: "10.0.0.0/24" };
          l.stack.add("aws:ec2/subnet:Subnet", name, inputs, { outputs: { id: `subnet-${name}` } });
        }
        addBalanced(l, "gui", { [subnets]: "subnet-one,subnet-two" });
      },
    },
    {
      what: "a load balancer of aws.lb in one subnet",
      forms: ["targetGroup"],
      change: (l) => {
        part(l, "publicApi", "lb").subnets = ["subnet-0a"];
      },
    },
    {
      what: "a load balancer of aws.lb with one mapped subnet",
      forms: ["targetGroup"],
      change: (l) => {
        const inputs = part(l, "internalApi", "lb");
        delete inputs.subnets;
        inputs.subnetMappings = [{ subnetId: "subnet-0a" }];
      },
    },
    {
      what: "a Gateway in one subnet",
      forms: ["gateway"],
      change: (l) => {
        part(l, "gui", "config").spec.loadBalancerSubnets = [{ identifier: "subnet-0a" }];
      },
    },
    {
      what: "a Service of the layout in one subnet",
      forms: ["service"],
      change: (l) => {
        part(l, "publicApi", "service").metadata.annotations[subnets] = "subnet-0c";
      },
    },
    {
      what: "the load balancer of the component in one subnet",
      forms: ["component"],
      change: (l) => {
        const { inputs } = l.stack.get("LoadBalancer tracardi-public-api");
        inputs.subnets = inputs.subnets.slice(0, 1);
        const urns = l.stack.get("LoadBalancer tracardi-public-api").references.subnets;
        l.stack.get("LoadBalancer tracardi-public-api").references.subnets = urns.slice(0, 1);
      },
    },
    {
      what: "subnets that are not known",
      undecided: true,
      change: (l) => addBalanced(l, "gui", { [subnets]: U }),
    },
  ],
  green: [
    {
      what: "two subnets",
      change: (l) => addBalanced(l, "gui", { [subnets]: "subnet-0a,subnet-0b" }),
    },
    {
      what: "subnets left to the controller, which takes all zones",
      change: (l) => addAlb(l, "gui"),
    },
    {
      what: "an Ingress of the AWS controller in three subnets",
      change: (l) => addAlb(l, "gui", { [`${alb}subnets`]: "subnet-0a, subnet-0b, subnet-0c" }),
    },
    {
      what: "an Ingress of nginx, which has no load balancer of its own",
      change: (l) => addNginx(l, "gui"),
    },
    {
      what: "one subnet for what is no part of Tracardi",
      change: (l) =>
        addBalanced(l, "gui", { [subnets]: "subnet-0a" }, { selector: { app: "something-else" } }),
    },
  ],
};
