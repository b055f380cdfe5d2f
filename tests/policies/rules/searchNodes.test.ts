import assert from "node:assert/strict";
import { production } from "../../helpers/layouts";
import { broken, judge, messagesOf, type TestStack } from "../../helpers/policyStack";

const rule = "tracardi-search-nodes";

/** The production layout on Elastic Cloud. */
const onElasticCloud = (elasticsearch?: unknown): TestStack =>
  production()
    .remove("search")
    .add("ec:index/deployment:Deployment", "cloud", elasticsearch ? { elasticsearch } : {});

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

  it("are nobody's business where there is no search engine in the stack", () => {
    assert.deepEqual(judge(production().remove("search")), []);
  });
});
