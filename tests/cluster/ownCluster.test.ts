import * as assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "yaml";
import type { ClusterManifests } from "../../render/render";
import { ApiError, type Login } from "./support/api";
import { ControlPlane } from "./support/controlPlane";
import { installDefinitions, rendered } from "./support/installed";
import { loginOf } from "./support/kubeconfig";
import { OwnCluster } from "./support/ownCluster";

const example = join(__dirname, "..", "..", "examples", "minimal");

describe("the admission test on a cluster of one's own", () => {
  let plane: ControlPlane;
  let env: NodeJS.ProcessEnv;
  let cluster: ClusterManifests;
  let namespace: string;
  before(async () => {
    [cluster] = await rendered(example);
    namespace = cluster.manifests.find(({ kind }) => kind === "Namespace")?.name ?? assert.fail();
    plane = await ControlPlane.start();
    env = { KUBECONFIG: await plane.adminKubeconfig(), TEST_CONTEXT: "x", NAMESPACE_PREFIX: "my-" };
  });
  after(() => plane.stop());

  it("judges all objects, keeps nothing, and names the kinds that the cluster does not know", async () => {
    const own = OwnCluster.fromEnvironment(env);
    const without = await own.judge(cluster);
    assert.deepEqual(without.refused, []);
    const { status } = await plane.api.get(`/api/v1/namespaces/my-${namespace}`);
    assert.equal(status.phase, "Active", "namespaces are there for the while");
    await own.leave();
    assert.deepEqual([...without.unknownKinds].sort(), [
      "NodeClass",
      "NodePool",
      "TargetGroupBinding",
    ]);

    await installDefinitions(plane.api);
    const withAll = await OwnCluster.fromEnvironment(env).judge(cluster);
    assert.deepEqual([withAll.unknownKinds, withAll.refused], [[], []]);
    assert.equal(withAll.accepted, cluster.manifests.length);
    assert.deepEqual(await plane.api.list("/apis/karpenter.sh/v1/nodepools"), []);
    assert.deepEqual(await plane.api.list("/apis/apps/v1/deployments"), []);
    await assert.rejects(
      plane.api.get("/api/v1/namespaces/kube-system/configmaps/amazon-vpc-cni"),
      (error: ApiError) => error.code === 404,
    );
  });

  it("leaves a namespace alone that it did not make", async () => {
    const own = OwnCluster.fromEnvironment({ ...env, NAMESPACE_PREFIX: "taken-" });
    const name = `taken-${namespace}`;
    await plane.api.create("/api/v1/namespaces", { metadata: { name } });
    await assert.rejects(own.judge(cluster), /already exists/);
    await own.leave();
    assert.equal((await plane.api.get(`/api/v1/namespaces/${name}`)).status.phase, "Active");
  });

  it("asks which cluster, and takes no other than that", () => {
    const from = (more: NodeJS.ProcessEnv) => () => OwnCluster.fromEnvironment({ ...env, ...more });
    assert.throws(from({ TEST_CONTEXT: undefined }), /set KUBECONFIG, and TEST_CONTEXT/);
    assert.throws(from({ TEST_CONTEXT: "other" }), /no context "other"; it has: x/);
    assert.throws(from({ NAMESPACE_PREFIX: "" }), /NAMESPACE_PREFIX "" is not allowed/);
    assert.doesNotThrow(from({ NAMESPACE_PREFIX: undefined }));
  });

  it("logs in with what a command answers, as on EKS, and with files beside the kubeconfig", () => {
    const folder = mkdtempSync(join(tmpdir(), "kubeconfig-"));
    const answer = `console.log(JSON.stringify({ status: { token: process.env.SAID } }))`;
    const config = {
      contexts: [
        { name: "eks", context: { cluster: "c", user: "command" } },
        { name: "files", context: { cluster: "c", user: "files" } },
        { name: "broken", context: { cluster: "c", user: "broken" } },
      ],
      clusters: [
        { name: "c", cluster: { server: "https://x", "certificate-authority": "ca.crt" } },
      ],
      users: [
        {
          name: "command",
          user: {
            exec: {
              apiVersion: "client.authentication.k8s.io/v1",
              command: process.execPath,
              args: ["-e", answer],
              env: [{ name: "SAID", value: "a token" }],
            },
          },
        },
        { name: "files", user: { "client-certificate": "ca.crt", "client-key": "ca.crt" } },
        {
          name: "broken",
          user: { exec: { command: process.execPath, args: ["-e", "process.exit(3)"] } },
        },
      ],
    };
    const path = join(folder, "config");
    writeFileSync(path, stringify(config));
    writeFileSync(join(folder, "ca.crt"), "PEM");
    const common = { server: "https://x", authority: "PEM" };
    assert.deepEqual(plain(loginOf(path, "eks")), { ...common, token: "a token" });
    assert.deepEqual(plain(loginOf(path, "files")), { ...common, certificate: "PEM", key: "PEM" });
    assert.throws(() => loginOf(path, "broken"), /failed: code 3/);
    rmSync(folder, { recursive: true });
  });
});

/** Without what is undefined. */
const plain = (login: Login): unknown => JSON.parse(JSON.stringify(login));
