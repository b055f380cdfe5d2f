import type { ClusterManifests } from "../../../render/render";
import { Api, ApiError, type KubernetesObject } from "./api";
import { eventually } from "./installed";
import { loginOf } from "./kubeconfig";

/** What a cluster said to the objects of one rendered cluster. */
export interface Verdict {
  readonly accepted: number;
  /** Kinds that it does not know, such as those of EKS Auto Mode elsewhere. */
  readonly unknownKinds: readonly string[];
  readonly refused: readonly string[];
}

/** A cluster of one's own: it judges all objects, and keeps nothing but namespaces with a prefix for the while. */
export class OwnCluster {
  private readonly made: string[] = [];

  private constructor(
    readonly api: Api,
    private readonly prefix: string,
  ) {}

  /** @throws Error if it is not told which cluster, by the name of a context */
  static fromEnvironment(env: NodeJS.ProcessEnv): OwnCluster {
    const { KUBECONFIG, TEST_CONTEXT, NAMESPACE_PREFIX = "tracardi-tests-" } = env;
    if (!KUBECONFIG || !TEST_CONTEXT) {
      throw new Error("set KUBECONFIG, and TEST_CONTEXT to the context of the cluster to try");
    }
    if (!/^[a-z][a-z0-9-]{0,29}-$/.test(NAMESPACE_PREFIX)) {
      throw new Error(
        `NAMESPACE_PREFIX "${NAMESPACE_PREFIX}" is not allowed; small letters, digits and dashes, a dash last`,
      );
    }
    return new OwnCluster(new Api(loginOf(KUBECONFIG, TEST_CONTEXT)), NAMESPACE_PREFIX);
  }

  async judge({ manifests }: ClusterManifests): Promise<Verdict> {
    const objects = manifests.map(({ body }) => body as KubernetesObject);
    const own = objects.filter(({ kind }) => kind === "Namespace");
    const names = new Set(own.map(({ metadata }) => metadata.name as string));
    for (const { metadata } of own)
      await this.make({ ...metadata, name: this.named(metadata.name) });
    const unknownKinds = new Set<string>();
    const refused: string[] = [];
    let accepted = own.length;
    for (const body of objects.filter(({ kind }) => kind !== "Namespace")) {
      const { namespace, name } = body.metadata;
      const metadata = names.has(namespace)
        ? { ...body.metadata, namespace: this.named(namespace) }
        : body.metadata;
      try {
        // Nothing is kept: what is outside of the namespaces is somebody else's.
        await this.api.apply({ ...body, metadata }, true);
        accepted += 1;
      } catch (error) {
        const { message } = error as Error;
        if (message.includes("the API server knows no")) unknownKinds.add(body.kind);
        else refused.push(`${body.kind} ${name}: ${message}`);
      }
    }
    return { accepted, unknownKinds: [...unknownKinds], refused };
  }

  /** Removes the namespaces that `judge` made, and waits until they are gone. */
  async leave(): Promise<void> {
    for (const name of this.made) await this.api.delete(`/api/v1/namespaces/${name}`);
    for (const name of this.made.splice(0)) {
      await eventually(`namespace ${name} is gone`, () => this.isGone(name), 120);
    }
  }

  private named(namespace: string): string {
    return `${this.prefix}${namespace}`.slice(0, 63).replace(/-+$/, "");
  }

  private async make(metadata: KubernetesObject): Promise<void> {
    // Creates, and never applies: what is there already is not ours to remove.
    await this.api.create("/api/v1/namespaces", { metadata });
    this.made.push(metadata.name);
  }

  private async isGone(name: string): Promise<boolean> {
    try {
      await this.api.get(`/api/v1/namespaces/${name}`);
      return false;
    } catch (error) {
      if (error instanceof ApiError && error.code === 404) return true;
      throw error;
    }
  }
}
