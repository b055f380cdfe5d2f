import assert from "node:assert/strict";
import {
  addressRange,
  arePrivate,
  isOpen,
  networkRange,
  outsideOf,
} from "../../../../policies/model/networks/networks";

describe("networks", () => {
  it("reads IPv4 and IPv6, from the first address to the last", () => {
    assert.deepEqual(networkRange("203.0.113.9/24"), {
      bits: 32,
      first: 0xcb007100n,
      last: 0xcb0071ffn,
    });
    assert.deepEqual(networkRange("2001:db8::/32"), {
      bits: 128,
      first: 0x20010db8n << 96n,
      last: (0x20010db9n << 96n) - 1n,
    });
    assert.equal(networkRange("::/0")?.last, (1n << 128n) - 1n);
    assert.equal(networkRange("::ffff:192.0.2.1/128")?.first, 0xffffc0000201n);
    assert.equal(networkRange("::192.0.2.1/128")?.first, 0xc0000201n);
    assert.equal(networkRange("fe80::1%eth0/128")?.first, (0xfe80n << 112n) + 1n);
  });

  for (const text of [
    "",
    "203.0.113.0",
    "203.0.113.0/33",
    "203.0.113.0/24/1",
    "office",
    "::/129",
    "0/0",
    "203.0.113.0/024",
    "0.0.0.0/00",
    "010.0.0.0/8",
    "0x0a.0.0.0/8",
    "203.0.113.0/+24",
    "203.0.113.0-203.0.113.255/24",
  ]) {
    it(`does not read "${text}"`, () => assert.equal(networkRange(text), undefined));
  }

  for (const networks of [
    ["0.0.0.0/0"],
    ["::/0"],
    ["0.0.0.0/1", "128.0.0.0/1"],
    ["128.0.0.0/1"],
    ["8.0.0.0/7"],
    ["20.0.0.0/8", "30.0.0.0/8"],
    ["20.0.0.0/8", "21.0.0.0/8"],
    ["2000::/3"],
    ["::/1", "8000::/1"],
    ["::ffff:0:0/96"],
    ["::ffff:0.0.0.0/97", "::ffff:128.0.0.0/97"],
    ["20.0.0.0/8", "::ffff:30.0.0.0/104"],
    ["::/64"],
    ["64:ff9b::/96"],
    ["2002::/16"],
    ["0.0.0.0/00"],
    ["203.0.113.9/0"],
    ["not a network"],
    Array.from({ length: 257 }, (_, index) => `${20 + (index >> 8)}.${index & 255}.0.0/16`),
  ]) {
    it(`takes ${networks.slice(0, 2).join(" and ")} (${networks.length}) for open`, () => {
      assert.equal(isOpen(networks), true);
    });
  }

  for (const networks of [
    [],
    ["203.0.113.0/24"],
    ["20.0.0.0/8"],
    ["20.0.0.0/9", "20.128.0.0/9", "20.1.0.0/16"],
    ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "203.0.113.0/24"],
    ["2001:db8::/32"],
    ["fc00::/7"],
    ["::1/128"],
    ["::ffff:20.0.0.0/104", "20.0.0.0/8"],
    ["2002:cb00:7100::/40"],
  ]) {
    it(`does not take ${networks.join(" and ") || "nothing"} for open`, () => {
      assert.equal(isOpen(networks), false);
    });
  }

  it("names the networks that are not inside the trusted ones together", () => {
    const trusted = ["203.0.112.0/24", "203.0.113.0/24"];
    assert.deepEqual(outsideOf(["203.0.112.0/23", "10.1.0.0/16"], trusted), []);
    assert.deepEqual(outsideOf(["203.0.112.0/22", "::/0"], trusted), ["203.0.112.0/22", "::/0"]);
  });

  for (const [text, wanted] of [
    ["10.0.0.7", true],
    ["10.20.0.0/24", true],
    ["192.168.1.240-192.168.1.250", true],
    ["192.168.1.240 - 192.168.1.250", true],
    ["fd00::1-fd00::ff", true],
    ["203.0.113.7", false],
    ["10.0.0.1-11.0.0.1", false],
    ["10.0.0.9-10.0.0.1", false],
    ["10.0.0.1-fd00::1", false],
    ["10.0.0.1-10.0.0.2-10.0.0.3", false],
    ["0.0.0.0/0", false],
    ["lan", false],
  ] as const) {
    it(`takes the addresses ${text} ${wanted ? "" : "not "}for private ones`, () => {
      assert.equal(arePrivate(text), wanted);
    });
  }

  it("reads the addresses from one to another", () => {
    assert.deepEqual(addressRange("10.0.0.5-10.0.0.9"), {
      bits: 32,
      first: 0x0a000005n,
      last: 0x0a000009n,
    });
    assert.equal(addressRange("10.0.0.9-10.0.0.5"), undefined);
  });
});
