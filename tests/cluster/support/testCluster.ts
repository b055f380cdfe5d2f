import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseAllDocuments } from "yaml";
import type { ClusterManifests } from "../../../render/render";
import type { Api, KubernetesObject } from "./api";
import { ControlPlane } from "./controlPlane";
import { eventually, installDefinitions } from "./installed";
import { karpenter } from "./programs";
import type { Service } from "./service";
import { serversForSale } from "./serversForSale";

export const ZONES = ["eu-west-1a", "eu-west-1b", "eu-west-1c"];

/** A rendered EKS cluster that stands: its objects applied, and Karpenter buying servers for them. */
export class TestCluster {
  private buying?: Service;

  private constructor(
    readonly plane: ControlPlane,
    readonly api: Api,
    /** As they were applied. */
    readonly objects: readonly KubernetesObject[],
  ) {}

  static async of(cluster: ClusterManifests): Promise<TestCluster> {
    // Where it is not built yet, that comes first: it takes minutes in which nothing else is done.
    karpenter();
    const objects = cluster.manifests.map(({ body }) => onKwok(body as KubernetesObject));
    const plane = await ControlPlane.start();
    const testCluster = new TestCluster(plane, plane.api, objects);
    try {
      await testCluster.set();
    } catch (error) {
      await plane.stop();
      throw error;
    }
    return testCluster;
  }

  get deployments(): KubernetesObject[] {
    return this.objects.filter(({ kind }) => kind === "Deployment");
  }

  /** Those of several instances. A process that there is one of is away while it moves, as nobody waits for it. */
  get groups(): KubernetesObject[] {
    return this.deployments.filter(({ metadata }) =>
      this.objects.some(
        (each) =>
          each.kind === "PodDisruptionBudget" &&
          each.metadata.namespace === metadata.namespace &&
          each.metadata.name === metadata.name,
      ),
    );
  }

  deployment(name: string): KubernetesObject {
    const found = this.deployments.find(({ metadata }) => metadata.name === name);
    if (!found) throw new Error(`there is no Deployment ${name}`);
    return found;
  }

  /** What scales a Deployment, if anything does. */
  autoscaler({ metadata }: KubernetesObject): KubernetesObject | undefined {
    return this.objects.find(
      ({ kind, metadata: own, spec }) =>
        kind === "HorizontalPodAutoscaler" &&
        own.namespace === metadata.namespace &&
        spec.scaleTargetRef.name === metadata.name,
    );
  }

  /** How many instances a Deployment has at the least. */
  wanted(deployment: KubernetesObject): number {
    return this.autoscaler(deployment)?.spec.minReplicas ?? deployment.spec.replicas ?? 1;
  }

  /** Lets every node pool buy so many servers. */
  async allowServers(count: number): Promise<void> {
    for (const pool of this.objects.filter(({ kind }) => kind === "NodePool")) {
      const limits = { cpu: String(count * cpusOf(pool)) };
      await this.api.patch(await this.api.pathOf(pool), { spec: { limits } });
    }
  }

  /** How many servers the node pools may buy. */
  get allowedServers(): number {
    return this.objects
      .filter(({ kind }) => kind === "NodePool")
      .reduce((sum, pool) => sum + Number(pool.spec.limits.cpu) / cpusOf(pool), 0);
  }

  servers(): Promise<KubernetesObject[]> {
    return this.api.list("/api/v1/nodes");
  }

  /** From now on these zones alone have servers for sale. */
  async sell(zones: readonly string[]): Promise<void> {
    await this.buying?.stop();
    this.buying = await this.plane.startKarpenter(serversForSale(zones));
  }

  async stop(): Promise<void> {
    await this.plane.stop();
  }

  private async set(): Promise<void> {
    // Karpenter's own definitions know more than ours, and judge what they know.
    await installDefinitions(this.api, (file) => file !== "nodepool.yaml");
    for (const definition of karpenterDefinitions()) await this.api.apply(definition);
    for (const name of new Set(this.objects.flatMap(nodeClassOf))) {
      const nodeClass = { apiVersion: "karpenter.kwok.sh/v1alpha1", kind: "KWOKNodeClass" };
      await untilKnown(() => this.api.apply({ ...nodeClass, metadata: { name } }));
    }
    for (const object of this.objects) await untilKnown(() => this.api.apply(object));
    await this.sell(ZONES);
    for (const deployment of this.deployments) {
      const path = await this.api.pathOf(deployment);
      const what = `all instances of ${deployment.metadata.name} are ready`;
      const stands = async () => {
        const { status } = await this.api.get(path);
        return status?.readyReplicas === this.wanted(deployment);
      };
      // Several control planes may be starting on a machine that has little to spare.
      await eventually(what, stands, 240);
    }
  }
}

/** A node pool as it is, but that its servers are played by KWOK. */
function onKwok(object: KubernetesObject): KubernetesObject {
  if (object.kind !== "NodePool") return object;
  const { template, ...rest } = object.spec;
  const nodeClassRef = {
    ...template.spec.nodeClassRef,
    group: "karpenter.kwok.sh",
    kind: "KWOKNodeClass",
  };
  return {
    ...object,
    spec: { ...rest, template: { ...template, spec: { ...template.spec, nodeClassRef } } },
  };
}

/** The pools of this layout have servers of one size. */
function cpusOf({ spec }: KubernetesObject): number {
  const requirements = spec.template.spec.requirements as KubernetesObject[];
  const found = requirements.find(({ key }) => key === "eks.amazonaws.com/instance-cpu");
  return Number(found?.values[0]);
}

const nodeClassOf = ({ kind, spec }: KubernetesObject): string[] =>
  kind === "NodePool" ? [spec.template.spec.nodeClassRef.name] : [];

const karpenterDefinitions = (): KubernetesObject[] =>
  karpenter().definitions.flatMap((folder) =>
    readdirSync(folder).flatMap((file) =>
      parseAllDocuments(readFileSync(join(folder, file), "utf8")).map(
        (document) => document.toJS() as KubernetesObject,
      ),
    ),
  );

/** A definition that was just added takes a moment. */
async function untilKnown(apply: () => Promise<unknown>): Promise<void> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    try {
      await apply();
      return;
    } catch (error) {
      const unknown = /knows no|could not find the requested/.test((error as Error).message);
      if (!unknown || Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}
