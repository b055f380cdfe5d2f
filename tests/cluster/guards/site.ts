import { join } from "node:path";
import type { Api, ApiError, KubernetesObject } from "../support/api";
import { ControlPlane } from "../support/controlPlane";
import { eventually, installDefinitions, rendered } from "../support/installed";
import { server } from "./objects";

const program = join(__dirname, "..", "fixtures", "guarded");

const policies = "/apis/admissionregistration.k8s.io/v1/validatingadmissionpolicies";
const bindings = "/apis/admissionregistration.k8s.io/v1/validatingadmissionpolicybindings";

/** The namespaces of the installation. */
export const namespaces = {
  publicApi: "tracardi-public-api",
  internalApi: "tracardi-internal-api",
  gui: "tracardi-gui",
};

export const elsewhere = "next-door";

/** An installation that stands on a control plane, with its guards, all roles on one cluster. */
export class GuardedSite {
  private constructor(
    private readonly plane: ControlPlane,
    readonly api: Api,
    /** The installation's own objects, as they were applied. */
    readonly manifests: readonly KubernetesObject[],
    /** What was refused of the installation's own objects. */
    readonly refused: readonly string[],
  ) {}

  static async start(): Promise<GuardedSite> {
    const [cluster] = await rendered(program);
    const plane = await ControlPlane.start();
    const { api } = plane;
    try {
      await installDefinitions(api);
      const manifests = cluster.manifests.map(({ body }) => body as KubernetesObject);
      const isGuard = ({ kind }: KubernetesObject) => kind.startsWith("ValidatingAdmission");
      const isGround = ({ kind }: KubernetesObject) => kind === "Namespace";
      for (const body of manifests.filter((each) => isGround(each) || isGuard(each))) {
        await api.apply(body);
      }
      await untilHeeded(api);
      const refused: string[] = [];
      for (const body of manifests.filter((each) => !isGround(each) && !isGuard(each))) {
        const refuse = (error: Error) => refused.push(error.message);
        await api.apply(body).catch(refuse);
      }
      for (const pool of ["tracardi-edge", "tracardi-core"]) {
        for (let index = 0; index < 7; index++) {
          await api.create("/api/v1/nodes", server(index, pool));
        }
      }
      await api.create("/api/v1/namespaces", { metadata: { name: elsewhere } });
      // The guards are to answer alone.
      for (const name of Object.values(namespaces)) {
        const labels = { "pod-security.kubernetes.io/enforce": "privileged" };
        await api.patch(`/api/v1/namespaces/${name}`, { metadata: { labels } });
      }
      const site = new GuardedSite(plane, api, manifests, refused);
      for (const namespace of Object.values(namespaces)) await site.settled(namespace);
      return site;
    } catch (error) {
      await plane.stop();
      throw error;
    }
  }

  stop(): Promise<void> {
    return this.plane.stop();
  }

  policies(): Promise<KubernetesObject[]> {
    return this.api.list(policies);
  }

  /** Waits until every Deployment of the namespace has the instances that it wants, all of them new. */
  async settled(namespace: string): Promise<void> {
    await eventually(`the Deployments of ${namespace} are as they should be`, async () => {
      const all = await this.api.list(`/apis/apps/v1/namespaces/${namespace}/deployments`);
      return all.every(
        ({ metadata, spec, status = {} }) =>
          status.observedGeneration === metadata.generation &&
          (status.updatedReplicas ?? 0) === spec.replicas &&
          (status.replicas ?? 0) === spec.replicas &&
          (status.availableReplicas ?? 0) === spec.replicas,
      );
    });
  }

  /** Has every guard do this with what breaks its rules, as the argument `guards.mode` does. */
  async setActions(...validationActions: string[]): Promise<void> {
    for (const { metadata } of await this.api.list(bindings)) {
      await this.api.patch(`${bindings}/${metadata.name}`, { spec: { validationActions } });
    }
  }

  /** Sets a minimum as `up` does, before it changes the Deployment. */
  async setMinimum(role: string, least: number): Promise<void> {
    const path = `${policies}/tracardi-guard-minimum`;
    const policy = await this.api.get(path);
    for (const variable of policy.spec.variables as KubernetesObject[]) {
      if (variable.name !== "minimums") continue;
      const minimums = { ...JSON.parse(variable.expression), [role]: least };
      variable.expression = JSON.stringify(minimums);
    }
    await this.api.replace(path, policy);
  }
}

/** API servers take a moment to heed a policy that is new. */
async function untilHeeded(api: Api): Promise<void> {
  const service = {
    metadata: { name: "probe" },
    spec: { type: "NodePort", ports: [{ port: 1 }] },
  };
  for (const namespace of Object.values(namespaces)) {
    await eventually(`the guards of ${namespace} are heeded`, async () => {
      try {
        await api.create(`/api/v1/namespaces/${namespace}/services`, service);
      } catch (error) {
        return (error as ApiError).code === 403;
      }
      await api.delete(`/api/v1/namespaces/${namespace}/services/probe`);
      return false;
    });
  }
}
