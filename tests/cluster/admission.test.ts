import * as assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { ClusterManifests } from "../../render/render";
import type { Api, KubernetesObject } from "./support/api";
import { ControlPlane } from "./support/controlPlane";
import { eventually, installDefinitions, rendered } from "./support/installed";

const examples = join(__dirname, "..", "..", "examples");

/** Shows what the policy pack refuses, and enforces nothing by itself. */
const INSECURE = "insecure";

const ENFORCE = "pod-security.kubernetes.io/enforce";

describe("a Kubernetes API server takes, with strict validation of all fields", () => {
  const stacks = readdirSync(examples).filter((name) =>
    existsSync(join(examples, name, "Pulumi.yaml")),
  );
  for (const example of stacks) {
    describe(example, () => {
      let clusters: ClusterManifests[];
      const planes: { api: Api; plane: ControlPlane; objects: KubernetesObject[] }[] = [];

      before(async () => {
        clusters = await rendered(join(examples, example));
        assert.ok(clusters.length > 0);
        for (const { manifests } of clusters) {
          const plane = await ControlPlane.start();
          const objects = manifests.map(({ body }) => body as KubernetesObject);
          planes.push({ api: plane.api, plane, objects });
          await installDefinitions(plane.api);
        }
      });
      after(async () => {
        for (const { plane } of planes) await plane.stop();
      });

      it("all objects, in the order in which they are applied", async () => {
        for (const { api, objects } of planes) {
          for (const body of objects) {
            await api.apply(body).catch((error: Error) => {
              throw new Error(`${body.kind} ${body.metadata.name}: ${error.message}`);
            });
          }
        }
      });

      it("the pods, which really come to be", async () => {
        for (const { api, objects } of planes) {
          for (const workload of objects.filter(hasPods)) await untilPods(api, workload);
        }
      });

      if (example !== INSECURE) {
        it("no pod that Pod Security's restricted profile refuses, in any of its namespaces", async () => {
          let judged = 0;
          for (const { api, objects } of planes) {
            for (const workload of objects.filter(hasPods)) {
              const { namespace } = workload.metadata;
              const { metadata } = await api.get(`/api/v1/namespaces/${namespace}`);
              assert.equal(metadata.labels?.[ENFORCE], "restricted", namespace);
              const pod = podOf(workload);
              await api.apply(pod, true);
              await assert.rejects(api.apply(privileged(pod), true), /violates PodSecurity/);
              judged += 1;
            }
          }
          assert.ok(judged > 0);
        });
      }

      it("no field that it does not know", async () => {
        for (const { api, objects } of planes) {
          for (const body of objects.filter(({ spec }) => spec !== undefined)) {
            const misspelled = { ...body, spec: { ...body.spec, replicaz: 3 } };
            await assert.rejects(
              api.apply(misspelled, true),
              /replicaz/,
              `${body.kind} ${body.metadata.name}`,
            );
          }
        }
      });
    });
  }
});

const hasPods = ({ spec }: KubernetesObject): boolean => spec?.template?.spec?.containers;

async function untilPods(api: Api, workload: KubernetesObject): Promise<void> {
  const { name, namespace } = workload.metadata;
  const what = `${workload.kind} ${name}`;
  const path = await api.pathOf(workload);
  const { spec } = await api.get(path);
  const wanted = spec.replicas ?? spec.parallelism ?? 1;
  const selector = Object.entries(spec.selector.matchLabels).map(([key, is]) => `${key}=${is}`);
  await eventually(`the pods of ${what} are there`, async () => {
    const pods = await api.list(`/api/v1/namespaces/${namespace}/pods`, selector.join(","));
    return pods.length === wanted;
  });
}

/** The pod of a workload, as its controller would make it. */
const podOf = ({ metadata, spec }: KubernetesObject): KubernetesObject => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { ...spec.template.metadata, name: "probe", namespace: metadata.namespace },
  spec: spec.template.spec,
});

function privileged(pod: KubernetesObject): KubernetesObject {
  const [first, ...rest] = pod.spec.containers as KubernetesObject[];
  const container = { ...first, securityContext: { privileged: true } };
  return { ...pod, spec: { ...pod.spec, containers: [container, ...rest] } };
}
