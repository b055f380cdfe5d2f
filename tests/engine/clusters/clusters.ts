import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { server } from "../../cluster/guards/objects";
import type { Api } from "../../cluster/support/api";
import { ControlPlane } from "../../cluster/support/controlPlane";
import { installDefinitions } from "../../cluster/support/installed";
import { kubernetesProvider } from "../programs";
import { Workspace } from "../workspace";

/** Enough for every pod, with two away. */
const SERVERS = 8;

/** EKS clusters of a program that are real control planes, whose servers stand already. */
export class Clusters {
  private readonly folder = mkdtempSync(join(tmpdir(), "tracardi-clusters-"));
  private readonly planes = new Map<string, ControlPlane>();
  private readonly controllers: NodeJS.Timeout[] = [];

  private constructor() {}

  /**
   * @param names of the clusters' resources
   * @param pools of servers that each of them has
   */
  static async start(names: readonly string[], pools: readonly string[]): Promise<Clusters> {
    const clusters = new Clusters();
    try {
      for (const name of names) await clusters.add(name, pools);
    } catch (error) {
      await clusters.stop();
      throw error;
    }
    return clusters;
  }

  /** By the names of the clusters, which are those of their Kubernetes providers too. */
  get apis(): ReadonlyMap<string, Api> {
    return new Map([...this.planes].map(([name, { api }]) => [name, api]));
  }

  /** Where the engine finds them, by Pulumi's own Kubernetes provider. */
  workspace(): Workspace {
    const workspace = new Workspace({
      CONTROL_PLANES: this.folder,
      KUBERNETES_PROVIDER: kubernetesProvider(),
    });
    for (const program of ["pulumi-resource-aws", "pulumi-resource-kubernetes", "aws"]) {
      workspace.program(program, join(__dirname, program));
    }
    return workspace;
  }

  async stop(): Promise<void> {
    this.controllers.forEach(clearInterval);
    for (const plane of this.planes.values()) await plane.stop();
    rmSync(this.folder, { recursive: true });
  }

  private async add(name: string, pools: readonly string[]): Promise<void> {
    const plane = await ControlPlane.start();
    this.planes.set(name, plane);
    await installDefinitions(plane.api);
    // What fails, such as where a pool has just gone, is done the next time.
    const accept = () => void acceptPools(plane.api).catch(() => undefined);
    this.controllers.push(setInterval(accept, 500));
    for (const pool of pools) {
      for (let index = 0; index < SERVERS; index++) {
        await plane.api.create("/api/v1/nodes", server(index, pool));
      }
    }
    const { cluster, user } = loginIn(await plane.adminKubeconfig());
    this.write(`${name}.cluster.json`, {
      endpoint: cluster.server,
      certificateAuthority: { data: cluster["certificate-authority-data"] },
    });
    this.write(`${name}.login.json`, {
      apiVersion: "client.authentication.k8s.io/v1beta1",
      kind: "ExecCredential",
      status: {
        clientCertificateData: decoded(user["client-certificate-data"]),
        clientKeyData: decoded(user["client-key-data"]),
      },
    });
  }

  private write(name: string, content: object): void {
    writeFileSync(join(this.folder, name), JSON.stringify(content), { mode: 0o600 });
  }
}

const pools = ["/apis/eks.amazonaws.com/v1/nodeclasses", "/apis/karpenter.sh/v1/nodepools"];

/** Has node classes and pools be ready, as Auto Mode does. */
async function acceptPools(api: Api): Promise<void> {
  for (const path of pools) {
    for (const { metadata, status } of await api.list(path)) {
      if (status?.conditions) continue;
      const since = { lastTransitionTime: new Date().toISOString() };
      const ready = { type: "Ready", status: "True", reason: "Ready", message: "", ...since };
      await api.patch(`${path}/${metadata.name}/status`, { status: { conditions: [ready] } });
    }
  }
}

interface Kubeconfig {
  clusters: { cluster: { server: string; "certificate-authority-data": string } }[];
  users: { user: { "client-certificate-data": string; "client-key-data": string } }[];
}

function loginIn(kubeconfig: string) {
  const { clusters, users } = JSON.parse(readFileSync(kubeconfig, "utf8")) as Kubeconfig;
  return { ...clusters[0], ...users[0] };
}

const decoded = (text: string) => Buffer.from(text, "base64").toString();
