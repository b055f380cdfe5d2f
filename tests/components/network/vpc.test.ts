import * as assert from "node:assert/strict";
import {
  assertInputs,
  at,
  type Deployment,
  json,
  type Registration,
} from "../../helpers/deployment";
import { region } from "../../helpers/mocks";
import { deployLayout, production } from "../../helpers/production";
import { nonEmpty } from "../../helpers/nonEmpty";

const zones = [1, 2, 3];
const tiers = ["public", "ingress", "workloads", "data"];

describe("Vpc", () => {
  let deployment: Deployment;
  before(async () => (deployment = await production()));

  const subnet = (tier: string, zone: number) =>
    deployment.get("Subnet", `tracardi-${tier}-${zone}`);
  /** The routes of the route table that the subnet is associated with. */
  function routesOf(member: Registration): Registration[] {
    const associations = deployment
      .of("RouteTableAssociation")
      .filter((each) => at(each, "subnetId") === member.id);
    assert.equal(associations.length, 1, member.name);
    const table = at(associations[0], "routeTableId");
    return deployment.of("Route").filter((each) => at(each, "routeTableId") === table);
  }

  it("has a subnet of each tier in each of three zones", () => {
    for (const tier of tiers) {
      assert.deepEqual(
        zones.map((zone) => at(subnet(tier, zone), "availabilityZone")),
        [`${region}a`, `${region}b`, `${region}c`],
      );
    }
    assertInputs(subnet("workloads", 2), { cidrBlock: "10.0.32.0/19" });
    assertInputs(subnet("data", 3), { cidrBlock: "10.0.104.0/22" });
  });

  it("gives no server a public address by itself", () => {
    for (const each of nonEmpty(deployment.of("Subnet"))) {
      assertInputs(each, { mapPublicIpOnLaunch: undefined });
    }
  });

  it("leads each workload subnet out through the NAT gateway of its own zone", () => {
    for (const zone of zones) {
      const [route, ...others] = routesOf(subnet("workloads", zone));
      assert.deepEqual(others, []);
      const gateway = deployment.get("NatGateway", `tracardi-nat-${zone}`);
      assertInputs(route, {
        destinationCidrBlock: "0.0.0.0/0",
        natGatewayId: gateway.id,
        gatewayId: undefined,
      });
      assertInputs(gateway, {
        subnetId: subnet("public", zone).id,
        allocationId: deployment.get("Eip", `tracardi-nat-${zone}`).id,
      });
    }
  });

  it("leads the public subnets to the internet gateway", () => {
    const gateway = deployment.get("InternetGateway", "tracardi-internet");
    for (const zone of zones) {
      const [route, ...others] = routesOf(subnet("public", zone));
      assert.deepEqual(others, []);
      assertInputs(route, { destinationCidrBlock: "0.0.0.0/0", gatewayId: gateway.id });
    }
  });

  it("leads the ingress and data subnets nowhere", () => {
    for (const tier of ["ingress", "data"]) {
      for (const zone of zones)
        assert.deepEqual(routesOf(subnet(tier, zone)), [], `${tier} ${zone}`);
    }
  });

  it("has a default security group that admits nothing", () => {
    assertInputs(deployment.get("DefaultSecurityGroup", "tracardi-default"), {
      ingress: [],
      egress: [],
      vpcId: deployment.get("Vpc", "tracardi", "aws").id,
    });
  });

  it("reaches S3 from the workloads without NAT", () => {
    const tables = zones.map(
      (zone) => deployment.get("RouteTable", `tracardi-workloads-${zone}`).id,
    );
    assertInputs(deployment.get("VpcEndpoint", "tracardi-s3"), {
      serviceName: `com.amazonaws.${region}.s3`,
      vpcEndpointType: "Gateway",
      routeTableIds: tables,
    });
  });

  it("records all connections in an encrypted log group with an end", () => {
    const group = deployment.get("LogGroup", "tracardi-flow-logs");
    assertInputs(group, {
      retentionInDays: 90,
      kmsKeyId: at(deployment.get("Cluster", "tracardi-edge"), "encryptionConfig.provider.keyArn"),
    });
    const log = deployment.get("FlowLog", "tracardi-flow-logs");
    assertInputs(log, { trafficType: "ALL", logDestination: group.outputs.arn });
    const policy = deployment.get("RolePolicy", "tracardi-flow-logs");
    const arn = String(group.outputs.arn);
    assert.deepEqual(json(policy, "policy"), {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Action: ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"],
          Resource: [arn, `${arn}:*`],
        },
        { Effect: "Allow", Action: ["logs:DescribeLogGroups"], Resource: "*" },
      ],
    });
    deployment.assertWaits(log, policy);
  });

  it("opens the way out before the NAT gateways", () => {
    const route = deployment.get("Route", "tracardi-public-internet");
    for (const gateway of nonEmpty(deployment.of("NatGateway")))
      deployment.assertWaits(gateway, route);
  });
});

describe("zones", () => {
  it("are the given ones, in their order", async () => {
    const deployment = await deployLayout({
      network: { zones: [`${region}d`, `${region}b`, `${region}a`] },
    });
    const of = (zone: number) =>
      at(deployment.get("Subnet", `tracardi-data-${zone}`), "availabilityZone");
    assert.deepEqual(zones.map(of), [`${region}d`, `${region}b`, `${region}a`]);
  });

  it("stop with a remedy where EKS has fewer than three", async () => {
    const token = "aws:index/getAvailabilityZones:getAvailabilityZones";
    const names = [`${region}a`, `${region}b`];
    const deployment = await deployLayout({}, { answers: { [token]: { names } } });
    const planned = deployment.of("Subnet").map((each) => at(each, "availabilityZone"));
    assert.deepEqual(planned, [...names, "none"]);
    assert.match(
      deployment.errors.join("\n"),
      /The region offers fewer than 3 availability zones for EKS now, and Tracardi's production layout needs 3: choose another region, or name three in network\.zones\./,
    );
  });
});
