import * as assert from "node:assert/strict";
import {
  type ContainerArgs,
  type PodArgs,
  servingPod,
  taskPod,
} from "../../../components/workloads/podTemplate";
import { timingFor } from "../../../components/internal/rollout";

const container: ContainerArgs = {
  name: "api",
  image: "registry.example.com/api:1",
  env: [{ name: "A", value: "b" }],
  userId: 10001,
  cpu: "1500m",
  memory: { request: "832Mi", limit: "1568Mi" },
  volumes: [{ name: "files", configMap: { name: "files" } }],
  mounts: [{ name: "files", mountPath: "/files", readOnly: true }],
};
const selector = { "app.kubernetes.io/component": "public-api" };
const pod: PodArgs = {
  installation: "mine",
  placement: { cluster: "front", pool: "edge" },
  labels: { ...selector, "app.kubernetes.io/version": "1" },
  container,
};
/** A pod as Kubernetes gets it: there is nothing late in these. */
interface Pod {
  metadata: { labels: Record<string, string> };
  spec: { containers: Record<string, unknown>[]; [key: string]: unknown };
}

const serving = (exclusiveServer: boolean) =>
  servingPod(pod, {
    healthCheckPath: "/healthcheck",
    timing: timingFor(30),
    selector,
    exclusiveServer,
  }) as unknown as Pod;

const hardened = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ["ALL"] },
  readOnlyRootFilesystem: true,
};
const user = {
  runAsNonRoot: true,
  runAsUser: 10001,
  runAsGroup: 10001,
  fsGroup: 10001,
  seccompProfile: { type: "RuntimeDefault" },
};

describe("servingPod", () => {
  const { metadata, spec } = serving(true);
  const [first] = spec.containers;

  it("has no rights and nothing to write but /tmp", () => {
    assert.deepEqual(spec.securityContext, user);
    assert.equal(spec.automountServiceAccountToken, false);
    assert.equal(spec.enableServiceLinks, false);
    assert.deepEqual(spec.containers.length, 1);
    assert.deepEqual(first.securityContext, hardened);
    assert.deepEqual(spec.volumes, [{ name: "tmp", emptyDir: {} }, ...(container.volumes ?? [])]);
    assert.deepEqual(first.volumeMounts, [
      { name: "tmp", mountPath: "/tmp" },
      ...(container.mounts ?? []),
    ]);
    for (const key of ["hostNetwork", "hostPID", "hostIPC", "serviceAccountName"]) {
      assert.ok(!(key in spec), key);
    }
  });

  it("asks for processor and memory, and is limited in memory alone", () => {
    assert.deepEqual(first.resources, {
      requests: { cpu: "1500m", memory: "832Mi" },
      limits: { memory: "1568Mi" },
    });
  });

  it("runs on its pool, and leaves a lost server after 15 seconds", () => {
    assert.deepEqual(spec.nodeSelector, { "tracardi-pulumi/pool": "mine-edge" });
    const lost = { operator: "Exists", effect: "NoExecute", tolerationSeconds: 15 };
    assert.deepEqual(spec.tolerations, [
      { key: "tracardi-pulumi/pool", operator: "Equal", value: "mine-edge", effect: "NoSchedule" },
      { key: "node.kubernetes.io/not-ready", ...lost },
      { key: "node.kubernetes.io/unreachable", ...lost },
    ]);
  });

  it("has a server to itself among all such pods of all namespaces", () => {
    assert.equal(metadata.labels["tracardi-pulumi/exclusive-server"], "true");
    assert.deepEqual(spec.affinity, {
      podAntiAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: [
          {
            topologyKey: "kubernetes.io/hostname",
            labelSelector: { matchLabels: { "tracardi-pulumi/exclusive-server": "true" } },
            namespaceSelector: {},
          },
        ],
      },
    });
  });

  it("keeps apart from its like where it may share its server", () => {
    const sharing = serving(false);
    assert.ok(!("tracardi-pulumi/exclusive-server" in sharing.metadata.labels));
    assert.deepEqual(sharing.spec.affinity, {
      podAntiAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: [
          { topologyKey: "kubernetes.io/hostname", labelSelector: { matchLabels: selector } },
        ],
      },
    });
  });

  it("spreads over zones without waiting for one that is lost", () => {
    assert.deepEqual(spec.topologySpreadConstraints, [
      {
        topologyKey: "topology.kubernetes.io/zone",
        maxSkew: 1,
        whenUnsatisfiable: "ScheduleAnyway",
        nodeTaintsPolicy: "Honor",
        matchLabelKeys: ["pod-template-hash"],
        labelSelector: { matchLabels: selector },
      },
    ]);
  });

  it("is probed on one path, and killed by no short outage of a store", () => {
    const path = { httpGet: { path: "/healthcheck", port: 8080 }, timeoutSeconds: 5 };
    assert.deepEqual(first.startupProbe, { ...path, periodSeconds: 5, failureThreshold: 36 });
    assert.deepEqual(first.readinessProbe, { ...path, periodSeconds: 5, failureThreshold: 3 });
    assert.deepEqual(first.livenessProbe, { ...path, periodSeconds: 20, failureThreshold: 3 });
    assert.deepEqual(first.ports, [{ name: "http", containerPort: 8080 }]);
  });

  it("pauses before its process ends, and has the time for it", () => {
    assert.deepEqual(first.lifecycle, { preStop: { sleep: { seconds: 20 } } });
    assert.equal(spec.terminationGracePeriodSeconds, 75);
  });
});

describe("taskPod", () => {
  const task = taskPod({ ...pod, placement: { cluster: "front", pool: "core" } }) as unknown as Pod;

  it("is as hardened as a server", () => {
    assert.deepEqual(task.spec.securityContext, user);
    assert.deepEqual(task.spec.containers[0].securityContext, hardened);
    assert.equal(task.spec.automountServiceAccountToken, false);
    assert.equal(task.spec.enableServiceLinks, false);
  });

  it("runs once, with no probe and no claim on a server", () => {
    assert.equal(task.spec.restartPolicy, "Never");
    assert.deepEqual(task.spec.nodeSelector, { "tracardi-pulumi/pool": "mine-core" });
    for (const key of ["livenessProbe", "readinessProbe", "ports", "lifecycle"]) {
      assert.ok(!(key in task.spec.containers[0]), key);
    }
    assert.ok(!("affinity" in task.spec));
    assert.ok(!("tracardi-pulumi/exclusive-server" in task.metadata.labels));
  });
});
