import * as assert from "node:assert/strict";
import type { KubernetesObject } from "../../support/api";
import { create, sidecarPod } from "../actions";
import {
  autoscaler,
  changed,
  env,
  ingress,
  kinds,
  networkPolicy,
  route,
  service,
} from "../objects";
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
    what: "allow fewer evictions, or none, in numbers and percent",
    act: async ({ api }) => {
      const path = `/apis/policy/v1/namespaces/${publicApi}/poddisruptionbudgets/public-api`;
      for (const spec of [
        { maxUnavailable: 0 },
        { maxUnavailable: "0%" },
        { maxUnavailable: null, minAvailable: "100%" },
        { maxUnavailable: null, minAvailable: 2 },
      ]) {
        await api.patch(path, { spec });
      }
    },
  },
  {
    what: "have a budget for pods of one's own",
    act: ({ api }) =>
      create(api, {
        apiVersion: "policy/v1",
        kind: "PodDisruptionBudget",
        metadata: { name: "mine", namespace: publicApi },
        spec: { maxUnavailable: 0, selector: { matchLabels: { app: "another" } } },
      }),
  },
  {
    what: "scale a ReplicaSet of one's own whose name begins like the installation's",
    act: async ({ api }) => {
      const own = changed(kinds.ReplicaSet(publicApi, sidecarPod), ({ metadata, spec }) => {
        metadata.name = "public-api-mine";
        spec.replicas = 2;
      });
      await create(api, own);
      const path = await api.pathOf(own);
      await api.patch(path, { spec: { replicas: 1 } });
      await api.patch(`${path}/scale`, { spec: { replicas: 0 } });
      const scaler = changed(autoscaler(publicApi, "public-api-mine", 1), ({ metadata, spec }) => {
        metadata.name = "mine";
        spec.scaleTargetRef.kind = "ReplicaSet";
      });
      await create(api, scaler);
      await api.delete(await api.pathOf(scaler));
      await api.delete(path);
    },
  },
  {
    what: "close what is one's own further, and the installation's too, and open it again",
    act: async ({ api }) => {
      await create(api, networkPolicy(publicApi, { policyTypes: ["Ingress", "Egress"] }));
      const path = `/apis/networking.k8s.io/v1/namespaces/${internalApi}/networkpolicies/internal-api`;
      const { spec } = await api.get(path);
      await api.patch(path, { spec: { egress: null, ingress: spec.ingress.slice(0, 1) } });
      await api.patch(path, { spec: { egress: spec.egress, ingress: spec.ingress } });
    },
  },
  {
    what: "apply each NetworkPolicy of the installation again, which is no change",
    act: async ({ api, manifests }) => {
      const policies = manifests.filter(({ kind }) => kind === "NetworkPolicy");
      assert.ok(policies.length >= 7);
      for (const policy of policies) {
        const before = (await api.apply(policy)).metadata.generation;
        assert.equal((await api.apply(policy)).metadata.generation, before, policy.metadata.name);
      }
    },
  },
  {
    what: "name something outside by a Service, for the pods that look for it",
    act: ({ api }) => {
      const spec = { type: "ExternalName", externalName: "db.example.com", selector: null };
      const outside = changed(service(internalApi, { ...spec, ports: null }), ({ metadata }) => {
        metadata.name = "outside";
      });
      return create(api, outside);
    },
  },
  {
    what: "take a secret from a key of its own name, and give apm one",
    act: async ({ api }) => {
      const path = `/apis/apps/v1/namespaces/${internalApi}/deployments/apm`;
      const apm = await api.get(path);
      const [container] = apm.spec.template.spec.containers as KubernetesObject[];
      const key = "AUTO_PROFILE_MERGING";
      container.env = env(container, key, { valueFrom: { secretKeyRef: { name: "mine", key } } });
      await api.replace(path, apm);
    },
  },
  {
    what: "run images whose names are only like apm's, without its merge secret",
    act: async ({ api }) => {
      for (const image of ["docker.io/tracardi/apm-exporter:1", "docker.io/tracardi/my-apm:1"]) {
        const pod = kinds.Pod(internalApi, { containers: [{ name: "mine", image }] });
        await create(api, pod);
        await api.delete(await api.pathOf(pod));
      }
    },
  },
  {
    what: "write another token into a Secret, and Tracardi's default under a name that means nothing",
    act: async ({ api }) => {
      const secret = {
        apiVersion: "v1",
        kind: "Secret",
        metadata: { name: "tokens", namespace: internalApi },
        stringData: { INSTALLATION_TOKEN: "a-token-for-this-test", TENANT: "tracardi" },
      };
      await create(api, secret);
      const stringData = { INSTALLATION_TOKEN: "another-token-for-this-test" };
      await api.patch(await api.pathOf(secret), { stringData });
    },
  },
  {
    what: "label the policy that closes a namespace, and say the same of it in other words",
    act: async ({ api }) => {
      const path = `/apis/networking.k8s.io/v1/namespaces/${gui}/networkpolicies/closed`;
      await api.patch(path, {
        metadata: { labels: { owner: "me" } },
        spec: { policyTypes: ["Egress", "Ingress"], podSelector: { matchExpressions: [] } },
      });
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
      await create(api, networkPolicy(elsewhere, { ingress: [{}] }));
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
