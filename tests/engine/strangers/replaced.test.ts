/** What the pack sees of resources that are replaced: the engine shows it the values of before, and deploys others. */
import assert from "node:assert/strict";
import { StrangersStack } from "./program";

/** A search domain that Tracardi uses. */
const domain = (name: string, nodes: number, options: string): string => `
  const search = new aws.opensearch.Domain("search", {
    domainName: "${name}",
    engineVersion: "OpenSearch_2.19",
    clusterConfig: { instanceType: "m6g.large.search", instanceCount: ${nodes} },
    ebsOptions: { ebsEnabled: true, volumeSize: 20 },
  }, { ${options} });
  run("api", "tracardi/tracardi-api:0.8.2.1", {
    ELASTIC_HOST: pulumi.interpolate\`https://\${search.endpoint}:443\`,
  });
`;

const tooFew = /^1 data node \(search domain search: 1\)/m;

describe("a resource that the real engine replaces", () => {
  let strangers: StrangersStack;
  afterEach(() => strangers.remove());
  beforeEach(async () => (strangers = await StrangersStack.start()));

  it("is judged by the new value of what ignoreChanges is about, and by the old one if it stays", async () => {
    const ignoring = 'ignoreChanges: ["clusterConfig.instanceCount"]';
    strangers.write(domain("cdp", 3, ignoring));
    await strangers.up();
    strangers.write(domain("cdp", 1, ignoring));
    const kept = await strangers.judged();
    assert.doesNotMatch(kept, tooFew);
    assert.match(kept, /tracardi-search-encryption/, "the domain is judged");
    strangers.write(domain("cdp-2", 1, ignoring));
    assert.match(await strangers.judged(), tooFew);
  });

  it("is judged without what another pack's remediation adds, which a replacement drops", async () => {
    const fixing = strangers.pack(
      "fixing",
      `{
        name: "three-nodes",
        description: "Three nodes.",
        enforcementLevel: "remediate",
        remediateResource: ({ type, props }) =>
          type === "aws:opensearch/domain:Domain"
            ? { ...props, clusterConfig: { ...props.clusterConfig, instanceCount: 3 } }
            : undefined,
      }`,
    );
    strangers.write(domain("cdp", 1, ""));
    const made = await strangers.judged([], [fixing]);
    assert.doesNotMatch(made, tooFew);
    assert.match(made, /tracardi-search-encryption/, "the domain is judged");
    await strangers.up([fixing]);
    strangers.write(domain("cdp-2", 1, ""));
    assert.match(await strangers.judged([], [fixing]), tooFew);
  });
});
