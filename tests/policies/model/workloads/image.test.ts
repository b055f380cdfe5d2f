import assert from "node:assert/strict";
import { readImage } from "../../../../facts/imageReferences";
import { imageOf, lineOfImage } from "../../../../policies/model/workloads/image";
import { UNKNOWN } from "../../../../policies/value";

describe("an image", () => {
  const parts: [string, (string | undefined)[]][] = [
    ["tracardi/tracardi-api:0.8.2.1", [undefined, "tracardi/tracardi-api", "0.8.2.1", undefined]],
    ["tracardi-api", [undefined, "tracardi-api", undefined, undefined]],
    ["localhost/tracardi-api", ["localhost", "tracardi-api", undefined, undefined]],
    [
      "registry.example.com:5000/hub/tracardi-api:0.9.0@sha256:0a",
      ["registry.example.com:5000", "hub/tracardi-api", "0.9.0", "sha256:0a"],
    ],
    ["mirror:5000/tracardi-api", ["mirror:5000", "tracardi-api", undefined, undefined]],
  ];
  for (const [text, expected] of parts) {
    it(`has these parts: ${text}`, () => {
      const { registry, repository, name, tag, digest } = readImage(text);
      assert.deepEqual([registry, repository, tag, digest], expected);
      assert.equal(name, "tracardi-api");
    });
  }

  it("tells the line of its version, if it is one of Tracardi's", () => {
    const lines: [string, string | undefined][] = [
      ["tracardi/tracardi-api:0.8.2.1", "0.8"],
      ["tracardi/tracardi-api:v0.7.4", "0.8"],
      ["tracardi/com-tracardi-api:0.9.0.3", "0.9"],
      ["tracardi/tracardi-gui-https:0.9.0-rc3b", "0.9"],
      ["tracardi/tracardi-api:1.2.0", undefined],
      ["tracardi/tracardi-api:0.80.1", undefined],
      ["tracardi/tracardi-api@sha256:0a", undefined],
      ["acme/cdp:0.8.2.1", undefined],
    ];
    for (const [text, line] of lines) assert.equal(lineOfImage(readImage(text)), line, text);
    assert.equal(imageOf({ image: UNKNOWN }), UNKNOWN);
    assert.equal(imageOf({ name: "api" }), undefined);
  });
});
