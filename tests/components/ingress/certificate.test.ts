import * as assert from "node:assert/strict";
import { assertInputs, at, type Deployment } from "../../helpers/deployment";
import { args, deployLayout, production } from "../../helpers/production";

describe("certificates", () => {
  let deployment: Deployment;
  before(async () => (deployment = await production()));
  const named = (kind: string, name: string) => deployment.get(kind, name, "aws");

  it("do not show the GUI's name to the internet: one for each side", () => {
    assertInputs(named("Certificate", "tracardi-public"), {
      domainName: "track.example.com",
      subjectAlternativeNames: [],
      validationMethod: "DNS",
    });
    assertInputs(named("Certificate", "tracardi-internal"), {
      domainName: "tracardi-api.example.com",
      subjectAlternativeNames: ["tracardi.example.com"],
      validationMethod: "DNS",
    });
  });

  it("are validated by a record for each name, found by the name", () => {
    for (const [side, host] of [
      ["public", "track.example.com"],
      ["internal", "tracardi-api.example.com"],
      ["internal", "tracardi.example.com"],
    ]) {
      const record = named("Record", `tracardi-${side}-${host}`);
      const options = named("Certificate", `tracardi-${side}`).outputs
        .domainValidationOptions as Record<string, unknown>[];
      const option = options.find(({ domainName }) => domainName === host);
      assertInputs(record, {
        zoneId: "Z0123456789ABCDEFGHIJ",
        name: option?.resourceRecordName,
        type: "CNAME",
        records: [option?.resourceRecordValue],
        allowOverwrite: true,
      });
      const fqdns = at(named("CertificateValidation", `tracardi-${side}`), "validationRecordFqdns");
      assert.ok((fqdns as unknown[]).includes(record.outputs.fqdn), host);
    }
  });

  it("hold the collector's aliases on the public side, each with its record", async () => {
    const publicApiAliases = ["t.shop.example.com", "t.blog.example.com"];
    const several = await deployLayout({ hosts: { ...args().hosts, publicApiAliases } });
    assertInputs(several.get("Certificate", "tracardi-public", "aws"), {
      domainName: "track.example.com",
      subjectAlternativeNames: publicApiAliases,
    });
    assertInputs(several.get("Certificate", "tracardi-internal", "aws"), {
      subjectAlternativeNames: ["tracardi.example.com"],
    });
    for (const host of ["track.example.com", ...publicApiAliases]) {
      assertInputs(several.get("Record", `tracardi-public-${host}`), { type: "CNAME" });
    }
  });

  it("stop at an alias outside the zone", async () => {
    const hosts = { ...args().hosts, publicApiAliases: ["t.example.org"] };
    const answers = { "aws:route53/getZone:getZone": { name: "example.com" } };
    const { errors, names } = await deployLayout({ hosts }, { answers }).then((each) => ({
      errors: each.errors.join("\n"),
      names: each.names("Listener"),
    }));
    assert.ok(errors.includes("allowed: the id of a zone that holds t.example.org. This"), errors);
    assert.deepEqual(names, []);
  });
});
