import * as assert from "node:assert/strict";
import {
  contains,
  type Ipv4Range,
  overlaps,
  parseIpv4Range,
} from "../../../components/internal/networks";
import { planSubnets } from "../../../components/network/subnetPlan";

function parsed(text: string): Ipv4Range {
  const network = parseIpv4Range(text);
  assert.ok(network, text);
  return network;
}

describe("planSubnets", () => {
  it("divides the default VPC", () => {
    assert.deepEqual(planSubnets("10.0.0.0/16"), {
      workloads: ["10.0.0.0/19", "10.0.32.0/19", "10.0.64.0/19"],
      data: ["10.0.96.0/22", "10.0.100.0/22", "10.0.104.0/22"],
      public: ["10.0.128.0/22", "10.0.132.0/22", "10.0.136.0/22"],
      ingress: ["10.0.160.0/22", "10.0.164.0/22", "10.0.168.0/22"],
    });
  });

  for (let prefix = 16; prefix <= 20; prefix++) {
    const vpc = `172.16.0.0/${prefix}`;

    it(`${vpc}: twelve subnets within it, none over another`, () => {
      const subnets = Object.values(planSubnets(vpc)).flat().map(parsed);
      assert.equal(subnets.length, 12);
      for (const [index, one] of subnets.entries()) {
        assert.ok(contains(parsed(vpc), one));
        for (const other of subnets.slice(index + 1)) assert.ok(!overlaps(one, other));
      }
    });

    it(`${vpc}: load balancers have the /27 that AWS asks for, pods more`, () => {
      const plan = planSubnets(vpc);
      const widths = (tier: keyof typeof plan) => plan[tier].map((each) => parsed(each).prefix);
      assert.ok([...widths("public"), ...widths("ingress")].every((width) => width <= 27));
      assert.ok(widths("workloads").every((width) => width <= 23));
    });
  }
});
