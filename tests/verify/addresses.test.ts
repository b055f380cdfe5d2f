import assert from "node:assert/strict";
import { addresses } from "../../verify/checks/addresses";
import { Connections } from "../../verify/connections/connections";

const host = "track.example.com";

async function statusOf(lookup: (host: string) => Promise<string[]>): Promise<string> {
  const installation = {
    publicApi: host,
    openRoutes: [],
    largestBodyKiB: 32,
    origin: "https://www.example.com",
    trusted: false,
  };
  const connections = new Connections([], undefined, lookup);
  const [{ status, observed }] = await addresses(host, { installation, connections });
  return `${status}: ${observed}`;
}

const failing = (code: string) => () => Promise.reject(Object.assign(new Error(code), { code }));

describe("the addresses of the collector", () => {
  it("are one in each zone", async () => {
    assert.equal(await statusOf(async () => ["192.0.2.1", "192.0.2.2"]), "ok: 2 addresses");
    assert.equal(await statusOf(async () => ["192.0.2.1"]), "failed: one address, 192.0.2.1");
  });

  it("are missing without a record", async () => {
    for (const code of ["ENOTFOUND", "ENODATA"]) {
      assert.equal(await statusOf(failing(code)), "failed: the name has no IPv4 address");
    }
  });

  it("are not known if no name server answers", async () => {
    assert.equal(await statusOf(failing("ESERVFAIL")), "failed: no name server answers: ESERVFAIL");
  });
});
