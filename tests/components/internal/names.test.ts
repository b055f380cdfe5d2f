import * as assert from "node:assert/strict";
import { dnsLabel, physicalName } from "../../../components/internal/names";
import { deploy } from "../../helpers/mocks";

describe("dnsLabel", () => {
  for (const [name, label] of [
    ["tracardi", "tracardi"],
    ["My_Tracardi 2", "my-tracardi-2"],
    ["9-lives", "lives"],
    ["--", "tracardi"],
    ["ünder--score_", "nder-score"],
  ]) {
    it(`makes ${label} of ${name}`, () => assert.equal(dnsLabel(name), label));
  }

  it("does not end with the hyphen at which it is cut", () => {
    assert.equal(dnsLabel("abc-def", 4), "abc");
  });
});

describe("physicalName", () => {
  let names: Record<string, string>;
  before(() =>
    deploy(() => {
      names = {
        short: physicalName("tracardi-search", 28),
        again: physicalName("tracardi-search", 28),
        long: physicalName("a-very-long-installation-name-search", 28),
        alike: physicalName("a-very-long-installation-name-redis", 28),
      };
    }),
  );

  it("is the logical name and eight digits", () => {
    assert.match(names.short, /^tracardi-search-[0-9a-f]{8}$/);
  });

  it("is the same each time", () => assert.equal(names.again, names.short));

  it("keeps to its greatest length", () => assert.ok(names.long.length <= 28, names.long));

  it("tells apart what is cut to the same start", () => {
    assert.equal(names.long.slice(0, 19), names.alike.slice(0, 19));
    assert.notEqual(names.long, names.alike);
  });

  it("tells apart stacks", async () => {
    await deploy(() => (names.other = physicalName("tracardi-search", 28)), { stack: "other" });
    assert.match(names.other, /^tracardi-search-[0-9a-f]{8}$/);
    assert.notEqual(names.other, names.short);
  });
});
