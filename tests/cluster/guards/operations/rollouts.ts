import * as assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import type { KubernetesObject } from "../../support/api";
import { evict } from "../../support/servers";
import { create, debug, deployment, pathOfPod, pods, replace, sidecarPod } from "../actions";
import { autoscaler } from "../objects";
import type { Operation } from "../operation";
import { namespaces } from "../site";

const { publicApi, internalApi, gui } = namespaces;
const restart = {
  metadata: { annotations: { "kubectl.kubernetes.io/restartedAt": "2026-01-01T00:00:00Z" } },
};

/** Of the installation's own workloads, in their order: some go on from what others left. */
export const rollouts: Operation[] = [
  {
    what: "restart the public API (rollout restart), to its end",
    act: async (site) => {
      const { api } = site;
      await api.patch(deployment(publicApi), { spec: { template: restart } });
      await site.settled(publicApi);
    },
  },
  {
    what: "roll a new image of the public API out, by the controllers, to its end",
    act: async (site) => {
      const { api } = site;
      await replace(api, publicApi, (each) => (each.image = image("0.8.2.2")));
      await site.settled(publicApi);
      const path = `/apis/apps/v1/namespaces/${publicApi}/replicasets`;
      const old = (await api.list(path)).filter(({ spec }) => spec.replicas === 0);
      assert.ok(old.length >= 2, "the ones before were scaled down");
    },
  },
  {
    what: "undo that rollout",
    act: async (site) => {
      const { api } = site;
      await replace(api, publicApi, (each) => (each.image = image("0.8.2.1")));
      await site.settled(publicApi);
    },
  },
  {
    what: "name an image by its digest",
    act: ({ api }) =>
      replace(api, gui, (each) => {
        each.image = `docker.io/tracardi/tracardi-gui@sha256:${"0".repeat(64)}`;
      }),
  },
  {
    what: "scale the public API up to 5, and back to 3",
    act: async (site) => {
      const { api } = site;
      for (const replicas of [5, 4, 3]) {
        await api.patch(`${deployment(publicApi)}/scale`, { spec: { replicas } });
        await site.settled(publicApi);
      }
    },
  },
  {
    what: "scale the internal API up by an edit",
    act: async (site) => {
      const { api } = site;
      await api.patch(deployment(internalApi), { spec: { replicas: 3 } });
      await site.settled(internalApi);
    },
  },
  {
    what: "scale between 3 and 8 by an autoscaler, and change its most",
    act: async ({ api }) => {
      await create(api, autoscaler(publicApi, "public-api", 3));
      const path = `/apis/autoscaling/v2/namespaces/${publicApi}/horizontalpodautoscalers/another`;
      await api.patch(path, { spec: { minReplicas: 4, maxReplicas: 10 } });
      await api.patch(path, { spec: { minReplicas: 3 } });
      await api.delete(path);
    },
  },
  {
    what: "add a log sidecar of an allowed registry",
    act: async (site) => {
      const { api } = site;
      await replace(api, publicApi, (_, spec) => spec.containers.push(...sidecarPod.containers));
      await site.settled(publicApi);
    },
  },
  {
    what: "add it as an init container that stays",
    act: async ({ api }) =>
      replace(api, internalApi, (_, spec) => {
        spec.initContainers = [{ ...sidecarPod.containers[0], restartPolicy: "Always" }];
      }),
  },
  {
    what: "change resources, variables and probes of an API",
    act: ({ api }) =>
      replace(api, publicApi, (container) => {
        container.resources.requests.memory = "1Gi";
        container.env.push({ name: "LOGGING_LEVEL_OF_MINE", value: "INFO" });
        container.readinessProbe.timeoutSeconds = 7;
        container.lifecycle.preStop.sleep.seconds = 7;
      }),
  },
  {
    what: "let a rollout make two new instances at once",
    act: ({ api }) =>
      api.patch(deployment(publicApi), { spec: { strategy: { rollingUpdate: { maxSurge: 2 } } } }),
  },
  {
    what: "pause and resume a rollout",
    act: async ({ api }) => {
      await api.patch(deployment(gui), { spec: { paused: true } });
      await api.patch(deployment(gui), { spec: { paused: false } });
    },
  },
  {
    what: "annotate and label a Deployment, a Service and a namespace",
    act: async ({ api }) => {
      const metadata = { annotations: { owner: "me" }, labels: { owner: "me" } };
      const service = `/api/v1/namespaces/${gui}/services/gui`;
      for (const path of [deployment(gui), service, `/api/v1/namespaces/${gui}`]) {
        await api.patch(path, { metadata });
      }
    },
  },
  {
    what: "delete a pod",
    act: async (site) => {
      const { api } = site;
      await site.settled(publicApi);
      const [pod] = await pods(api, publicApi);
      await api.delete(pathOfPod(pod));
      await site.settled(publicApi);
    },
  },
  {
    what: "evict a pod, as a drain does",
    act: async (site) => {
      const { api } = site;
      await site.settled(publicApi);
      const [pod] = await pods(api, publicApi);
      // The budget counts a pod as healthy a moment after the pod itself says so: a drain asks again.
      let refusals = 0;
      while (!(await evict(api, pod))) {
        assert.ok((refusals += 1) < 60, "the disruption budget says no for a minute");
        await pause(1000);
      }
      await site.settled(publicApi);
    },
  },
  {
    what: "debug a pod with an image of an allowed registry",
    act: ({ api }) => debug(api, publicApi, { image: "public.ecr.aws/aws-observability/tools:1" }),
  },
  {
    what: "deploy more, then fewer instances again, as `pulumi up` does: the guard first",
    act: async (site) => {
      const { api } = site;
      await site.setMinimum("public-api", 4);
      await api.patch(deployment(publicApi), { metadata: { annotations: { between: "both" } } });
      await api.patch(deployment(publicApi), { spec: { replicas: 4 } });
      await site.setMinimum("public-api", 2);
      await heeded(() => api.patch(deployment(publicApi), { spec: { replicas: 2 } }));
      await site.setMinimum("public-api", 3);
      // Below a minimum that was just raised, nothing falls.
      await api.patch(deployment(publicApi), { spec: { template: restart } });
      await api.patch(deployment(publicApi), { spec: { replicas: 3 } });
      await site.settled(publicApi);
    },
  },
];

const image = (version: string) => `docker.io/tracardi/tracardi-api:${version}`;

/** Tries again for the moment that the API server takes to heed a changed policy. */
async function heeded(act: () => Promise<KubernetesObject>): Promise<void> {
  for (let tries = 50; ; tries--) {
    try {
      await act();
      return;
    } catch (error) {
      if (tries === 0) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
