import {
  describeExposure,
  withIngress,
  alb,
  nginx,
  albOpen,
  office,
} from "../../../helpers/exposure";

describeExposure("Ingresses", {
  open: [
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
      "scheme of an ALB",
      () => withIngress({}, { ingressClassName: "alb" }),
      /the scheme of the load balancer of Ingress tracardi\/web/,
    ],
  ],
});
