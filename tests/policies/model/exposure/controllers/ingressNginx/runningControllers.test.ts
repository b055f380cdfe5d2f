import assert from "node:assert/strict";
import { frontendsIn, exposuresIn } from "../../../../../helpers/frontends";
import {
  describeExposure,
  loadBalancer,
  nginx,
  office,
  withIngress,
} from "../../../../../helpers/exposure";
import { type Inputs, type TestStack, U } from "../../../../../helpers/policyStack";

const labels = { "app.kubernetes.io/name": "ingress-nginx" };
const internal = { [`${loadBalancer}aws-load-balancer-internal`]: "true" };
const inside = { type: "LoadBalancer", selector: labels };

interface Controller {
  annotations?: Inputs;
  spec?: Inputs;
  className?: string;
  args?: unknown[];
}

/** An Ingress of nginx, whose controller is in the stack with a Service of its own. */
function behind(
  {
    annotations = internal,
    spec = inside,
    className = "k8s.io/ingress-nginx",
    args,
  }: Controller = {},
  ingress: Inputs = {},
  ingressSpec: Inputs = {},
): TestStack {
  return withIngress(ingress, { ingressClassName: "nginx-internal", ...ingressSpec })
    .add(
      "kubernetes:networking.k8s.io/v1:IngressClass",
      "class",
      { metadata: { name: "nginx-internal" }, spec: { controller: className } },
      { provider: "core" },
    )
    .add(
      "kubernetes:apps/v1:Deployment",
      "controller",
      {
        metadata: { name: "ingress-nginx-controller", namespace: "ingress-nginx" },
        spec: {
          template: {
            metadata: { labels },
            spec: {
              containers: [
                {
                  name: "controller",
                  image: "registry.k8s.io/ingress-nginx/controller:v1.12.1",
                  args: args ?? ["/nginx-ingress-controller", `--controller-class=${className}`],
                },
              ],
            },
          },
        },
      },
      { provider: "core" },
    )
    .add(
      "kubernetes:core/v1:Service",
      "controller-service",
      {
        metadata: { name: "ingress-nginx-controller", namespace: "ingress-nginx", annotations },
        spec,
      },
      { provider: "core" },
    );
}

describeExposure("controllers of nginx", {
  open: [
    ["a controller with a public load balancer", () => behind({ annotations: {} })],
    ["a controller with a node port", () => behind({ spec: { ...inside, type: "NodePort" } })],
    ["a controller of another class", () => behind({ args: ["--controller-class=k8s.io/other"] })],
    [
      "a controller whose arguments are not known",
      () => behind({ args: ["--controller-class=k8s.io/ingress-nginx", U] }),
    ],
    [
      "a controller that nothing of the stack leads to",
      () => behind({ spec: { ...inside, type: "ClusterIP" } }),
    ],
    ["a class that is not in the stack, and only called internal", () => behind().remove("class")],
    [
      "a Service of the controller's name in another cluster",
      () => {
        const stack = behind();
        stack.get("controller").provider = stack.get("edge").urn;
        return stack;
      },
    ],
  ],
  closed: [
    ["a controller with an internal load balancer", () => behind()],
    [
      "a controller for the office",
      () => behind({ annotations: {}, spec: { ...inside, loadBalancerSourceRanges: [office] } }),
    ],
    [
      "a public controller, and an Ingress for the office",
      () => behind({ annotations: {} }, { [`${nginx}whitelist-source-range`]: office }),
    ],
    [
      "private networks behind a load balancer that shows its clients",
      () =>
        behind(
          { annotations: {}, spec: { ...inside, externalTrafficPolicy: "Local" } },
          { [`${nginx}whitelist-source-range`]: "10.0.0.0/8" },
        ),
    ],
    [
      "a controller of a class of its own",
      () => behind({ className: "k8s.io/internal-ingress-nginx" }),
    ],
    [
      "a controller by the older annotation",
      () =>
        behind(
          { args: ["--ingress-class=nginx-internal"] },
          { "kubernetes.io/ingress.class": "nginx-internal" },
        ),
    ],
  ],
  undecided: [
    [
      "whether a public load balancer hides its clients behind private addresses",
      () => behind({ annotations: {} }, { [`${nginx}whitelist-source-range`]: "10.0.0.0/8" }),
      /hides its clients behind private addresses is not known/,
    ],
    [
      "a scheme of the controller's load balancer",
      () => behind({ annotations: { [`${loadBalancer}aws-load-balancer-internal`]: U } }),
      /whether the load balancer of Service ingress-nginx\/ingress-nginx-controller is internal/,
    ],
  ],
});

describe("what clients meet at the controller of an Ingress", () => {
  const host = "gui.example.com";
  const secured = {
    tls: [{ hosts: [host] }],
    rules: [{ host, http: { paths: [{ backend: { service: { name: "gui" } } }] } }],
  };
  const cert = { [`${loadBalancer}aws-load-balancer-ssl-cert`]: "arn:1" };

  it("is the Ingress's own where the load balancer passes TCP on", () => {
    assert.deepEqual(frontendsIn(behind({}, {}, secured)), ["tls"]);
    assert.deepEqual(frontendsIn(behind()), ["plain"]);
    assert.deepEqual(
      exposuresIn(behind()).map(({ path }) => path),
      [
        "Service ingress-nginx/ingress-nginx-controller of type LoadBalancer → Ingress tracardi/web → Service tracardi/gui",
      ],
    );
  });

  it("is the load balancer's where that ends TLS", () => {
    assert.deepEqual(frontendsIn(behind({ annotations: cert })), ["tls"]);
  });

  it("is no HTTP where the controller redirects it", () => {
    const http = { [`${loadBalancer}aws-load-balancer-backend-protocol`]: "http" };
    assert.deepEqual(frontendsIn(behind({ annotations: http })), ["plain"]);
    assert.deepEqual(frontendsIn(behind({ annotations: http }, {}, secured)), []);
  });

  it("sticks where either does", () => {
    const sticky = { [`${nginx}affinity`]: "cookie" };
    assert.deepEqual(frontendsIn(behind({ annotations: cert }, sticky)), [
      "tls sticky: Ingress tracardi/web has affinity: cookie",
    ]);
  });
});
