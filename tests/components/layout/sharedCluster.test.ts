import * as assert from "node:assert/strict";
import { TracardiProduction } from "../../../index";
import { at, type Deployment } from "../../helpers/deployment";
import { autoCluster, internally, onClusters, plainCluster } from "../../helpers/existing";
import { deploy } from "../../helpers/mocks";
import { args, deployLayout, production } from "../../helpers/production";

/** Patches of what is the cluster's, which any number of stacks may make. */
const patches = /Patch$/;

/** Everything in Kubernetes as the cluster knows it: kind, namespace and name. */
function objects(deployment: Deployment): string[] {
  return deployment.all
    .filter(({ type }) => type.startsWith("kubernetes:") && !patches.test(type))
    .map((each) => {
      const provider = deployment.withUrn(each.provider);
      const place = [at(provider, "clusterIdentifier"), each.type.split(":").pop()];
      return [...place, at(each, "metadata.namespace"), at(each, "metadata.name")].join(" ");
    });
}

const duplicates = (values: string[]) =>
  values.filter((value, index) => values.indexOf(value) !== index);

const clusterWide = ["Namespace", "NodeClass", "NodePool", "PriorityClass"];

const onBoth = () => onClusters({ edge: autoCluster, core: plainCluster });

const hosts = (domain: string) => ({
  publicApi: `track.${domain}`,
  internalApi: `api.${domain}`,
  gui: `gui.${domain}`,
});

describe("installations that share a cluster", () => {
  it("of one name in two stacks have nothing of the same name there", async () => {
    const [test, other] = await Promise.all(
      ["test", "other"].map((stack) => deployLayout(onBoth(), { stack })),
    );
    assert.deepEqual([...test.errors, ...other.errors], []);
    const all = [...objects(test), ...objects(other)];
    // What a namespace holds is its own's: its name tells it apart.
    assert.deepEqual(duplicates(all), []);
    assert.ok(clusterWide.slice(0, 3).every((kind) => test.of(kind).length > 0));
  });

  it("of two names in one stack have nothing of the same name there", async () => {
    const both = await deploy(() => {
      for (const name of ["shop", "tracardi"]) {
        new TracardiProduction(name, args({ ...onBoth(), hosts: hosts(`${name}.example.com`) }));
      }
    });
    assert.deepEqual(both.errors, []);
    assert.deepEqual(duplicates(objects(both)), []);
  });

  it("have nothing of the same name as the installation that made the cluster", async () => {
    const owner = await production();
    const core = { ...plainCluster, clusterName: "x" };
    const guest = await deployLayout(internally({ edge: autoCluster, core }));
    const names = (deployment: Deployment) =>
      clusterWide.flatMap((kind) =>
        deployment.of(kind).map((each) => `${kind} ${String(at(each, "metadata.name"))}`),
      );
    const taken = names(owner);
    assert.deepEqual(
      names(guest).filter((name) => taken.includes(name)),
      [],
    );
  });

  it("tell their own pods and servers from the other's", async () => {
    const [test, other] = await Promise.all(
      ["test", "other"].map((stack) => deployLayout(onBoth(), { stack })),
    );
    for (const path of ["spec.selector.matchLabels", "spec.template.spec.nodeSelector"]) {
      const of = (deployment: Deployment) =>
        at(deployment.get("Deployment", "tracardi-public-api"), path);
      assert.notDeepEqual(of(test), of(other), path);
    }
  });

  it("keep the names in Kubernetes that they have with clusters of their own", async () => {
    const names = (await production()).of("Namespace").map((each) => at(each, "metadata.name"));
    assert.ok(names.includes("tracardi-public-api"), "as nobody else is there");
  });
});
