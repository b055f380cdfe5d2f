import assert from "node:assert/strict";
import { addressesOf, isOwnPod } from "../../../../policies/model/stores/address";

describe("addresses of stores", () => {
  for (const [text, hosts] of [
    ["https://search.example.com:443", ["search.example.com"]],
    ["https://a.example.com:9200, http://B.example.com.", ["a.example.com", "b.example.com"]],
    ["redis", ["redis"]],
    ["redis://:made-up@cache.example.com:6379/1", ["cache.example.com"]],
    ["https://user:p@ss/word@search.example.com", ["search.example.com"]],
    ["[2001:db8::7]:6379", ["2001:db8::7"]],
    ["", []],
    [" , ", []],
  ] as const) {
    it(`are read from "${text}"`, () =>
      assert.deepEqual(
        addressesOf(text).map(({ host }) => host),
        hosts,
      ));
  }

  for (const [text, has] of [
    ["https://user:pass@search.example.com", true],
    ["redis://:pass@cache", true],
    ["https://user@search.example.com", false],
    ["https://search.example.com:443", false],
  ] as const) {
    it(`${has ? "hold" : "hold no"} login in "${text}"`, () =>
      assert.equal(addressesOf(text)[0].hasCredentials, has));
  }

  it("may be the pod's own", () => {
    assert.ok(["localhost", "127.0.0.1", "127.1.2.3", "::1"].every(isOwnPod));
    assert.ok(!["localhost.example.com", "127.example.com", "10.0.0.1"].some(isOwnPod));
  });
});
