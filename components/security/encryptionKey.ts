import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { validatedOutput } from "../validation/validatedOutput";
import { regionalPrincipal } from "./role";

export interface EncryptionKeyArgs {
  readonly protection: boolean;
  readonly tags: { readonly [name: string]: string };
}

/** The ARN of the key: the user's, or that of a new one. */
export function encryptionKeyArn(
  name: string,
  given: pulumi.Input<string> | undefined,
  args: EncryptionKeyArgs,
  opts: pulumi.CustomResourceOptions,
): pulumi.Output<string> {
  if (given !== undefined) return validatedOutput(name, "kmsKeyArn", given);
  return createEncryptionKey(name, args, opts).arn;
}

/**
 * The key of the installation, which encrypts Kubernetes Secrets, the search domain, Redis and the logs.
 * Deleting it destroys them all; the deletion takes 30 days, in which it can be cancelled.
 */
function createEncryptionKey(
  name: string,
  args: EncryptionKeyArgs,
  opts: pulumi.CustomResourceOptions,
): aws.kms.Key {
  const parent = { parent: opts.parent };
  const account = aws.getCallerIdentityOutput({}, parent).accountId;
  const partition = aws.getPartitionOutput({}, parent).partition;
  const region = aws.getRegionOutput({}, parent).region;
  const policy = pulumi.jsonStringify({
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "AdministrationByIam",
        Effect: "Allow",
        Principal: { AWS: pulumi.interpolate`arn:${partition}:iam::${account}:root` },
        Action: "kms:*",
        Resource: "*",
      },
      {
        Sid: "CloudWatchLogs",
        Effect: "Allow",
        Principal: { Service: regionalPrincipal(pulumi.interpolate`logs.${region}`, parent) },
        Action: [
          "kms:Encrypt*",
          "kms:Decrypt*",
          "kms:ReEncrypt*",
          "kms:GenerateDataKey*",
          "kms:Describe*",
        ],
        Resource: "*",
        Condition: {
          ArnLike: {
            "kms:EncryptionContext:aws:logs:arn": pulumi.interpolate`arn:${partition}:logs:${region}:${account}:*`,
          },
        },
      },
    ],
  });
  return new aws.kms.Key(
    name,
    {
      description: `Data of the Tracardi installation ${name}`,
      enableKeyRotation: true,
      deletionWindowInDays: 30,
      policy,
      tags: args.tags,
    },
    { ...opts, protect: args.protection },
  );
}
