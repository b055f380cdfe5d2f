import * as assert from "node:assert/strict";
import { join } from "node:path";
import { parse } from "yaml";
import { preview } from "../../preview/preview";
import { readProject } from "../../preview/project/project";
import { PLACEHOLDER, UNKNOWN_PLACEHOLDER } from "../../render/manifest";
import { type ClusterManifests, manifestsByCluster, filesOf } from "../../render/render";
import { previewOfExample } from "../helpers/examples";
import { nonEmpty } from "../helpers/nonEmpty";

const examples = join(__dirname, "..", "..", "examples");
const odd = join(__dirname, "fixtures", "odd");

async function rendered(folder: string, stack?: string): Promise<ClusterManifests[]> {
  const project = readProject(folder, stack);
  const { resources } = await preview({ project, policyConfig: {}, unknowns: false });
  return manifestsByCluster(resources);
}

const all = (clusters: readonly ClusterManifests[]) =>
  clusters.flatMap((cluster) => [...filesOf(cluster)].map(([name, text]) => ({ name, text })));

describe("the Kubernetes half of the production example", () => {
  let clusters: ClusterManifests[];
  before(async () => {
    const { resources } = await previewOfExample("production");
    clusters = manifestsByCluster(resources);
  });

  it("is the same in each run", async () => {
    assert.deepEqual(all(clusters), all(await rendered(join(examples, "production"))));
  });

  it("is in the order in which it is to be applied", () => {
    for (const { name, manifests } of nonEmpty(clusters)) {
      const at = (kind: string, namespace: unknown) =>
        manifests.findIndex(
          (each) => each.kind === kind && metadataOf(each.body).namespace === namespace,
        );
      manifests.forEach(({ kind, name: own, body }, index) => {
        const { namespace } = metadataOf(body);
        const home = manifests.findIndex(
          (each) => each.kind === "Namespace" && each.name === namespace,
        );
        if (namespace === "kube-system") assert.equal(home, -1);
        else if (namespace !== undefined) {
          assert.ok(home >= 0 && home < index, `${name}: ${namespace} before ${kind} ${own}`);
        }
        const isServed = manifests.some(
          (each) =>
            each.kind === "Service" &&
            each.name === own &&
            metadataOf(each.body).namespace === namespace,
        );
        if (kind === "Deployment" && isServed) {
          const service = at("Service", namespace);
          const binding = at("TargetGroupBinding", namespace);
          const policy = at("NetworkPolicy", namespace);
          assert.ok(
            service < binding && binding < index,
            `${name}: ${own} is bound before it runs`,
          );
          assert.ok(policy >= 0 && policy < index, `${name}: ${own} is isolated before it runs`);
        }
      });
    }
  });

  it("is a folder for each EKS cluster, with a numbered file for each object", () => {
    assert.equal(clusters.length, 2);
    for (const cluster of nonEmpty(clusters)) {
      const names = [...filesOf(cluster).keys()];
      assert.equal(names.length, cluster.manifests.length);
      assert.deepEqual(names, [...names].sort());
      assert.match(names[0], /^0*1-[a-z]+-[a-z0-9-]+\.yaml$/);
    }
  });

  it("names what is simulated, and nothing else has a simulated value", () => {
    for (const { manifests } of nonEmpty(clusters)) {
      const binding = manifests.find(({ kind }) => kind === "TargetGroupBinding");
      assert.deepEqual(binding?.simulated, ["spec.targetGroupARN"]);
    }
    const files = all(clusters);
    assert.ok(files.some(({ text }) => text.startsWith("# simulated: ")));
    for (const { name, text } of nonEmpty(files)) {
      const marked = /facade00|simulated-|123456789012/.test(text.replace(/^# .*\n/gm, ""));
      assert.equal(marked, text.startsWith("# simulated: "), name);
    }
  });
});

describe("the Kubernetes half of an odd program", () => {
  let clusters: ClusterManifests[];
  const file = (name: string) => {
    const found = all(clusters).find((each) => each.name.endsWith(name));
    return found?.text ?? assert.fail(`no ${name}`);
  };
  before(async () => (clusters = await rendered(odd, "dev")));

  it("puts a namespace first that the program names last", () => {
    const names = clusters[0].manifests.map(({ name }) => name);
    const home = names.indexOf("late");
    for (const inside of ["words", "hidden", "plain", "cloud"]) {
      assert.ok(home < names.indexOf(inside), inside);
    }
  });

  it("keeps objects of other providers apart", () => {
    assert.deepEqual(
      clusters.map(({ name, manifests }) => [name, manifests.length]),
      [
        ["a/b", 6],
        ["other", 1],
      ],
    );
  });

  it("has names that every file system takes", () => {
    for (const { name } of nonEmpty(all(clusters))) assert.match(name, /^\d+-[a-z0-9.-]+\.yaml$/);
  });

  it("reads the same in YAML 1.1, which kubectl reads, and in 1.2", () => {
    const [{ manifests }] = clusters;
    const { body } = manifests.find(({ name }) => name === "words") ?? assert.fail();
    assert.equal(Object.keys(body.data as object).length, 12);
    for (const version of ["1.1", "1.2"] as const) {
      assert.deepEqual(parse(file("configmap-words.yaml"), { version }), body, version);
    }
    assert.match(file("configmap-words.yaml"), /"?no"?: "no"/);
  });

  it("has no secret in any file, and names what is not as it will be", () => {
    const text = all(clusters)
      .map((each) => each.text)
      .join("\n");
    for (const secret of [
      "correct horse",
      Buffer.from("correct horse battery").toString("base64"),
    ]) {
      assert.ok(!text.includes(secret), secret);
    }
    assert.ok(!text.includes("said openly") && !text.includes("in the open"), "values of Secrets");
    const hidden = parse(file("secret-hidden.yaml"));
    assert.deepEqual(hidden.stringData, { password: PLACEHOLDER, "dotted.key": PLACEHOLDER });
    assert.equal(Buffer.from(hidden.data.raw, "base64").toString(), PLACEHOLDER);
    assert.match(file("secret-hidden.yaml"), /^# secret, left out: data\.raw$/m);
    assert.deepEqual(parse(file("secret-plain.yaml")).stringData, { open: PLACEHOLDER });
    const cloud = file("configmap-cloud.yaml");
    assert.match(cloud, /^# simulated: data\.network$/m);
    assert.match(cloud, /^# not simulated, left out: data\.queue$/m);
    assert.equal(parse(cloud).data.queue, UNKNOWN_PLACEHOLDER);
    assert.match(cloud, /^# secret, left out: metadata\.labels\.token$/m);
    assert.equal(parse(cloud).data.said, PLACEHOLDER);
  });

  it("leaves out what means nothing to a cluster", () => {
    assert.equal(parse(file("secret-hidden.yaml")).metadata.annotations, undefined);
  });
});

const metadataOf = (body: object) =>
  (body as { metadata: { namespace?: string; name: string } }).metadata;
