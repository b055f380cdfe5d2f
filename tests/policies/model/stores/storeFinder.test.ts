import assert from "node:assert/strict";
import { buildModel } from "../../../../policies/model/model";
import { kindOf } from "../../../../policies/model/resources/kinds";
import type { StackResource } from "../../../../policies/model/resources/resources";
import type { Value } from "../../../../policies/value";

function resource(type: string, name: string, props: Value, provider?: string): StackResource {
  const kind = kindOf(type);
  assert.ok(kind !== undefined, type);
  const urn = urnOf(type, name);
  const rest = { outputs: undefined, references: {}, ignoredChanges: [] };
  return { urn, type, kind, name, props, provider, ...rest };
}

const urnOf = (type: string, name: string): string => `urn:pulumi:test::tracardi::${type}::${name}`;

const cluster = (name: string): StackResource =>
  resource("pulumi:providers:kubernetes", name, { context: name });

const record = (name: string, target: string): StackResource =>
  resource("aws:route53/record:Record", name, { name, records: [target] });

const finderOf = (...resources: readonly StackResource[]) =>
  buildModel(resources, { marks: {} }).stores.finder;

const placeIn = (name: string) => ({
  cluster: ["ambient", name, ""].join("\n"),
  namespace: "tracardi",
  name: "api",
});

describe("what a host name leads to", () => {
  const labels = { app: "search" };
  const provider = urnOf("pulumi:providers:kubernetes", "core");
  const finder = () =>
    finderOf(
      cluster("core"),
      cluster("edge"),
      resource(
        "kubernetes:apps/v1:Deployment",
        "search",
        {
          metadata: { name: "search", namespace: "data" },
          spec: {
            template: {
              metadata: { labels },
              spec: { containers: [{ name: "search", image: "elasticsearch:8.13.0" }] },
            },
          },
        },
        provider,
      ),
      resource(
        "kubernetes:core/v1:Service",
        "search",
        { metadata: { name: "search", namespace: "data" }, spec: { selector: labels } },
        provider,
      ),
      record("search.example.com", "search.data.svc.cluster.local"),
    );
  const led = (found: ReturnType<typeof finder>, from: string): string[] =>
    found.ofHost("search.example.com", placeIn(from), "search").stores.map(({ label }) => label);

  it("hangs on the cluster that it is asked in, whichever is asked first", () => {
    const store = ["Deployment data/search"];
    const [one, other] = [finder(), finder()];
    assert.deepEqual([led(one, "edge"), led(one, "core")], [[], store]);
    assert.deepEqual([led(other, "core"), led(other, "edge")], [store, []]);
  });

  it("hangs on how far it has been followed, and is not remembered from farther away", () => {
    const domain = resource("aws:opensearch/domain:Domain", "search", {
      domainEndpointOptions: { customEndpoint: "engine.example.com" },
    });
    const chain = ["a", "b", "c", "d", "e"].map((name, index, names) =>
      record(`${name}.example.com`, `${names[index + 1] ?? "engine"}.example.com`),
    );
    const found = finderOf(domain, ...chain);
    const storesAt = (host: string): string[] =>
      found.ofHost(host, placeIn("core"), "search").stores.map(({ label }) => label);
    assert.deepEqual(storesAt("a.example.com"), []);
    assert.deepEqual(storesAt("e.example.com"), ["search domain search"]);
  });
});
