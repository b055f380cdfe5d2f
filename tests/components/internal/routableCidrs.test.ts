import * as assert from "node:assert/strict";
import * as ipaddr from "ipaddr.js";
import { routableCidrs } from "../../../components/internal/networks";

const services = ["172.20.0.0/16"];

const has = (networks: string[], address: string) =>
  networks.some((cidr) => ipaddr.parse(address).match(ipaddr.parseCIDR(cidr)));

describe("outside", () => {
  it("leaves a public network as it is", () => {
    assert.deepEqual(routableCidrs("8.8.8.0/24", services), ["8.8.8.0/24"]);
  });

  it("leaves a private network as it is", () => {
    assert.deepEqual(routableCidrs("10.20.0.0/16", services), ["10.20.0.0/16"]);
    assert.deepEqual(routableCidrs("10.0.0.0/8", services), ["10.0.0.0/8"]);
    assert.deepEqual(routableCidrs("100.64.0.0/10", services), ["100.64.0.0/10"]);
  });

  it("takes the Kubernetes Services out of a private network", () => {
    const networks = routableCidrs("172.16.0.0/12", services);
    assert.deepEqual(networks, [
      "172.16.0.0/14",
      "172.21.0.0/16",
      "172.22.0.0/15",
      "172.24.0.0/13",
    ]);
  });

  it("finds nothing where no pod has business", () => {
    for (const cidr of ["172.20.0.0/16", "172.20.0.1/32", "169.254.169.254/32", "127.0.0.0/8"]) {
      assert.deepEqual(routableCidrs(cidr, services), [], cidr);
    }
    for (const cidr of ["0.0.0.0/8", "224.0.0.0/4", "240.0.0.0/4"]) {
      assert.deepEqual(routableCidrs(cidr, services), [], cidr);
    }
  });

  it("takes the public addresses of a network that has both", () => {
    assert.deepEqual(routableCidrs("172.0.0.0/8", services), [
      "172.0.0.0/12",
      "172.32.0.0/11",
      "172.64.0.0/10",
      "172.128.0.0/9",
    ]);
  });

  it("means the internet by 0.0.0.0/0, to the last address", () => {
    const networks = routableCidrs("0.0.0.0/0", services);
    const edges = {
      "0.255.255.255": false,
      "1.0.0.0": true,
      "9.255.255.255": true,
      "10.0.0.0": false,
      "10.255.255.255": false,
      "11.0.0.0": true,
      "100.63.255.255": true,
      "100.64.0.0": false,
      "100.127.255.255": false,
      "100.128.0.0": true,
      "126.255.255.255": true,
      "127.0.0.1": false,
      "128.0.0.0": true,
      "169.253.255.255": true,
      "169.254.169.254": false,
      "169.255.0.0": true,
      "172.15.255.255": true,
      "172.16.0.0": false,
      "172.20.0.1": false,
      "172.31.255.255": false,
      "172.32.0.0": true,
      "192.167.255.255": true,
      "192.168.0.0": false,
      "192.169.0.0": true,
      "223.255.255.255": true,
      "224.0.0.0": false,
      "255.255.255.255": false,
    };
    for (const [address, expected] of Object.entries(edges)) {
      assert.equal(has(networks, address), expected, address);
    }
    const sizes = networks.map((cidr) => 2 ** (32 - Number(cidr.split("/")[1])));
    const excluded = 2 ** 24 * 3 + 2 ** 22 + 2 ** 16 * 2 + 2 ** 20 + 2 ** 29;
    const inAll = sizes.reduce((sum, size) => sum + size, 0);
    assert.equal(inAll, 2 ** 32 - excluded, "nothing twice, nothing left out");
  });
});
