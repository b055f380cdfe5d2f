import * as assert from "node:assert/strict";
import { assertInputs, at, type Deployment } from "../../helpers/deployment";
import { deployLayout, production } from "../../helpers/production";
import { Traffic } from "../../helpers/traffic";

const pod = "spec.template.spec";

describe("spare servers", () => {
  let deployment: Deployment;
  before(async () => (deployment = await deployLayout({ publicApi: { spareServers: 2 } })));

  const spare = () => deployment.get("Deployment", "tracardi-public-api-spare");

  it("are none by default", async () => {
    const none = await production();
    assert.deepEqual(none.names("PriorityClass"), []);
    assert.equal(none.of("Deployment").filter(({ name }) => name.endsWith("-spare")).length, 0);
  });

  it("give way to whatever needs their place, and drive nothing away themselves", () => {
    const [priority] = deployment.of("PriorityClass");
    assert.deepEqual(deployment.names("PriorityClass"), ["tracardi-edge-spare"]);
    assertInputs(priority, {
      "metadata.name": "tracardi-spare",
      value: -10,
      globalDefault: false,
      preemptionPolicy: "Never",
    });
    assertInputs(spare(), {
      "spec.replicas": 2,
      [`${pod}.priorityClassName`]: "tracardi-spare",
      [`${pod}.terminationGracePeriodSeconds`]: 0,
      "metadata.annotations": { "pulumi.com/skipAwait": "true", "pulumi.com/patchForce": "true" },
    });
  });

  it("hold a server that an instance fits on, apart from all that have one to themselves", () => {
    const instance = deployment.get("Deployment", "tracardi-public-api");
    const same = ["nodeSelector", "tolerations", "containers.0.resources.requests"];
    for (const path of same) {
      assert.deepEqual(at(spare(), `${pod}.${path}`), at(instance, `${pod}.${path}`), path);
    }
    assert.deepEqual(at(spare(), `${pod}.affinity`), at(instance, `${pod}.affinity`));
    const exclusive = "spec.template.metadata.labels.tracardi-pulumi/exclusive-server";
    assert.deepEqual([at(spare(), exclusive), at(instance, exclusive)], ["true", "true"]);
    assertInputs(deployment.get("NodePool", "tracardi-edge-edge"), {
      "spec.limits.cpu": String((3 + 2 + 2) * 2),
    });
  });

  it("come after the instances, which would drive them away", () => {
    deployment.assertWaits(spare(), deployment.get("Deployment", "tracardi-public-api"));
    deployment.assertWaits(
      spare(),
      deployment.get("NetworkPolicy", "tracardi-public-api-spare-closed"),
    );
  });

  it("run nothing but a pause, in a closed namespace of their own, hardened", () => {
    assertInputs(spare(), {
      "metadata.namespace": "tracardi-public-api-spare",
      [`${pod}.containers.0.image`]: "registry.k8s.io/pause:3.10",
      [`${pod}.containers.0.env`]: [],
      [`${pod}.containers.1`]: undefined,
      [`${pod}.securityContext.runAsNonRoot`]: true,
      [`${pod}.automountServiceAccountToken`]: false,
      [`${pod}.containers.0.securityContext`]: {
        allowPrivilegeEscalation: false,
        capabilities: { drop: ["ALL"] },
        readOnlyRootFilesystem: true,
      },
    });
    const own = deployment.get("Namespace", "tracardi-public-api-spare");
    assertInputs(own, {
      "metadata.labels.pod-security\\.kubernetes\\.io/enforce": "restricted",
    });
    const policies = deployment
      .of("NetworkPolicy")
      .filter((each) => at(each, "metadata.namespace") === "tracardi-public-api-spare");
    assert.deepEqual(
      policies.map((each) => at(each, "spec")),
      [{ podSelector: {}, policyTypes: ["Ingress", "Egress"] }],
    );
    // The instances' own policies do not see the placeholders as theirs.
    const labels = at(spare(), "spec.template.metadata.labels") as Record<string, string>;
    assert.equal(labels["app.kubernetes.io/component"], "public-api-spare");
    assert.deepEqual(new Traffic(deployment).receives("public-api", ["10.0.128.9"]), [
      "10.0.128.9",
    ]);
  });

  it("take their image from the arguments, and the login to its registry", async () => {
    const other = await deployLayout({
      internalApi: { spareServers: 1 },
      images: {
        pause: "registry.example.com/pause:3.10",
        pullSecret: '{"auths":{"registry.example.com":{"auth":"hunter2"}}}',
      },
    });
    const placeholder = other.get("Deployment", "tracardi-internal-api-spare");
    assertInputs(placeholder, {
      [`${pod}.containers.0.image`]: "registry.example.com/pause:3.10",
    });
    const secret = other.get("Secret", "tracardi-internal-api-spare-pull");
    assert.deepEqual(at(placeholder, `${pod}.imagePullSecrets`), [
      { name: at(secret, "metadata.name") },
    ]);
  });

  it("of both APIs on one cluster share the priority", async () => {
    const both = await deployLayout({
      placement: { publicApi: "all", internalApi: "all", gui: "all" },
      publicApi: { spareServers: 1 },
      internalApi: { spareServers: 1 },
    });
    assert.deepEqual(both.names("PriorityClass"), ["tracardi-all-spare"]);
    assert.equal(both.of("Deployment").filter(({ name }) => name.endsWith("-spare")).length, 2);
  });
});
