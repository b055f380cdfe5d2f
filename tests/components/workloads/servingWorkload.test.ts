import * as assert from "node:assert/strict";
import { assertInputs, at, type Deployment, type Registration } from "../../helpers/deployment";
import { deployLayout, production } from "../../helpers/production";
import { nonEmpty } from "../../helpers/nonEmpty";

interface Variable {
  readonly name: string;
  readonly value?: string;
  readonly valueFrom?: { readonly secretKeyRef: { readonly name: string; readonly key: string } };
}

const first = "spec.template.spec.containers.0";
const environment = (workload: Registration) => at(workload, `${first}.env`) as Variable[];
const literals = (workload: Registration) =>
  Object.fromEntries(environment(workload).map(({ name, value }) => [name, value]));

describe("workloads of the production layout", () => {
  let deployment: Deployment;
  before(async () => (deployment = await production()));

  const named = (kind: string, role: string) =>
    deployment.get(kind, `tracardi-${role}`, "kubernetes");
  const selector = (role: string) => ({
    "app.kubernetes.io/instance": "tracardi",
    "app.kubernetes.io/component": role,
  });

  for (const [role, cluster, replicas, deadline] of [
    ["public-api", "edge", 3, 1020],
    ["internal-api", "core", 2, 780],
    ["gui", "core", 2, 780],
  ] as const) {
    it(`${role}: lives on ${cluster} in a namespace of its own`, () => {
      const objects = deployment.all.filter(
        ({ type, name }) => type.startsWith("kubernetes:") && name.startsWith(`tracardi-${role}`),
      );
      const { urn } = deployment.get("kubernetes", `tracardi-${cluster}`, "pulumi:providers");
      assert.ok(objects.length >= 5);
      for (const each of nonEmpty(objects)) {
        assert.equal(each.provider, urn, each.name);
        if (each.type.endsWith(":Namespace")) continue;
        assertInputs(each, { "metadata.namespace": `tracardi-${role}` });
      }
      assertInputs(named("Namespace", role), {
        "metadata.name": `tracardi-${role}`,
        "metadata.labels": {
          "eks.amazonaws.com/pod-readiness-gate-inject": "enabled",
          "pod-security.kubernetes.io/enforce": "restricted",
        },
      });
    });

    it(`${role}: runs ${replicas} instances, and never less in a rollout`, () => {
      const workload = named("Deployment", role);
      assertInputs(workload, {
        "spec.replicas": replicas,
        "spec.selector.matchLabels": selector(role),
        "spec.strategy": {
          type: "RollingUpdate",
          rollingUpdate: { maxSurge: 1, maxUnavailable: 0 },
        },
        "spec.progressDeadlineSeconds": deadline,
      });
      const { create, update } = workload.options.timeouts;
      assert.ok(create > deadline && update > deadline, "Pulumi waits longer than Kubernetes");
      assertInputs(named("PodDisruptionBudget", role), {
        spec: {
          maxUnavailable: 1,
          unhealthyPodEvictionPolicy: "AlwaysAllow",
          selector: { matchLabels: selector(role) },
        },
      });
    });

    it(`${role}: is reached within the cluster alone, and bound to its load balancer`, () => {
      assertInputs(named("Service", role), {
        "metadata.name": role,
        "metadata.annotations": { "pulumi.com/skipAwait": "true", "pulumi.com/patchForce": "true" },
        spec: {
          type: "ClusterIP",
          selector: selector(role),
          ports: [{ name: "http", port: 8080, targetPort: 8080 }],
        },
      });
      const binding = named("TargetGroupBinding", `${role}-${role}`);
      assertInputs(binding, {
        apiVersion: "eks.amazonaws.com/v1",
        "metadata.name": `${binding.name}-${binding.id.slice(-8)}`,
        spec: {
          targetGroupARN: deployment.get("TargetGroup", `tracardi-${role}`).outputs.arn,
          targetType: "ip",
          serviceRef: { name: role, port: 8080 },
        },
      });
      assert.deepEqual(binding.replaceOnChanges, ["spec"]);
    });

    it(`${role}: is hardened`, () => {
      const workload = named("Deployment", role);
      assertInputs(workload, {
        "spec.template.spec.securityContext.runAsNonRoot": true,
        "spec.template.spec.securityContext.runAsUser": role === "gui" ? 101 : 10001,
        "spec.template.spec.securityContext.seccompProfile": { type: "RuntimeDefault" },
        "spec.template.spec.automountServiceAccountToken": false,
        "spec.template.spec.enableServiceLinks": false,
        [`${first}.securityContext`]: {
          allowPrivilegeEscalation: false,
          capabilities: { drop: ["ALL"] },
          readOnlyRootFilesystem: true,
        },
        "spec.template.spec.containers.1": undefined,
        "spec.template.spec.initContainers": undefined,
      });
    });
  }

  it("keep the two sides of the API apart by their environment", () => {
    const both = (name: string) =>
      ["public-api", "internal-api"].map((role) => literals(named("Deployment", role))[name]);
    assert.deepEqual(both("EXPOSE_GUI_API"), ["no", "yes"]);
    assert.deepEqual(both("PRODUCTION"), ["yes", "no"]);
    assert.deepEqual(both("SAVE_LOGS"), ["no", "no"]);
    assert.deepEqual(both("WEB_CONCURRENCY"), ["4", "4"]);
    const url = `https://${deployment.get("Domain", "tracardi-search").outputs.endpoint}:443`;
    assert.deepEqual(both("ELASTIC_HOST"), [url, url]);
    const host = deployment.get("ReplicationGroup", "tracardi-redis").outputs
      .primaryEndpointAddress;
    assert.deepEqual(both("REDIS_HOST"), [host, host]);
  });

  it("give secrets to the API by reference alone, and each name once", () => {
    const secret = [
      "ELASTIC_HTTP_AUTH_USERNAME",
      "ELASTIC_HTTP_AUTH_PASSWORD",
      "INSTALLATION_TOKEN",
      "AUTO_PROFILE_MERGING",
    ];
    for (const role of ["public-api", "internal-api"]) {
      const variables = environment(named("Deployment", role));
      const names = variables.map(({ name }) => name);
      assert.deepEqual(new Set(names).size, names.length);
      const from = at(named("Secret", role), "metadata.name");
      assert.deepEqual(
        variables.filter(({ valueFrom }) => valueFrom !== undefined),
        secret.map((name) => ({ name, valueFrom: { secretKeyRef: { name: from, key: name } } })),
      );
      assert.deepEqual(
        Object.keys(at(named("Secret", role), "stringData") as object).sort(),
        [...secret].sort(),
      );
    }
    assert.deepEqual(environment(named("Deployment", "gui")), []);
  });

  it("keep the search master out of everything but the installer and the domain", () => {
    const { value } = deployment.get("RandomPassword", "tracardi-search-master").outputs.result as {
      value: string;
    };
    const holders = deployment.all.filter((each) => JSON.stringify(each.inputs).includes(value));
    assert.deepEqual(holders.map(({ type, name }) => [type, name]).sort(), [
      ["aws:opensearch/domain:Domain", "tracardi-search"],
      ["kubernetes:core/v1:Secret", "tracardi-installer"],
    ]);
    const installerSecret = at(named("Secret", "installer"), "metadata.name");
    for (const each of nonEmpty(deployment.of("Deployment"))) {
      assert.ok(!JSON.stringify(each.inputs).includes(String(installerSecret)), each.name);
    }
  });

  it("fill a server with an API instance, by the measured figures", () => {
    for (const role of ["public-api", "internal-api"]) {
      assertInputs(named("Deployment", role), {
        [`${first}.resources`]: {
          requests: { cpu: "1500m", memory: "832Mi" },
          limits: { cpu: "1500m", memory: "1568Mi" },
        },
      });
    }
  });

  it("take size, image and tenant from the arguments", async () => {
    const other = await deployLayout({
      publicApi: { instances: 6, workersPerInstance: 8 },
      images: { registry: "registry.example.com/hub" },
      identity: { tenantName: "abc" },
    });
    const workload = other.get("Deployment", "tracardi-public-api");
    assertInputs(workload, {
      "spec.replicas": 6,
      "spec.progressDeadlineSeconds": 1740,
      [`${first}.image`]: "registry.example.com/hub/tracardi/tracardi-api:0.8.2.1",
      [`${first}.resources.requests`]: { cpu: "3500m", memory: "1632Mi" },
    });
    assert.equal(literals(workload).WEB_CONCURRENCY, "8");
    for (const each of [workload, other.get("Job", "tracardi-installer")]) {
      assert.equal(literals(each).TENANT_NAME, "abc");
    }
  });
});
