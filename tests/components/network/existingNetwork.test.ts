import * as assert from "node:assert/strict";
import { Access } from "../../../index";
import { at } from "../../helpers/deployment";
import { deployLayout, existing } from "../../helpers/production";

const deployTrusting = (network: string, access = Access.Internal) =>
  deployLayout(
    { access, trustedNetworks: [network], network: { existing } },
    { answers: { "aws:ec2/getSubnet:getSubnet": { cidrBlock: "10.77.7.0/24" } } },
  );

describe("an existing network", () => {
  for (const network of ["10.77.7.128/25", "10.77.0.0/16"]) {
    it(`stops at ${network}, by which pods and servers would be trusted`, async () => {
      const deployment = await deployTrusting(network);
      assert.deepEqual(deployment.errors, [
        `TracardiProduction "tracardi" has 1 wrong argument:\n  - trustedNetworks[0]: "${network}" is not allowed; ` +
          "allowed: a network that does not overlap 10.77.7.0/24 of the installation's own subnets. Name the " +
          "networks of people alone: pods and servers would be trusted too.",
      ]);
      const made = deployment
        .of("LoadBalancer")
        .filter((each) => each.custom && at(each, "internal") === true);
      assert.deepEqual(made, []);
    });
  }

  it("lets in other subnets of the same VPC, such as those of a VPN endpoint", async () => {
    assert.deepEqual((await deployTrusting("10.77.8.0/24")).errors, []);
  });

  it("has nothing to say about public addresses", async () => {
    assert.deepEqual((await deployTrusting("8.8.8.0/24", Access.Restricted)).errors, []);
  });
});
