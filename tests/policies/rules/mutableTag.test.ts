import assert from "node:assert/strict";
import { mutableTag as rule } from "../../../policies/rules/mutableTag";
import { said, withContainer } from "../../helpers/containers";
import { U } from "../../helpers/policyStack";

const withImage = (image: unknown) =>
  withContainer("gui", (container) => (container.image = image));

describe("a mutable tag", () => {
  for (const cluster of ["known", "unknown"] as const) {
    it(`is found, with a cluster that is ${cluster}`, () => {
      assert.deepEqual(said(withImage("tracardi/tracardi-gui:latest"), rule, cluster).found, [
        "Deployment tracardi/gui: the image of container gui has the tag latest, which may mean another " +
          "image tomorrow. Name a full version, or better its digest, such as 0.8.2.1@sha256:….",
      ]);
    });
  }

  for (const tag of [
    "",
    ":stable",
    ":main",
    ":0.9.0-dev",
    ":0.8",
    ":v1",
    ":1.3.x",
    ":2.0-SNAPSHOT",
    ":0.8-alpine",
    ":V1",
    ":0.9.0-rc",
  ]) {
    it(`is "${tag}"`, () => {
      assert.equal(said(withImage(`localhost:5000/tracardi-gui${tag}`), rule).found.length, 1);
    });
  }

  for (const tag of [
    ":0.8.2.1",
    ":v0.8.2",
    ":0.9.0-rc3b",
    ":latest@sha256:0a",
    "@sha256:0a",
    ":deadbeef",
  ]) {
    it(`is not "${tag}"`, () => {
      const none = { found: [], undecided: [] };
      assert.deepEqual(said(withImage(`localhost:5000/tracardi-gui${tag}`), rule), none);
    });
  }

  it("may be in an image that is not known", () => {
    const stack = withContainer("public-api", (container) => (container.image = U));
    assert.match(said(stack, rule).undecided[0], /the image of container public is not known/);
  });
});
