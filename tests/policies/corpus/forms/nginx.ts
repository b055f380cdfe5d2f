/**
 * Deployments, Services and Ingresses of ingress-nginx in one cluster (provider `core`), as a Helm chart makes
 * them. Ingresses `public-ingress`, `internal-ingress`, `gui-ingress`; Services `public-service` and so on.
 */
import { collector } from "../../../helpers/layouts";
import { service } from "../../../helpers/front";
import type { Inputs } from "../../../helpers/policyStack";
import { hosts, namespace } from "../../../helpers/workloads";
import type { Layout } from "../case";
import { layoutOf, usualNames } from "../layout";
import { apps, oneCluster } from "./oneCluster";

const annotation = "nginx.ingress.kubernetes.io/";

export function nginx(): Layout {
  const stack = oneCluster();
  for (const app of apps) {
    stack.add("kubernetes:core/v1:Service", `${app}-service`, service(app), { provider: "core" });
  }
  const add = (app: string, host: string, paths: Inputs[], networks?: string) =>
    stack.add(
      "kubernetes:networking.k8s.io/v1:Ingress",
      `${app}-ingress`,
      ingress(app, host, paths, networks),
      { provider: "core" },
    );
  const collectorPaths = collector.map((path) => ({
    path: path.replace("*", ""),
    pathType: path.endsWith("*") ? "Prefix" : "Exact",
  }));
  const everything = [{ path: "/", pathType: "Prefix" }];
  add("public", hosts.publicApi, collectorPaths);
  add("internal", hosts.internalApi, everything, "10.0.0.0/8");
  add("gui", hosts.gui, everything, "203.0.113.0/24,198.51.100.7");
  return layoutOf({ form: "nginx", stack, names: usualNames });
}

function ingress(app: string, host: string, paths: Inputs[], networks?: string): Inputs {
  const backend = { service: { name: app, port: { number: 8080 } } };
  return {
    apiVersion: "networking.k8s.io/v1",
    kind: "Ingress",
    metadata: {
      name: app,
      namespace,
      annotations: {
        [`${annotation}force-ssl-redirect`]: "true",
        ...(networks === undefined ? {} : { [`${annotation}whitelist-source-range`]: networks }),
      },
    },
    spec: {
      ingressClassName: "nginx",
      tls: [{ hosts: [host], secretName: `${app}-tls` }],
      rules: [
        { host, http: { paths: paths.map((path) => ({ ...path, backend: { ...backend } })) } },
      ],
    },
  };
}
