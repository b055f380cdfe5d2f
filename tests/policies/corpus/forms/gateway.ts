/**
 * Gateway API of the AWS Load Balancer Controller in one cluster (provider `core`). GatewayClass
 * `gateway-class`; for each of the apps `public`, `internal`, `gui` a LoadBalancerConfiguration `<app>-config`, a
 * TargetGroupConfiguration `<app>-targets`, a Gateway `<app>-gateway` (listeners `https` and `http`), HTTPRoutes
 * `<app>-route` and, from `http`, `<app>-redirect`, and a Service `<app>-service`.
 */
import { certificate, service, tlsPolicy } from "../../../helpers/front";
import { collector } from "../../../helpers/layouts";
import type { Inputs, TestStack } from "../../../helpers/policyStack";
import { subnets } from "../../../helpers/stores";
import { hosts, namespace } from "../../../helpers/workloads";
import type { Layout } from "../case";
import { layoutOf, usualNames } from "../layout";
import { oneCluster } from "./oneCluster";

const gatewayApi = "kubernetes:gateway.networking.k8s.io/v1";
const controllerApi = "kubernetes:gateway.k8s.aws/v1beta1";

interface Entrance {
  readonly app: string;
  readonly host: string;
  readonly scheme: "internal" | "internet-facing";
  readonly networks?: string[];
  readonly matches: Inputs[];
}

export function gateway(): Layout {
  const stack = oneCluster();
  const classSpec = { controllerName: "gateway.k8s.aws/alb" };
  const gatewayClass = { metadata: { name: "alb" }, spec: classSpec };
  stack.add(`${gatewayApi}:GatewayClass`, "gateway-class", gatewayClass, { provider: "core" });
  const collectorMatches = collector.map((path) => ({
    path: path.endsWith("*")
      ? { type: "PathPrefix", value: path.slice(0, -1) }
      : { type: "Exact", value: path },
  }));
  const everything = [{ path: { type: "PathPrefix", value: "/" } }];
  addEntrance(stack, {
    ...{ app: "public", host: hosts.publicApi, scheme: "internet-facing" },
    matches: collectorMatches,
  });
  addEntrance(stack, {
    ...{ app: "internal", host: hosts.internalApi, scheme: "internal", matches: everything },
  });
  addEntrance(stack, {
    ...{ app: "gui", host: hosts.gui, scheme: "internet-facing", matches: everything },
    networks: ["203.0.113.0/24"],
  });
  return layoutOf({ form: "gateway", stack, names: usualNames });
}

function addEntrance(stack: TestStack, entrance: Entrance): void {
  const { app, host } = entrance;
  const add = (type: string, name: string, objectName: string, spec: Inputs) =>
    stack.add(
      type,
      `${app}-${name}`,
      { metadata: { name: objectName, namespace }, spec },
      { provider: "core" },
    );
  stack.add("kubernetes:core/v1:Service", `${app}-service`, service(app), { provider: "core" });
  add(`${controllerApi}:LoadBalancerConfiguration`, "config", app, configuration(entrance));
  add(`${controllerApi}:TargetGroupConfiguration`, "targets", app, {
    targetReference: { group: "", kind: "Service", name: app },
    defaultConfiguration: { targetType: "ip" },
  });
  add(`${gatewayApi}:Gateway`, "gateway", app, gatewaySpec(app, host));
  const parent = (sectionName: string) => ({ parentRefs: [{ name: app, sectionName }] });
  const backendRefs = [{ name: app, port: 8080 }];
  add(`${gatewayApi}:HTTPRoute`, "route", app, {
    ...parent("https"),
    hostnames: [host],
    rules: [{ matches: entrance.matches, backendRefs }],
  });
  const requestRedirect = { scheme: "https", statusCode: 301 };
  add(`${gatewayApi}:HTTPRoute`, "redirect", `${app}-redirect`, {
    ...parent("http"),
    hostnames: [host],
    rules: [{ filters: [{ type: "RequestRedirect", requestRedirect }] }],
  });
}

const configuration = ({ scheme, networks }: Entrance): Inputs => ({
  scheme,
  loadBalancerSubnets: subnets.map((identifier) => ({ identifier })),
  ...(networks === undefined ? {} : { sourceRanges: networks }),
  listenerConfigurations: [
    { protocolPort: "HTTPS:443", defaultCertificate: certificate, sslPolicy: tlsPolicy },
  ],
});

const gatewaySpec = (app: string, hostname: string): Inputs => ({
  gatewayClassName: "alb",
  infrastructure: {
    parametersRef: { group: "gateway.k8s.aws", kind: "LoadBalancerConfiguration", name: app },
  },
  listeners: [
    { name: "https", protocol: "HTTPS", port: 443, hostname },
    { name: "http", protocol: "HTTP", port: 80, hostname },
  ],
});
