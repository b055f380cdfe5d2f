import * as assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import {
  assertInputs,
  at,
  type Deployment,
  json,
  type Registration,
} from "../../helpers/deployment";
import { adopted, deployLayout, production } from "../../helpers/production";
import { nonEmpty } from "../../helpers/nonEmpty";

const balancers = (deployment: Deployment): Registration[] =>
  deployment.of("LoadBalancer").filter(({ custom }) => custom);
const ofS3 = (deployment: Deployment) =>
  deployment.all.filter(({ type }) => type.startsWith("aws:s3/"));
const component = (deployment: Deployment) =>
  deployment.get("TracardiProduction", "tracardi").outputs;

describe("access logs", () => {
  let deployment: Deployment;
  before(async () => (deployment = await production()));
  const named = (kind: string) => deployment.get(kind, "tracardi-access-logs", "aws:s3/");

  it("are written by all load balancers, once they may write", () => {
    const bucket = named("Bucket").id;
    assert.equal(balancers(deployment).length, 3);
    for (const each of nonEmpty(balancers(deployment))) {
      assertInputs(each, { accessLogs: { enabled: true, bucket } });
      deployment.assertWaits(each, named("BucketPolicy"));
    }
    assert.equal(component(deployment).accessLogsBucket, bucket);
  });

  it("go into a bucket whose name nobody else can have taken", () => {
    assertInputs(named("Bucket"), { bucket: undefined });
    assert.match(
      String(at(named("Bucket"), "bucketPrefix")),
      /^tracardi-access-logs-[0-9a-f]{8}-$/,
    );
  });

  it("go into a bucket that is encrypted as load balancers need it, and closed to the public", () => {
    const bucket = named("Bucket").id;
    assertInputs(named("BucketServerSideEncryptionConfiguration"), {
      bucket,
      rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }],
    });
    assertInputs(named("BucketOwnershipControls"), {
      bucket,
      rule: { objectOwnership: "BucketOwnerEnforced" },
    });
    assertInputs(named("BucketPublicAccessBlock"), {
      bucket,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    deployment.assertWaits(named("BucketPolicy"), named("BucketPublicAccessBlock"));
  });

  it("are let in from load balancers of this account alone, and over TLS alone", () => {
    const arn = String(named("Bucket").outputs.arn);
    assertInputs(named("BucketPolicy"), { bucket: named("Bucket").id });
    assert.deepEqual(json(named("BucketPolicy"), "policy"), {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "LoadBalancersOfThisAccount",
          Effect: "Allow",
          Principal: { Service: "logdelivery.elasticloadbalancing.amazonaws.com" },
          Action: "s3:PutObject",
          Resource: `${arn}/AWSLogs/123456789012/*`,
        },
        {
          Sid: "TlsOnly",
          Effect: "Deny",
          Principal: "*",
          Action: "s3:*",
          Resource: [arn, `${arn}/*`],
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
      ],
    });
  });

  it("are kept as long as all logs are", async () => {
    const days = (each: Deployment) =>
      at(
        each.get("BucketLifecycleConfiguration", "tracardi-access-logs", "aws:s3/"),
        "rules.0.expiration.days",
      );
    assert.equal(days(deployment), 90);
    assertInputs(named("BucketLifecycleConfiguration"), {
      "rules.0.status": "Enabled",
      "rules.0.filter": { prefix: "" },
    });
    assert.equal(days(await deployLayout({ logRetentionDays: 365 })), 365);
  });

  it("are guarded like all that holds data, until protection is off", async () => {
    assert.equal(named("Bucket").options.protect, true);
    assertInputs(named("Bucket"), { forceDestroy: false });
    const bucket = (await adopted()).get("Bucket", "tracardi-access-logs", "aws:s3/");
    assert.ok(!bucket.options.protect);
    assertInputs(bucket, { forceDestroy: true });
  });

  it("go into the user's bucket, which nothing is done to", async () => {
    for (const bucketName of ["our-logs", pulumi.output(Promise.resolve("our-logs"))]) {
      const other = await deployLayout({ accessLogs: { bucketName, prefix: "tracardi/prod" } });
      assert.deepEqual(other.errors, []);
      assert.deepEqual(ofS3(other), []);
      assert.equal(balancers(other).length, 3);
      for (const each of nonEmpty(balancers(other))) {
        assertInputs(each, {
          accessLogs: { enabled: true, bucket: "our-logs", prefix: "tracardi/prod" },
        });
      }
      assert.equal(component(other).accessLogsBucket, "our-logs");
    }
  });

  it("are off where the argument says so, which is warned of", async () => {
    const off = await deployLayout({ accessLogs: { enabled: false } });
    assert.deepEqual(off.errors, []);
    assert.deepEqual(ofS3(off), []);
    for (const each of nonEmpty(balancers(off))) assertInputs(each, { accessLogs: undefined });
    assert.ok(!("accessLogsBucket" in component(off)));
    assert.ok(off.warnings.some((each) => each.startsWith("accessLogs.enabled false: ")));
  });
});
