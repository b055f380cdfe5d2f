import { alb, albOpen, describeExposure, office, withIngress } from "../../../../helpers/exposure";
import type { Inputs } from "../../../../helpers/policyStack";

/** An Ingress of a class that is in the stack, with its parameters and those of another class. */
const withClass = (name: string, spec: Inputs, annotations: Inputs, controller: string) =>
  [
    ["IngressClass", "mine", { controller, parameters: { name: "params" } }],
    ["IngressClassParams", "params", spec],
    ["IngressClassParams", "others", { scheme: "internet-facing" }],
  ].reduce(
    (stack, [kind, metadataName, spec]) =>
      stack.add(
        `kubernetes:networking.k8s.io/v1:${kind as string}`,
        `${kind as string}-${metadataName as string}`,
        { metadata: { name: metadataName }, spec },
        { provider: "core" },
      ),
    withIngress(annotations, { ingressClassName: name }),
  );
const controller = "ingress.k8s.aws/alb";
const internal = { [`${alb}scheme`]: "internal" };
const legacy = "kubernetes.io/ingress.class";

/** Parameters of the same name as a class that is not in the stack. */
const unbound = (spec: Inputs) =>
  withIngress(albOpen, { ingressClassName: "alb" }).add(
    "kubernetes:elbv2.k8s.aws/v1beta1:IngressClassParams",
    "params",
    { metadata: { name: "alb" }, spec },
    { provider: "core" },
  );

describeExposure("Ingress classes", {
  open: [
    [
      "Ingress with the older annotation, which passes its class's parameters by",
      () => withClass("mine", { scheme: "internal" }, { ...albOpen, [legacy]: "mine" }, controller),
    ],
    [
      "Ingress with the older annotation for nginx, over its class",
      () => withIngress({ ...internal, [legacy]: "nginx" }, { ingressClassName: "alb" }),
    ],
    [
      "Ingress whose class perhaps does not name the parameters that say internal",
      () => unbound({ scheme: "internal" }),
    ],
    [
      "Ingress of a class of nginx that is called ALB",
      () => withClass("mine", {}, internal, "k8s.io/ingress-nginx"),
    ],
    [
      "Ingress whose class parameters open it to all",
      () =>
        withClass(
          "mine",
          { scheme: "internet-facing", inboundCIDRs: ["0.0.0.0/0"] },
          { [`${alb}inbound-cidrs`]: office },
          controller,
        ),
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
  ],
  closed: [
    [
      "Ingress whose class parameters say internal, whatever another class does",
      () => withClass("mine", { scheme: "internal" }, albOpen, controller),
    ],
    [
      "Ingress whose class parameters limit it",
      () =>
        withClass("mine", { scheme: "internet-facing", inboundCIDRs: [office] }, {}, controller),
    ],
  ],
  undecided: [
    [
      "parameters that perhaps limit a class",
      () => unbound({ inboundCIDRs: [office] }),
      /whether the class of Ingress tracardi\/web limits who comes in is not known/,
    ],
    [
      "parameters that are not in the stack",
      () =>
        withClass("mine", {}, internal, controller).change("IngressClass-mine", ({ spec }) => {
          spec.parameters.name = "elsewhere";
        }),
      /Ingress tracardi\/web → Service tracardi\/gui \(the networks that it admits are not all known/,
    ],
  ],
});
