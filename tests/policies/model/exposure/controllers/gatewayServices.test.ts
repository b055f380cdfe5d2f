import { type Case, describeExposure, loadBalancer } from "../../../../helpers/exposure";
import { spec, withOtherGateway } from "../../../../helpers/gateways";
import { type TestStack, U } from "../../../../helpers/policyStack";

const infrastructure = (annotations: Record<string, string>) => () =>
  withOtherGateway(spec("web", (s) => (s.infrastructure = { annotations })));

const internal = { [`${loadBalancer}aws-load-balancer-internal`]: "true" };

const addressed =
  (...values: string[]) =>
  (): TestStack =>
    withOtherGateway(spec("web", (s) => (s.addresses = values.map((value) => ({ value })))));

const classes = [
  "gateway.envoyproxy.io/gatewayclass-controller",
  "gateway.nginx.org/nginx-gateway-controller",
  "io.cilium/gateway-controller",
  "traefik.io/gateway-controller",
  "kgateway.dev/kgateway",
];

describeExposure("Gateways of other controllers", {
  open: [
    ...classes.map((name): Case => [
      name,
      () => withOtherGateway(spec("alb", (s) => (s.controllerName = name))),
    ]),
    [
      "a class elsewhere",
      () =>
        withOtherGateway((s) => {
          s.remove("alb");
          s.change("web", (i) => (i.spec.gatewayClassName = "istio"));
        }),
    ],
    ["a public address", addressed("203.0.113.7")],
    ["a NodePort", infrastructure({ "networking.istio.io/service-type": "NodePort" })],
    ["another annotation", infrastructure({ team: "web" })],
  ],
  closed: [
    ["an internal load balancer", infrastructure(internal)],
    ["a private address", addressed("10.0.0.7")],
  ],
  undecided: [
    [
      "the controller",
      () => withOtherGateway(spec("alb", (s) => (s.controllerName = U))),
      /which controller serves Gateway tracardi\/web is not known/,
    ],
    [
      "parameters",
      () =>
        withOtherGateway(
          spec(
            "web",
            (s) => (s.infrastructure = { parametersRef: { kind: "EnvoyProxy", name: "p" } }),
          ),
        ),
      /what the parameters of Gateway tracardi\/web say/,
    ],
    [
      "parameters of the class",
      () =>
        withOtherGateway(spec("alb", (s) => (s.parametersRef = { kind: "EnvoyProxy", name: "p" }))),
      /what the parameters/,
    ],
    [
      "a Service inside",
      infrastructure({ "networking.istio.io/service-type": "ClusterIP" }),
      /who may use the Service of Gateway/,
    ],
    [
      "an address by name",
      addressed("ingress.istio.svc.cluster.local"),
      /who reaches the addresses of Gateway/,
    ],
    [
      "annotations that are perhaps passed on",
      () => withOtherGateway((s) => s.change("web", (i) => (i.metadata.annotations = internal))),
      /whether the annotations of Gateway/,
    ],
  ],
});
