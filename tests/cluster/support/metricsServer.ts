import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import type { Api, KubernetesObject } from "./api";
import type { Certificate } from "./certificates";
import { eventually } from "./installed";

/** What the pods of a namespace use of processors, in thousandths, by name. */
export type Usage = (namespace: string) => ReadonlyMap<string, number>;

const GROUP = "metrics.k8s.io";
const VERSION = "v1beta1";

/** The name that the API server finds it by, and that its certificate has to be for. */
const NAME = "metrics-server";
const NAMESPACE = "kube-system";
export const metricsServerHost = `${NAME}.${NAMESPACE}.svc`;

/** Seconds over which a figure is measured: metrics-server's own. */
const WINDOW = 15;

/**
 * Plays metrics-server, as nothing runs whose use could be measured: what an autoscaler asks the API server
 * comes here by way of the aggregation layer, and the test says how much there is to do.
 */
export class MetricsServer {
  private constructor(private readonly server: Server) {}

  static async start(
    api: Api,
    { certificate: cert, key }: Certificate,
    authority: string,
    usage: Usage,
  ): Promise<MetricsServer> {
    const server = createServer({ cert, key }, ({ url }, response) => {
      const answer = answerTo(url ?? "", usage);
      response.writeHead(answer ? 200 : 404, { "content-type": "application/json" });
      response.end(JSON.stringify(answer ?? {}));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const started = new MetricsServer(server);
    try {
      await register(api, port, authority);
    } catch (error) {
      await started.stop();
      throw error;
    }
    return started;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

async function register(api: Api, port: number, authority: string): Promise<void> {
  const metadata = { name: NAME, namespace: NAMESPACE };
  // Loopback is no address that a Service may have; a name is not looked at.
  const spec = { type: "ExternalName", externalName: "localhost" };
  await api.apply({ apiVersion: "v1", kind: "Service", metadata, spec });
  const service = {
    apiVersion: "apiregistration.k8s.io/v1",
    kind: "APIService",
    metadata: { name: `${VERSION}.${GROUP}` },
    spec: {
      group: GROUP,
      version: VERSION,
      groupPriorityMinimum: 100,
      versionPriority: 100,
      service: { ...metadata, port },
      caBundle: Buffer.from(authority).toString("base64"),
    },
  };
  const path = await api.pathOf(service);
  await api.apply(service);
  await eventually("the metrics API is available", async () => {
    const conditions = ((await api.get(path)).status?.conditions ?? []) as KubernetesObject[];
    return conditions.some(({ type, status }) => type === "Available" && status === "True");
  });
}

function answerTo(url: string, usage: Usage): object | undefined {
  const base = `/apis/${GROUP}/${VERSION}`;
  const { pathname } = new URL(url, "https://localhost");
  if (pathname === base) return resources;
  const [, namespace] = new RegExp(`^${base}/namespaces/([^/]+)/pods$`).exec(pathname) ?? [];
  if (namespace === undefined) return undefined;
  const items = [...usage(namespace)].map(([name, thousandths]) => ({
    metadata: { name, namespace },
    timestamp: new Date().toISOString(),
    window: `${WINDOW}s`,
    containers: [{ name: "all", usage: { cpu: `${Math.round(thousandths)}m`, memory: "0" } }],
  }));
  return { kind: "PodMetricsList", apiVersion: `${GROUP}/${VERSION}`, metadata: {}, items };
}

const resources = {
  kind: "APIResourceList",
  apiVersion: "v1",
  groupVersion: `${GROUP}/${VERSION}`,
  resources: [
    {
      name: "pods",
      singularName: "",
      namespaced: true,
      kind: "PodMetrics",
      verbs: ["get", "list"],
    },
  ],
};
