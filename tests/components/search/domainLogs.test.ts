import * as assert from "node:assert/strict";
import { assertInputs, at, type Deployment, json } from "../../helpers/deployment";
import { deployLayout, production } from "../../helpers/production";

const logTypes = (deployment: Deployment) => {
  const options = at(deployment.get("Domain", "tracardi-search"), "logPublishingOptions");
  return (options as { logType: string }[]).map(({ logType }) => logType);
};

describe("logs of the search domain", () => {
  it("are errors and slow requests, each in an encrypted group that forgets", async () => {
    const deployment = await production();
    assert.deepEqual(logTypes(deployment), [
      "ES_APPLICATION_LOGS",
      "SEARCH_SLOW_LOGS",
      "INDEX_SLOW_LOGS",
    ]);
    const domainName = at(deployment.get("Domain", "tracardi-search"), "domainName");
    for (const log of ["application", "slow-searches", "slow-writes"]) {
      assertInputs(deployment.get("LogGroup", `tracardi-search-${log}`), {
        name: `/aws/OpenSearchService/domains/${domainName}/${log}`,
        retentionInDays: 90,
        kmsKeyId: deployment.get("Key", "tracardi").outputs.arn,
        tags: { "tracardi-pulumi": "tracardi" },
      });
    }
  });

  it("may be written by this domain alone, by a policy of the group that is there before it", async () => {
    const deployment = await production();
    const domain = deployment.get("Domain", "tracardi-search");
    for (const log of ["application", "slow-searches", "slow-writes"]) {
      const policy = deployment.get("LogResourcePolicy", `tracardi-search-${log}`);
      const { arn } = deployment.get("LogGroup", `tracardi-search-${log}`).outputs;
      assertInputs(policy, { resourceArn: arn, policyName: undefined });
      assert.deepEqual(json(policy, "policyDocument"), {
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Principal: { Service: "es.amazonaws.com" },
            Action: ["logs:PutLogEvents", "logs:PutLogEventsBatch", "logs:CreateLogStream"],
            Resource: `${String(arn)}:*`,
            Condition: {
              StringEquals: { "aws:SourceAccount": "123456789012" },
              ArnLike: { "aws:SourceArn": domain.outputs.arn },
            },
          },
        ],
      });
      deployment.assertWaits(domain, policy);
    }
  });

  it("can be all or none", async () => {
    const all = await deployLayout({ openSearch: { logs: { audit: true } } });
    assert.deepEqual(logTypes(all).at(-1), "AUDIT_LOGS");
    assert.equal(all.names("LogGroup").includes("tracardi-search-audit"), true);
    const none = await deployLayout({ openSearch: { logs: { errors: false, slow: false } } });
    assert.deepEqual(logTypes(none), []);
    assert.deepEqual(none.of("LogResourcePolicy"), []);
  });
});
