import * as assert from "node:assert/strict";
import { HttpPort, Profile } from "../../../index";
import { resolve } from "../../../components/settings/resolve";
import { warnings } from "../../../components/settings/warnings";
import { args, type Changes } from "../../helpers/production";

const real: Changes = {
  trustedNetworks: ["8.8.8.0/24"],
  images: { registry: "mirror.example.com" },
  kubernetesApi: { ...args().kubernetesApi, publicNetworks: ["9.9.9.9/32"] },
};
const of = (changes: Changes) => warnings(resolve(args({ ...real, ...changes })));

describe("warnings", () => {
  it("are none for the production layout with real networks and a mirror of the images", () =>
    assert.deepEqual(of({}), []));

  it("name each network of the documentation once", () => {
    const kubernetesApi = {
      ...args().kubernetesApi,
      publicNetworks: ["203.0.113.0/24", "192.0.2.1/32"],
    };
    assert.deepEqual(of({ trustedNetworks: ["203.0.113.0/24", "8.8.8.0/24"], kubernetesApi }), [
      "203.0.113.0/24 (trustedNetworks), 203.0.113.0/24 (kubernetesApi.publicNetworks), 192.0.2.1/32 " +
        "(kubernetesApi.publicNetworks): reserved for documentation (RFC 5737), so nobody's. Replace them before " +
        "`pulumi up`.",
    ]);
  });

  it("tell of more networks than a security group has rules", () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, index) => `8.8.${index}.0/24`);
    const quota =
      "rules of one security group, and AWS's quota is 60. Have it raised before `pulumi up`, or join networks " +
      "that lie next to each other.";
    assert.deepEqual(of({ trustedNetworks: many(60) }), []);
    assert.deepEqual(of({ trustedNetworks: many(61) }), [`trustedNetworks: they make 61 ${quota}`]);
    const httpPort = HttpPort.Redirect;
    assert.deepEqual(of({ trustedNetworks: many(30), httpPort }), []);
    assert.deepEqual(of({ trustedNetworks: many(31), httpPort }), [
      `trustedNetworks: they make 62 ${quota}`,
    ]);
  });

  it("tell of more operators' networks than a cluster's security group has rules left", () => {
    const privateNetworks = (count: number) => ({
      ...args().kubernetesApi,
      publicNetworks: [],
      privateNetworks: Array.from({ length: count }, (_, index) => `10.1.${index}.0/24`),
    });
    assert.deepEqual(of({ kubernetesApi: privateNetworks(56) }), []);
    const [warning] = of({ kubernetesApi: privateNetworks(57) });
    assert.match(warning, /^kubernetesApi\.privateNetworks: they make 61 rules/);
  });

  it("tell of an OpenSearch version with lost filters, and not of 2.17", () => {
    assert.deepEqual(of({ openSearch: { version: "2.15" } }), [
      "openSearch.version 2.15: below 2.17 a filter on a value inside an array of objects finds nothing.",
    ]);
    assert.deepEqual(of({ openSearch: { version: "2.17" } }), []);
    assert.deepEqual(of({ openSearch: { version: "3.1" } }), []);
  });

  it("tell of an Elasticsearch line that Tracardi was not run on", () => {
    const on = (version: string) =>
      of({ openSearch: undefined, elasticCloud: { region: "us-east-1", version } });
    assert.deepEqual(on("8.19.2"), [
      "elasticCloud.version 8.19.2: Tracardi was run on 7.17.29 and 8.11.4, not on this line.",
    ]);
    assert.deepEqual(on("8.11.1"), []);
    assert.deepEqual(on("7.17.29"), []);
  });

  it("tell that the firewall or the access logs are off", () => {
    assert.deepEqual(of({ firewall: { enabled: false }, accessLogs: { enabled: false } }), [
      "firewall.enabled false: nothing limits how many requests an address sends to the collector, and how large.",
      "accessLogs.enabled false: nobody can see afterwards who called, and what.",
    ]);
    assert.deepEqual(of({ firewall: { requestsPerAddress: 100 }, accessLogs: {} }), []);
  });

  it("tell what the minimal profile lacks", () => {
    const found = of({
      profile: Profile.Minimal,
      hosts: { publicApi: "a.example.com", internalApi: "b.example.com" },
    });
    assert.deepEqual(found, [
      'profile "minimal" is below what Tracardi asks for in production: one API group with the GUI API on serves ' +
        "both sides, kept apart by the load balancers alone.",
    ]);
  });
});
