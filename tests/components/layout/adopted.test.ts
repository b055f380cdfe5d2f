import * as assert from "node:assert/strict";
import { assertInputs, at, type Deployment } from "../../helpers/deployment";
import { adopted, certificates, existing } from "../../helpers/production";
import { nonEmpty } from "../../helpers/nonEmpty";

describe("an existing network, given certificates and internal access", () => {
  let deployment: Deployment;
  before(async () => (deployment = await adopted()));
  const balancer = (side: string) => deployment.get("LoadBalancer", `tracardi-${side}`, "aws");

  it("makes nothing of a VPC's, no certificate and no record", () => {
    assert.deepEqual(deployment.errors, []);
    const types = Object.keys(deployment.counts());
    assert.deepEqual(
      types.filter((type) => type.startsWith("aws:ec2/")),
      ["aws:ec2/securityGroup:SecurityGroup"],
    );
    assert.deepEqual(
      types.filter((type) => /^aws:(acm|route53)\//.test(type)),
      [],
    );
    assert.ok(!types.includes("tracardi-pulumi:index:Vpc"));
  });

  it("puts everything into the tier that is for it", () => {
    assertInputs(deployment.get("Domain", "tracardi-search"), {
      "vpcOptions.subnetIds": existing.dataSubnetIds,
    });
    assertInputs(deployment.get("SubnetGroup", "tracardi-redis"), {
      subnetIds: existing.dataSubnetIds,
    });
    for (const each of nonEmpty(deployment.of("Cluster"))) {
      assertInputs(each, { "vpcConfig.subnetIds": existing.workloadSubnetIds });
    }
    for (const each of [...deployment.of("SecurityGroup"), ...deployment.of("TargetGroup")]) {
      assertInputs(each, { vpcId: existing.vpcId });
    }
  });

  it("gives the GUI and the internal API private addresses, and the collector public ones", () => {
    assertInputs(balancer("public-api"), { internal: false, subnets: existing.publicSubnetIds });
    for (const side of ["internal-api", "gui"]) {
      assertInputs(balancer(side), { internal: true, subnets: existing.ingressSubnetIds });
      const sources = deployment
        .of("SecurityGroupIngressRule")
        .filter(({ name }) => name.startsWith(`tracardi-${side}-from-`))
        .map((each) => at(each, "cidrIpv4"));
      assert.deepEqual(sources, ["10.20.0.0/16", "192.168.7.0/24"]);
    }
  });

  it("uses the certificate of each side", () => {
    for (const [side, certificateArn] of [
      ["public-api", certificates.publicArn],
      ["internal-api", certificates.internalArn],
      ["gui", certificates.internalArn],
    ]) {
      assertInputs(deployment.get("Listener", `tracardi-${side}`), { certificateArn });
    }
  });

  it("gives the network back as outputs, without what it has not made", () => {
    const { vpcId, subnetIds, natAddresses, routeTableIds } = deployment.get(
      "TracardiProduction",
      "tracardi",
    ).outputs;
    assert.deepEqual(
      { vpcId, subnetIds, natAddresses, routeTableIds },
      {
        vpcId: existing.vpcId,
        subnetIds: {
          public: existing.publicSubnetIds,
          ingress: existing.ingressSubnetIds,
          workloads: existing.workloadSubnetIds,
          data: existing.dataSubnetIds,
        },
        natAddresses: [],
        routeTableIds: [],
      },
    );
  });
});
