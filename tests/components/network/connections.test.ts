import * as pulumi from "@pulumi/pulumi";
import * as assert from "node:assert/strict";
import { Access } from "../../../index";
import { assertInputs, at, type Deployment } from "../../helpers/deployment";
import { args, deployLayout } from "../../helpers/production";

const routeTable = "rtb-0aaaaaaaaaaaaaaaa";
const office = {
  vpcId: "vpc-0aaaaaaaaaaaaaaaa",
  networks: ["10.1.0.0/16"],
  routeTableIds: { main: routeTable },
};
const hub = { id: "tgw-0aaaaaaaaaaaaaaaa", networks: ["10.2.0.0/16", "192.168.7.0/24"] };
const zones = [1, 2, 3];
const { administrators } = args().kubernetesApi ?? {};

/** The routes to the network, as the names of the tables that they are in. */
function tablesTo(deployment: Deployment, network: string): string[] {
  const tables = new Map(deployment.of("RouteTable").map(({ id, name }) => [id, name]));
  return deployment
    .of("Route")
    .filter((each) => at(each, "destinationCidrBlock") === network)
    .map((each) => tables.get(String(at(each, "routeTableId"))) ?? "unknown")
    .sort();
}

const talkers = ["tracardi-ingress", ...zones.map((zone) => `tracardi-workloads-${zone}`)];

describe("a VPC with a peering and a transit gateway", () => {
  let deployment: Deployment;
  before(async () => {
    deployment = await deployLayout({
      access: Access.Internal,
      trustedNetworks: ["10.1.0.0/16", "192.168.7.0/24"],
      network: { peerings: { office }, transitGateways: { hub } },
      kubernetesApi: { privateNetworks: ["10.1.9.0/24"], administrators: administrators ?? {} },
    });
  });

  it("leads load balancers without public addresses, servers and pods there, and nobody else", () => {
    assert.deepEqual(deployment.errors, []);
    for (const network of ["10.1.0.0/16", "10.2.0.0/16", "192.168.7.0/24"]) {
      assert.deepEqual(tablesTo(deployment, network), talkers, network);
    }
  });

  it("accepts the peering, and leads the peer back to the VPC", () => {
    const peering = deployment.get("VpcPeeringConnection", "tracardi-peering-office");
    assertInputs(peering, {
      vpcId: deployment.get("Vpc", "tracardi", "aws").id,
      peerVpcId: office.vpcId,
      autoAccept: true,
      "tags.Name": "tracardi-peering-office",
      "tags.tracardi-pulumi": "tracardi",
    });
    assertInputs(deployment.get("Route", "tracardi-peering-office.main"), {
      routeTableId: routeTable,
      destinationCidrBlock: "10.0.0.0/16",
      vpcPeeringConnectionId: peering.id,
    });
    assertInputs(deployment.get("Route", "tracardi-peering-office-ingress-10-1-0-0-16"), {
      vpcPeeringConnectionId: peering.id,
      transitGatewayId: undefined,
    });
    assert.deepEqual(deployment.of("PeeringConnectionOptions"), []);
  });

  it("attaches the VPC in each zone, in subnets without a way to the internet", () => {
    const attachment = deployment.get("VpcAttachment", "tracardi-transit-hub");
    assertInputs(attachment, {
      transitGatewayId: hub.id,
      vpcId: deployment.get("Vpc", "tracardi", "aws").id,
      subnetIds: zones.map((zone) => deployment.get("Subnet", `tracardi-ingress-${zone}`).id),
      transitGatewayDefaultRouteTableAssociation: true,
      transitGatewayDefaultRouteTablePropagation: true,
      "tags.tracardi-pulumi": "tracardi",
    });
    assert.ok(!tablesTo(deployment, "0.0.0.0/0").includes("tracardi-ingress"));
    assert.deepEqual(deployment.of("RouteTablePropagation"), []);
    for (const network of ["10-2-0-0-16", "192-168-7-0-24"]) {
      const route = deployment.get("Route", `tracardi-transit-hub-workloads-2-${network}`);
      assertInputs(route, { transitGatewayId: hub.id, vpcPeeringConnectionId: undefined });
      deployment.assertWaits(route, attachment);
    }
  });

  it("opens the ways before it talks to a Kubernetes API that may lie behind them", () => {
    const provider = deployment.all.find(({ type }) => type === "pulumi:providers:kubernetes");
    assert.ok(provider);
    const routes = deployment.of("Route").filter(({ name }) => /-(peering|transit)-/.test(name));
    assert.equal(routes.length, 3 * talkers.length + 1);
    const admitted = deployment
      .of("SecurityGroupIngressRule")
      .filter(({ name }) => name.endsWith("-api-from-10-1-9-0-24"));
    assert.equal(admitted.length, 2);
    const own = admitted.filter(({ name }) => name.startsWith(provider.name));
    for (const each of [...routes, ...own]) deployment.assertWaits(provider, each);
  });

  it("lets nobody in by it but the trusted networks, to load balancers without public addresses", () => {
    for (const side of ["internal-api", "gui"]) {
      assertInputs(deployment.get("LoadBalancer", `tracardi-${side}`, "aws"), { internal: true });
    }
    const sources = deployment
      .of("SecurityGroupIngressRule")
      .map((each) => at(each, "cidrIpv4"))
      .filter((cidr) => cidr !== undefined && cidr !== "0.0.0.0/0");
    assert.deepEqual([...new Set(sources)].sort(), [
      "10.1.0.0/16",
      "10.1.9.0/24",
      "192.168.7.0/24",
    ]);
  });

  it("gives the ids to whoever has to go on from there", () => {
    const { peeringConnectionIds, transitGatewayAttachmentIds } = deployment.get(
      "TracardiProduction",
      "tracardi",
    ).outputs;
    assert.deepEqual(peeringConnectionIds, {
      office: deployment.get("VpcPeeringConnection", "tracardi-peering-office").id,
    });
    assert.deepEqual(transitGatewayAttachmentIds, {
      hub: deployment.get("VpcAttachment", "tracardi-transit-hub").id,
    });
  });
});

describe("a peering", () => {
  const deployPeering = (changes: object) =>
    deployLayout({ network: { peerings: { office: { ...office, ...changes } } } });

  it("in another account and region is the peer's to accept and to lead back", async () => {
    const deployment = await deployPeering({
      routeTableIds: undefined,
      ownerId: "111122223333",
      region: "eu-north-1",
    });
    assert.deepEqual(deployment.errors, []);
    assertInputs(deployment.get("VpcPeeringConnection", "tracardi-peering-office"), {
      autoAccept: undefined,
      peerOwnerId: "111122223333",
      peerRegion: "eu-north-1",
    });
    assert.deepEqual(tablesTo(deployment, "10.1.0.0/16"), talkers);
    assert.deepEqual(tablesTo(deployment, "10.0.0.0/16"), []);
  });

  it("resolves host names both ways where that is asked for", async () => {
    const deployment = await deployPeering({ dnsResolution: true });
    assertInputs(deployment.get("PeeringConnectionOptions", "tracardi-peering-office"), {
      vpcPeeringConnectionId: deployment.get("VpcPeeringConnection", "tracardi-peering-office").id,
      requester: { allowRemoteVpcDnsResolution: true },
      accepter: { allowRemoteVpcDnsResolution: true },
    });
  });

  it("leads back to a VPC of another range", async () => {
    const network = { cidr: "10.42.0.0/16", peerings: { office } };
    const deployment = await deployLayout({ network });
    assertInputs(deployment.get("Route", "tracardi-peering-office.main"), {
      destinationCidrBlock: "10.42.0.0/16",
    });
  });

  it("stops at a late id that is none, and names it", async () => {
    const deployment = await deployPeering({ vpcId: pulumi.output("office") });
    assert.deepEqual(deployment.of("VpcPeeringConnection"), []);
    assert.match(
      deployment.errors.join("\n"),
      /network\.peerings\.office\.vpcId: "office" is not allowed; allowed: the id of a VPC/,
    );
  });
});

describe("a transit gateway without default route tables", () => {
  it("is attached to none", async () => {
    const off = {
      defaultRouteTableAssociation: "disable",
      defaultRouteTablePropagation: "disable",
    };
    const token = "aws:ec2transitgateway/getTransitGateway:getTransitGateway";
    const changes = { network: { transitGateways: { hub } } };
    const deployment = await deployLayout(changes, { answers: { [token]: off } });
    assert.deepEqual(deployment.errors, []);
    assertInputs(deployment.get("VpcAttachment", "tracardi-transit-hub"), {
      transitGatewayDefaultRouteTableAssociation: false,
      transitGatewayDefaultRouteTablePropagation: false,
    });
  });
});

describe("a transit gateway with route tables", () => {
  it("makes the way back known in those, and nowhere else", async () => {
    const [own, corp] = ["tgw-rtb-0aaaaaaaaaaaaaaaa", "tgw-rtb-0bbbbbbbbbbbbbbbb"];
    const gateway = { ...hub, routeTableId: own, returnRouteTableIds: { corp } };
    const deployment = await deployLayout({ network: { transitGateways: { hub: gateway } } });
    assert.deepEqual(deployment.errors, []);
    const attachment = deployment.get("VpcAttachment", "tracardi-transit-hub");
    assertInputs(attachment, {
      transitGatewayDefaultRouteTableAssociation: false,
      transitGatewayDefaultRouteTablePropagation: false,
    });
    const tables = (kind: string) =>
      deployment
        .of(kind)
        .filter((each) => at(each, "transitGatewayAttachmentId") === attachment.id)
        .map((each) => at(each, "transitGatewayRouteTableId"));
    assert.deepEqual(tables("RouteTableAssociation"), [own]);
    assert.deepEqual(tables("RouteTablePropagation"), [own, corp]);
  });
});
