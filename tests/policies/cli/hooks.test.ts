import assert from "node:assert/strict";
import { readManifests } from "../../../policies/cli/inputs/manifests";
import { run } from "./run";

const gui = (kind: string, name: string, annotations = "{}") =>
  `apiVersion: ${kind === "Pod" ? "v1" : "apps/v1"}\nkind: ${kind}\n` +
  `metadata: { name: ${name}, namespace: tracardi, labels: { app: gui }, annotations: ${annotations} }\n` +
  (kind === "Pod"
    ? "spec: { containers: [{ name: gui, image: 'tracardi/tracardi-gui:0.8.2.1' }] }\n"
    : "spec: { replicas: 1, selector: { matchLabels: { app: gui } }, template: { metadata: { labels: " +
      "{ app: gui } }, spec: { containers: [{ name: gui, image: 'tracardi/tracardi-gui:0.8.2.1' }] } } }\n");

const read = (annotations: string) =>
  readManifests([{ text: gui("Pod", "smoke", annotations), file: "it.yaml", lenient: false }]);

describe("hooks of Helm and Argo CD", () => {
  for (const annotation of [
    "{ helm.sh/hook: test }",
    "{ helm.sh/hook: 'test-success, Post-Delete' }",
    "{ helm.sh/hook: pre-rollback }",
    "{ argocd.argoproj.io/hook: Skip }",
    "{ argocd.argoproj.io/hook: PostDelete }",
  ]) {
    it(`are left out where nothing that is deployed makes them, and said so: ${annotation}`, () => {
      const { resources, warnings } = read(annotation);
      assert.equal(resources.length, 0);
      assert.match(
        warnings.join(),
        /^it\.yaml:1: Pod smoke is left out, as it is a hook \((Helm|Argo)/,
      );
    });
  }

  for (const annotation of [
    "{ helm.sh/hook: 'post-install,post-upgrade' }",
    "{ helm.sh/hook: 'test,pre-install' }",
    "{ helm.sh/hook: test, argocd.argoproj.io/hook: PostSync }",
    "{ helm.sh/hook-weight: '1' }",
  ]) {
    it(`are judged where a deployment makes them: ${annotation}`, () => {
      const { resources, warnings } = read(annotation);
      assert.deepEqual([resources.length, warnings], [1, []]);
    });
  }

  it("are no instances, whenever they run", async () => {
    const judged = async (other: string) =>
      (await run(["-"], `${gui("Deployment", "gui")}---\n${other}`)).stdout;
    const short = /tracardi-gui-replicas/;
    assert.match(await judged(gui("Pod", "smoke", "{ helm.sh/hook: test }")), short);
    assert.match(await judged(gui("Pod", "smoke", "{ helm.sh/hook: post-install }")), short);
    assert.doesNotMatch(await judged(gui("Pod", "other")), short);
  });
});
