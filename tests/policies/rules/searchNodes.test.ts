import assert from "node:assert/strict";
import { production } from "../../helpers/layouts";
import { broken, judge, messagesOf, type TestStack } from "../../helpers/policyStack";

const rule = "tracardi-search-nodes";

const host = "https://tracardi.es.eu-west-1.aws.elastic-cloud.com:443";

/** The production layout on Elastic Cloud. */
function onElasticCloud(elasticsearch?: unknown): TestStack {
  const stack = production().remove("search", "search-sg");
  for (const name of ["public-api", "internal-api", "apm", "installer"]) {
    stack.change(name, ({ spec }) => {
      const { env } = spec.template.spec.containers[0];
      env.find((each: { name: string }) => each.name === "ELASTIC_HOST").value = host;
    });
  }
  const inputs = { trafficFilters: ["filter"], ...(elasticsearch ? { elasticsearch } : {}) };
  return stack
    .add(
      "ec:index/deploymentTrafficFilter:DeploymentTrafficFilter",
      "filter",
      { type: "ip", rules: [{ source: "203.0.113.7" }] },
      { outputs: { id: "filter" } },
    )
    .add("ec:index/deployment:Deployment", "cloud", inputs);
}

describe("search nodes on Elastic Cloud", () => {
  it("are too few in two zones", () => {
    const findings = judge(onElasticCloud({ hot: { zoneCount: 2, autoscaling: {} } }));
    assert.deepEqual(broken(findings), [rule]);
    assert.match(
      messagesOf(findings, rule)[0],
      /2 data nodes \(search domain cloud: 2\), at least 3 are required/,
    );
  });

  it("are enough in three", () => {
    assert.deepEqual(judge(onElasticCloud({ hot: { zoneCount: 3, autoscaling: {} } })), []);
  });

  it("are not known where the template decides, which is said", () => {
    const findings = judge(onElasticCloud());
    assert.deepEqual(broken(findings), []);
    assert.match(
      messagesOf(findings, "tracardi-undecided")[0],
      /0 data nodes \(search domain cloud: not known\), at least 3/,
    );
  });

  it("name the remedy", () => {
    const findings = judge(production().change("search", (i) => delete i.clusterConfig));
    assert.deepEqual(messagesOf(findings, rule), [
      "1 data node (search domain search: 1), at least 3 are required. Raise the search engine's data nodes " +
        "to the required number (clusterConfig.instanceCount of a domain), over three availability zones.",
    ]);
  });

  it("are nobody's business where there is no search engine in the stack", () => {
    assert.deepEqual(judge(production().remove("search")), []);
  });
});
