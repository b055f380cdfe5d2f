import { tlsPolicy } from "./front";
import { withService } from "./exposure";
import { type Inputs, type TestStack } from "./policyStack";

export const gatewayApi = "kubernetes:gateway.networking.k8s.io/v1";
export const controllerApi = "kubernetes:gateway.k8s.aws/v1beta1";

/** The GUI behind a Gateway of the AWS Load Balancer Controller for everyone, to be changed. */
export function withGateway(change: (stack: TestStack) => unknown = () => 0): TestStack {
  const stack = withService({});
  const add = (type: string, name: string, spec: Inputs, namespace?: string) =>
    stack.add(type, name, { metadata: { name, namespace }, spec }, { provider: "core" });
  add(`${gatewayApi}:GatewayClass`, "alb", { controllerName: "gateway.k8s.aws/alb" });
  add(
    `${controllerApi}:LoadBalancerConfiguration`,
    "config",
    {
      scheme: "internet-facing",
      loadBalancerSubnets: [{ identifier: "subnet-1" }, { identifier: "subnet-2" }],
      listenerConfigurations: [{ protocolPort: "HTTPS:443", sslPolicy: tlsPolicy }],
    },
    "tracardi",
  );
  add(
    `${gatewayApi}:Gateway`,
    "web",
    {
      gatewayClassName: "alb",
      infrastructure: {
        parametersRef: {
          group: "gateway.k8s.aws",
          kind: "LoadBalancerConfiguration",
          name: "config",
        },
      },
      listeners: [{ name: "https", protocol: "HTTPS", port: 443 }],
    },
    "tracardi",
  );
  add(
    `${gatewayApi}:HTTPRoute`,
    "route",
    {
      parentRefs: [{ name: "web", sectionName: "https" }],
      rules: [{ backendRefs: [{ name: "gui", port: 8080 }] }],
    },
    "tracardi",
  );
  change(stack);
  return stack;
}

/** The same with another controller, which makes a Service of type LoadBalancer. */
export const withOtherGateway = (change: (stack: TestStack) => unknown = () => 0): TestStack =>
  withGateway((stack) => {
    stack.remove("config");
    stack.change("alb", ({ spec }) => (spec.controllerName = "istio.io/gateway-controller"));
    stack.change("web", ({ spec }) => delete spec.infrastructure);
    change(stack);
  });

export const spec =
  (name: string, change: (spec: Inputs) => unknown) =>
  (stack: TestStack): unknown =>
    stack.change(name, (inputs) => void change(inputs.spec));
