import * as assert from "node:assert/strict";
import { assertInputs, at, type Deployment } from "../../helpers/deployment";
import { egressOf, variablesOf } from "../../helpers/pods";
import { adopted, candidate, deployLayout, minimal, production } from "../../helpers/production";
import { nonEmpty } from "../../helpers/nonEmpty";

const pod = "spec.template.spec";

describe("automatic profile merging", () => {
  let deployment: Deployment;
  before(async () => (deployment = await production()));
  const apm = () => deployment.get("Deployment", "tracardi-apm");

  it("runs once, and never twice at a time", () => {
    assertInputs(apm(), {
      "metadata.namespace": "tracardi-internal-api",
      "spec.replicas": 1,
      "spec.strategy": { type: "Recreate" },
    });
    assert.equal(
      apm().provider,
      deployment.get("kubernetes", "tracardi-core", "pulumi:providers").urn,
    );
    assertInputs(apm(), { [`${pod}.nodeSelector`]: { "tracardi-pulumi/pool": "tracardi-core" } });
  });

  it("runs with the layout in every network and in the minimal profile", async () => {
    for (const other of [await adopted(), await minimal()]) {
      assert.equal(other.get("Deployment", "tracardi-apm").name, "tracardi-apm");
    }
  });

  it("has the rights of all pods: none, and nothing to write", () => {
    assertInputs(apm(), {
      [`${pod}.automountServiceAccountToken`]: false,
      [`${pod}.securityContext.runAsNonRoot`]: true,
      [`${pod}.containers.0.securityContext`]: {
        allowPrivilegeEscalation: false,
        capabilities: { drop: ["ALL"] },
        readOnlyRootFilesystem: true,
      },
      [`${pod}.containers.0.image`]: "docker.io/tracardi/apm:0.8.2.1",
      [`${pod}.containers.0.command`]: undefined,
    });
  });

  it("is told what the API is told, but for the token to install with", () => {
    const api = variablesOf(deployment.get("Deployment", "tracardi-internal-api"));
    const { plain, secret } = variablesOf(apm());
    assert.deepEqual(
      secret,
      api.secret.filter((name) => name !== "INSTALLATION_TOKEN"),
    );
    assert.ok(secret.includes("AUTO_PROFILE_MERGING"));
    assert.deepEqual([plain.MODE, plain.PRODUCTION, plain.TENANT], ["worker", "yes", undefined]);
    for (const name of ["ELASTIC_HOST", "ELASTIC_VERIFY_CERTS", "ELASTIC_INDEX_SHARDS"]) {
      assert.equal(plain[name], api.plain[name], name);
    }
    assert.equal(plain.EXPOSE_GUI_API, undefined);
  });

  it("knows the tenant under the name that it reads", async () => {
    const { plain } = variablesOf((await candidate()).get("Deployment", "tracardi-apm"));
    assert.deepEqual([plain.TENANT, plain.TENANT_NAME], ["acme", "acme"]);
  });

  it("talks to the stores alone, and nobody to it", () => {
    const policy = deployment.get("NetworkPolicy", "tracardi-internal-api-apm");
    const installer = deployment.get("NetworkPolicy", "tracardi-internal-api-installer");
    assert.deepEqual(egressOf(policy), egressOf(installer));
    assert.deepEqual(Object.keys(egressOf(policy)), ["53", "443", "6379"]);
    assertInputs(policy, {
      "spec.ingress": undefined,
      "spec.policyTypes": ["Ingress", "Egress"],
      "spec.podSelector.matchLabels": {
        "app.kubernetes.io/instance": "tracardi",
        "app.kubernetes.io/component": "apm",
      },
    });
    const labels = at(apm(), "spec.template.metadata.labels") as Record<string, string>;
    for (const service of nonEmpty(deployment.of("Service"))) {
      const selector = Object.entries(at(service, "spec.selector") as Record<string, string>);
      assert.ok(!selector.every(([key, value]) => labels[key] === value), service.name);
    }
  });

  it("starts when the installation is there, and its way to the stores is open", () => {
    deployment.assertWaits(apm(), deployment.get("Job", "tracardi-installer"));
    deployment.assertWaits(apm(), deployment.get("NetworkPolicy", "tracardi-internal-api-apm"));
    deployment.assertWaits(
      apm(),
      deployment.get("SecurityGroupIngressRule", "tracardi-core-to-redis"),
    );
  });

  it("is absent where it is off, with its network policy", async () => {
    const other = await deployLayout({ apm: { enabled: false } });
    assert.ok(!other.names("Deployment").includes("tracardi-apm"));
    assert.ok(!other.names("NetworkPolicy").includes("tracardi-internal-api-apm"));
  });
});

describe("the update worker", () => {
  it("is off until it is asked for", async () => {
    const deployment = await production();
    assert.ok(!deployment.names("Deployment").includes("tracardi-update-worker"));
    assert.ok(
      !nonEmpty(deployment.names("NetworkPolicy")).some((name) => name.includes("update-worker")),
    );
  });

  it("runs without root, by the command of its version", async () => {
    const old = await deployLayout({ updateWorker: { enabled: true } });
    for (const [deployment, image, command] of [
      [
        old,
        "docker.io/tracardi/update-worker:0.8.2.1",
        "celery -A tracardi.worker.celery_worker worker -l info --concurrency 2",
      ],
      [
        await candidate(),
        "docker.io/tracardi/update-worker:0.9.0-rc3b",
        "huey_consumer.py tracardi.worker.worker.queue",
      ],
    ] as const) {
      const worker = deployment.get("Deployment", "tracardi-update-worker");
      assertInputs(worker, {
        "spec.replicas": 1,
        "spec.strategy": { type: "Recreate" },
        [`${pod}.securityContext.runAsNonRoot`]: true,
        [`${pod}.containers.0.image`]: image,
        [`${pod}.containers.0.command`]: command.split(" "),
      });
      deployment.assertWaits(worker, deployment.get("Job", "tracardi-installer"));
    }
  });

  it("reaches the stores alone", async () => {
    const deployment = await candidate();
    const policy = deployment.get("NetworkPolicy", "tracardi-internal-api-update-worker");
    assert.deepEqual(Object.keys(egressOf(policy)), ["53", "443", "3306", "6379"]);
    assertInputs(policy, {
      "spec.ingress": undefined,
      "spec.policyTypes": ["Ingress", "Egress"],
    });
    const { secret } = variablesOf(deployment.get("Deployment", "tracardi-update-worker"));
    assert.ok(!secret.includes("INSTALLATION_TOKEN"));
  });
});
