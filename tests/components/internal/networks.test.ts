import * as assert from "node:assert/strict";
import {
  cidrOf,
  contains,
  isDocumentation,
  isPublic,
  type Ipv4Range,
  overlaps,
  parseIpv4Range,
  publicAddresses,
  subnet,
  uncovered,
} from "../../../components/internal/networks";

function parsed(text: string): Ipv4Range {
  const network = parseIpv4Range(text);
  assert.ok(network, text);
  return network;
}

describe("parseNetwork", () => {
  for (const text of ["10.0.0.0/8", "203.0.113.9/32", "0.0.0.0/0"]) {
    it(`reads ${text}`, () => assert.ok(parseIpv4Range(text)));
  }

  for (const text of [
    "10.0.0.0/08",
    "0.0.0.0/00",
    "0/0",
    "0.0.0.0/+0",
    "0x0a.0.0.0/8",
    "10.0.0.1/8",
    "10.0.0.0",
    "10.0.0.0/33",
    "10.0/16",
    "010.0.0.0/8",
    "256.0.0.0/8",
    "2001:db8::/32",
    "::ffff:10.0.0.0/104",
    " 10.0.0.0/8",
    "",
  ]) {
    it(`does not read ${JSON.stringify(text)}`, () =>
      assert.equal(parseIpv4Range(text), undefined));
  }
});

describe("isPublic", () => {
  for (const [text, expected] of [
    ["8.8.8.0/24", true],
    ["172.32.0.0/16", true],
    ["172.0.0.0/8", false],
    ["172.16.0.0/12", false],
    ["100.64.0.0/16", false],
    ["100.0.0.0/8", false],
    ["10.1.0.0/16", false],
    ["192.168.0.0/16", false],
    ["169.254.0.0/16", false],
    ["127.0.0.0/8", false],
    ["224.0.0.0/8", false],
  ] as const) {
    it(`${text}: ${expected}`, () => assert.equal(isPublic(parsed(text)), expected));
  }
});

describe("isDocumentation", () => {
  it("knows the three networks and what lies in them", () => {
    for (const text of ["192.0.2.0/24", "198.51.100.128/25", "203.0.113.9/32"]) {
      assert.equal(isDocumentation(parsed(text)), true, text);
    }
  });

  it("takes nothing wider or beside them for one", () => {
    for (const text of ["203.0.112.0/23", "203.0.114.0/24"]) {
      assert.equal(isDocumentation(parsed(text)), false, text);
    }
  });
});

describe("overlaps and contains", () => {
  it("a network contains its part, not the other way round", () => {
    assert.equal(contains(parsed("10.0.0.0/16"), parsed("10.0.3.0/24")), true);
    assert.equal(contains(parsed("10.0.3.0/24"), parsed("10.0.0.0/16")), false);
  });

  it("overlaps both ways, and not with a neighbour", () => {
    assert.equal(overlaps(parsed("10.0.3.0/24"), parsed("10.0.0.0/16")), true);
    assert.equal(overlaps(parsed("10.0.0.0/16"), parsed("10.0.3.0/24")), true);
    assert.equal(overlaps(parsed("10.0.0.0/16"), parsed("10.1.0.0/16")), false);
  });
});

describe("subnet", () => {
  it("counts blocks", () => {
    assert.equal(subnet("10.0.0.0/16", 3, 1), "10.0.32.0/19");
    assert.equal(subnet("192.168.128.0/20", 6, 63), "192.168.143.192/26");
  });
});

describe("uncovered", () => {
  const left = (networks: string[], others: string[]) =>
    uncovered(networks.map(parsed), others.map(parsed)).map(cidrOf);

  it("is nothing where the others hold the networks together", () => {
    assert.deepEqual(left(["10.0.0.0/8"], ["10.0.0.0/9", "10.128.0.0/9"]), []);
    assert.deepEqual(left([], []), []);
  });

  it("is what lies beside them", () => {
    assert.deepEqual(left(["10.0.0.0/8"], ["10.0.0.0/9"]), ["10.128.0.0/9"]);
    assert.deepEqual(left(["10.0.0.0/8"], []), ["10.0.0.0/8"]);
  });
});

describe("publicAddresses", () => {
  const count = (...networks: string[]) => publicAddresses(networks.map(parsed));

  it("counts an address once, and private ones not at all", () => {
    assert.equal(count("8.8.8.0/24", "8.8.8.0/25", "8.8.8.8/32", "10.0.0.0/8"), 256);
    assert.equal(count("8.8.8.8/32", "8.8.8.0/24"), 256);
    assert.equal(count("100.0.0.0/8"), 2 ** 24 - 2 ** 22);
  });

  it("counts halves as the whole", () => {
    assert.equal(count("0.0.0.0/1", "128.0.0.0/1"), count("0.0.0.0/0"));
  });
});
