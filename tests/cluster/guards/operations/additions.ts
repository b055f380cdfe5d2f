import { create, sidecarPod } from "../actions";
import { autoscaler, changed, ingress, kinds, route, service } from "../objects";
import type { Operation } from "../operation";
import { elsewhere, namespaces } from "../site";

const { publicApi, internalApi, gui } = namespaces;
const openPod = {
  containers: [
    {
      name: "api",
      image: "evil/tracardi-api:1",
      env: [{ name: "EXPOSE_GUI_API", value: "yes" }],
      ports: [{ containerPort: 80, hostPort: 80 }],
    },
  ],
};

/** Of what is the user's own, beside the installation and next door. */
export const additions: Operation[] = [
  {
    what: "add a Service inside the cluster, a ConfigMap and a Secret",
    act: async ({ api }) => {
      await create(api, service(gui, {}));
      const metadata = { name: "another", namespace: gui };
      await create(api, { apiVersion: "v1", kind: "ConfigMap", metadata, data: { a: "b" } });
      await create(api, { apiVersion: "v1", kind: "Secret", metadata, stringData: { a: "b" } });
    },
  },
  {
    what: "run pods of an allowed registry as every kind of workload, and scale them to nothing",
    act: async ({ api }) => {
      for (const wrap of Object.values(kinds)) {
        const object = wrap(internalApi, sidecarPod);
        await create(api, object);
        const path = await api.pathOf(object);
        const hasScale = ["Deployment", "StatefulSet", "ReplicaSet"].includes(object.kind);
        if (hasScale) await api.patch(`${path}/scale`, { spec: { replicas: 0 } });
        await api.delete(path);
      }
    },
  },
  {
    what: "run the installer once more",
    act: async ({ api }) => {
      const [job] = await api.list(`/apis/batch/v1/namespaces/${internalApi}/jobs`);
      const { template } = job.spec;
      await create(api, {
        apiVersion: "batch/v1",
        kind: "Job",
        metadata: { name: "again", namespace: internalApi },
        spec: { template: { spec: template.spec } },
      });
    },
  },
  {
    what: "allow fewer evictions",
    act: ({ api }) => {
      const path = `/apis/policy/v1/namespaces/${publicApi}/poddisruptionbudgets/public-api`;
      return api.patch(path, { spec: { maxUnavailable: null, minAvailable: 2 } });
    },
  },
  {
    what: "a namespace next door: whatever is refused here",
    act: async ({ api }) => {
      for (const wrap of Object.values(kinds)) await create(api, wrap(elsewhere, openPod));
      await create(api, service(elsewhere, { type: "LoadBalancer" }));
      await create(api, ingress(elsewhere));
      await create(api, route(elsewhere));
      await create(api, autoscaler(elsewhere, "public-api", 1));
    },
  },
  {
    what: "a namespace next door: scale a Deployment of the public API's name to nothing",
    act: async ({ api }) => {
      const named = changed(kinds.Deployment(elsewhere, sidecarPod), ({ metadata }) => {
        metadata.name = "public-api";
      });
      await create(api, named);
      await api.patch(`${await api.pathOf(named)}/scale`, { spec: { replicas: 0 } });
    },
  },
];
