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

  it("may be written by this domain alone, by a policy of the account that is there before it", async () => {
    const deployment = await production();
    const domain = deployment.get("Domain", "tracardi-search");
    const [policy, ...others] = deployment.of("LogResourcePolicy");
    assert.deepEqual(others, []);
    assert.match(String(at(policy, "policyName")), /^tracardi-search-[0-9a-f]{8}$/);
    assertInputs(policy, { resourceArn: undefined });
    assert.deepEqual(json(policy, "policyDocument"), {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "es.amazonaws.com" },
          Action: ["logs:PutLogEvents", "logs:CreateLogStream"],
          Resource:
            "arn:aws:logs:eu-west-1:123456789012:log-group:/aws/OpenSearchService/domains/tracardi-search-*:*",
          Condition: {
            StringEquals: { "aws:SourceAccount": "123456789012" },
            ArnLike: {
              "aws:SourceArn": "arn:aws:es:eu-west-1:123456789012:domain/tracardi-search-*",
            },
          },
        },
      ],
    });
    deployment.assertWaits(domain, policy);
    assert.deepEqual(policy.dependencies, []);
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
