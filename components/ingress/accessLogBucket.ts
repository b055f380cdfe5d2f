import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { physicalName } from "../internal/names";

export interface AccessLogBucketArgs {
  readonly retentionDays: number;
  readonly protection: boolean;
  readonly tags: { readonly [name: string]: string };
}

/** S3 allows 63 characters, and the suffix that makes the name globally unique takes 26. */
const longestPrefix = 37;

/** A private bucket that load balancers of this account write to over TLS, and that expires old logs. */
export class AccessLogBucket extends pulumi.ComponentResource {
  readonly bucket: pulumi.Output<string>;
  readonly policy: aws.s3.BucketPolicy;

  constructor(name: string, args: AccessLogBucketArgs, opts?: pulumi.ComponentResourceOptions) {
    super("tracardi-pulumi:index:AccessLogBucket", name, {}, opts);
    const parent = { parent: this };
    const made = new aws.s3.Bucket(
      name,
      {
        // Bucket names are global: a fixed name could already be taken.
        bucketPrefix: `${physicalName(name, longestPrefix - 1)}-`,
        // Only an empty bucket can be deleted, and this one always has logs.
        forceDestroy: !args.protection,
        tags: args.tags,
      },
      { ...parent, protect: args.protection, ignoreChanges: ["bucketPrefix"] },
    );
    const bucket = made.id;
    new aws.s3.BucketServerSideEncryptionConfiguration(
      name,
      {
        bucket,
        // Load balancers cannot write to a bucket that uses a KMS key.
        rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }],
      },
      parent,
    );
    new aws.s3.BucketOwnershipControls(
      name,
      { bucket, rule: { objectOwnership: "BucketOwnerEnforced" } },
      parent,
    );
    new aws.s3.BucketLifecycleConfiguration(
      name,
      {
        bucket,
        rules: [
          {
            id: "retention",
            status: "Enabled",
            filter: { prefix: "" },
            expiration: { days: args.retentionDays },
            abortIncompleteMultipartUpload: { daysAfterInitiation: 1 },
          },
        ],
      },
      parent,
    );
    const closed = new aws.s3.BucketPublicAccessBlock(
      name,
      {
        bucket,
        blockPublicAcls: true,
        blockPublicPolicy: true,
        ignorePublicAcls: true,
        restrictPublicBuckets: true,
      },
      parent,
    );
    const account = aws.getCallerIdentityOutput({}, parent).accountId;
    this.policy = new aws.s3.BucketPolicy(
      name,
      { bucket, policy: policyOf(made.arn, account) },
      { ...parent, dependsOn: [closed] },
    );
    this.bucket = bucket;
    this.registerOutputs({ bucket });
  }
}

function policyOf(bucketArn: pulumi.Output<string>, account: pulumi.Output<string>) {
  return pulumi.jsonStringify({
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "LoadBalancersOfThisAccount",
        Effect: "Allow",
        Principal: { Service: "logdelivery.elasticloadbalancing.amazonaws.com" },
        Action: "s3:PutObject",
        // The path contains the account, so load balancers of other accounts cannot write here.
        Resource: pulumi.interpolate`${bucketArn}/AWSLogs/${account}/*`,
      },
      {
        Sid: "TlsOnly",
        Effect: "Deny",
        Principal: "*",
        Action: "s3:*",
        Resource: [bucketArn, pulumi.interpolate`${bucketArn}/*`],
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      },
    ],
  });
}
