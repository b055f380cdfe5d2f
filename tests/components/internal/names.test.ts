import * as assert from "node:assert/strict";
import { dnsLabel, labelOf, physicalName } from "../../../components/internal/names";
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

describe("labelOf", () => {
  for (const name of ["tracardi", "my-tracardi-2", "a".repeat(24)]) {
    it(`leaves ${name} as it is`, () => assert.equal(labelOf(name), name));
  }

  for (const [name, start] of [
    ["Tracardi", "tracardi"],
    ["my_tracardi", "my-tracardi"],
    ["my--tracardi", "my-tracardi"],
    ["9-lives", "lives"],
    ["a".repeat(25), "a".repeat(15)],
    ["tracardi-0123abcd", "tracardi-0123ab"],
  ]) {
    it(`makes ${start} and a hash of ${name}, within 24 characters`, () => {
      const label = labelOf(name);
      assert.match(label, new RegExp(`^${start}-[0-9a-f]{8}$`));
      assert.ok(label.length <= 24);
    });
  }

  it("tells apart what is cut or changed to the same", () => {
    const names = ["My-Tracardi", "my_tracardi", "my.tracardi", "MY-TRACARDI", "my-tracardi"];
    const long = [1, 2, 3].map((end) => "x".repeat(59) + end);
    const labels = [...names, ...long].map(labelOf);
    assert.equal(new Set(labels).size, 8);
    assert.ok(!labels.includes(labelOf(labels[0])), "nor is a label that of another name");
  });

  it("is the same in every project and stack: logical names are identity", async () => {
    const labels: string[] = [];
    for (const stack of ["one", "two"]) {
      await deploy(() => labels.push(labelOf("My_Tracardi")), { stack });
    }
    assert.equal(labels[0], labels[1]);
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

  it("tells apart versions of what is replaced", async () => {
    await deploy(() => (names.version = physicalName("tracardi-search", 28, "2")));
    assert.match(names.version, /^tracardi-search-[0-9a-f]{8}$/);
    assert.notEqual(names.version, names.short);
  });

  it("tells apart stacks", async () => {
    await deploy(() => (names.other = physicalName("tracardi-search", 28)), { stack: "other" });
    assert.match(names.other, /^tracardi-search-[0-9a-f]{8}$/);
    assert.notEqual(names.other, names.short);
  });
});
