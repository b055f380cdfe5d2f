import * as assert from "node:assert/strict";
import { Access, type PrivateZoneArgs } from "../../../index";
import { assertInputs, at, type Deployment } from "../../helpers/deployment";
import type { MockOptions } from "../../helpers/mocks";
import { deployLayout, existing } from "../../helpers/production";

const publicZone = "Z0123456789ABCDEFGHIJ";
const hosts = {
  publicApi: "track.example.com",
  internalApi: "api.tracardi.internal.example.com",
  gui: "tracardi.internal.example.com",
};

const deployZone = (privateZone: PrivateZoneArgs | undefined, options: MockOptions = {}) =>
  deployLayout(
    {
      hosts,
      access: Access.Internal,
      trustedNetworks: ["10.20.0.0/16"],
      network: { existing },
      dns: { zoneId: publicZone, privateZone },
    },
    options,
  );

/** The zone of each record that points at a load balancer, and of those that validate certificates. */
function zonesOf(deployment: Deployment): { [record: string]: unknown } {
  const records = deployment.of("Record").map((each) => [each.name, at(each, "zoneId")]);
  return Object.fromEntries(records);
}

const validations = {
  "tracardi-public-track.example.com": publicZone,
  "tracardi-internal-api.tracardi.internal.example.com": publicZone,
  "tracardi-internal-tracardi.internal.example.com": publicZone,
};

describe("private zone", () => {
  it("is not there by default: private addresses are in the public one", async () => {
    const deployment = await deployZone(undefined);
    assert.deepEqual(deployment.of("Zone"), []);
    assert.deepEqual([...new Set(Object.values(zonesOf(deployment)))], [publicZone]);
    assert.ok(!("privateZoneId" in deployment.get("TracardiProduction", "tracardi").outputs));
  });

  it("takes the records of the trusted sides, not those that validate certificates", async () => {
    const deployment = await deployZone({ domain: "tracardi.internal.example.com" });
    assert.deepEqual(deployment.errors, []);
    const zone = deployment.get("Zone", "tracardi-private");
    assertInputs(zone, {
      name: "tracardi.internal.example.com",
      vpcs: [{ vpcId: existing.vpcId }],
      "tags.tracardi-pulumi": "tracardi",
    });
    assert.deepEqual(zonesOf(deployment), {
      ...validations,
      "tracardi-public-api": publicZone,
      "tracardi-internal-api": zone.id,
      "tracardi-gui": zone.id,
    });
    const { outputs } = deployment.get("TracardiProduction", "tracardi");
    assert.equal(outputs.privateZoneId, zone.id);
  });

  it("is associated with VPCs of the account, and authorized for those of others", async () => {
    const deployment = await deployZone({
      domain: "internal.example.com",
      vpcs: {
        office: { vpcId: "vpc-0aaaaaaaaaaaaaaaa", region: "eu-north-1" },
        partner: { vpcId: "vpc-0bbbbbbbbbbbbbbbb", otherAccount: true },
      },
    });
    const zoneId = deployment.get("Zone", "tracardi-private").id;
    assert.deepEqual(deployment.names("ZoneAssociation"), ["tracardi-private-office"]);
    assertInputs(deployment.get("ZoneAssociation", "tracardi-private-office"), {
      zoneId,
      vpcId: "vpc-0aaaaaaaaaaaaaaaa",
      vpcRegion: "eu-north-1",
    });
    assert.deepEqual(deployment.names("VpcAssociationAuthorization"), ["tracardi-private-partner"]);
    assertInputs(deployment.get("VpcAssociationAuthorization", "tracardi-private-partner"), {
      zoneId,
      vpcId: "vpc-0bbbbbbbbbbbbbbbb",
    });
  });

  it("may be one that exists", async () => {
    const zoneId = "Z0PRIVATE0PRIVATE";
    const deployment = await deployZone({ zoneId });
    assert.deepEqual(deployment.errors, []);
    assert.deepEqual(deployment.of("Zone"), []);
    assert.deepEqual(zonesOf(deployment), {
      ...validations,
      "tracardi-public-api": publicZone,
      "tracardi-internal-api": zoneId,
      "tracardi-gui": zoneId,
    });
  });

  const zone = (answer: { privateZone: boolean; name: string }) => ({
    answers: { "aws:route53/getZone:getZone": answer },
  });

  it("stops at a public one", async () => {
    const zoneId = "Z0PRIVATE0PRIVATE";
    const deployment = await deployZone({ zoneId }, zone({ privateZone: false, name: "." }));
    assert.deepEqual(
      deployment.errors.filter((error) => error.includes("privateZone")),
      [
        'TracardiProduction "tracardi" has 1 wrong argument:\n  - dns.privateZone.zoneId: "Z0PRIVATE0PRIVATE" is not ' +
          "allowed; allowed: the id of a private hosted zone. Leave it out to have these records in the public zone too.",
      ],
    );
  });

  it("stops at one of another domain", async () => {
    const answer = zone({ privateZone: true, name: "example.org." });
    const deployment = await deployZone({ zoneId: "Z0PRIVATE0PRIVATE" }, answer);
    assert.match(
      deployment.errors.join("\n"),
      /dns\.privateZone\.zoneId: "Z0PRIVATE0PRIVATE" is not allowed; allowed: the id of a zone that holds api\.tracardi\.internal\.example\.com, tracardi\.internal\.example\.com\. This one holds example\.org: give the right zone, or hosts in it\./,
    );
  });
});
