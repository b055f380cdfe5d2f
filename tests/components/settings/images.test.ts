import * as assert from "node:assert/strict";
import type { ImagesArgs, TracardiArgs } from "../../../index";
import { imagesOf, isFromDockerHub, usedImages } from "../../../components/settings/images";
import { args } from "../../helpers/production";

const of = (images?: ImagesArgs, tracardi?: TracardiArgs) => imagesOf(args({ images, tracardi }));

describe("imagesOf", () => {
  it("takes them from Docker Hub, on one tag", () => {
    assert.deepEqual(of(), {
      api: "docker.io/tracardi/tracardi-api:0.8.2.1",
      gui: "docker.io/tracardi/tracardi-gui:0.8.2.1",
      apm: "docker.io/tracardi/apm:0.8.2.1",
      updateWorker: "docker.io/tracardi/update-worker:0.8.2.1",
      pause: "registry.k8s.io/pause:3.10",
      pullSecret: undefined,
    });
  });

  it("puts the registry in front of Tracardi's own, and leaves the user's as they are", () => {
    const images = of(
      { registry: "mirror.example.com/hub/", api: "tracardi/tracardi-api:1" },
      { version: "0.9.0" },
    );
    assert.equal(images.api, "tracardi/tracardi-api:1");
    assert.equal(images.gui, "mirror.example.com/hub/tracardi/tracardi-gui:0.9.0-rc3b");
  });
});

describe("usedImages", () => {
  it("are those of what runs", () => {
    assert.deepEqual(usedImages(args(), false), ["api", "gui", "apm"]);
    assert.deepEqual(usedImages(args({ updateWorker: { enabled: true } }), true), [
      "api",
      "apm",
      "updateWorker",
    ]);
    assert.deepEqual(usedImages(args({ apm: { enabled: false } }), false), ["api", "gui"]);
  });
});

describe("isFromDockerHub", () => {
  for (const [image, expected] of [
    ["docker.io/tracardi/apm:1", true],
    ["index.docker.io/tracardi/apm:1", true],
    ["tracardi/apm:1", true],
    ["apm:1", true],
    ["localhost/apm:1", false],
    ["registry:5000/apm:1", false],
    ["docker.io.example.com/tracardi/apm:1", false],
  ] as const) {
    it(`says ${expected} of ${image}`, () => assert.equal(isFromDockerHub(image), expected));
  }
});
