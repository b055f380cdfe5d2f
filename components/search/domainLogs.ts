import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { OpenSearchLogsSettings } from "../settings/stores";

export interface DomainLogsArgs {
  readonly settings: OpenSearchLogsSettings;
  readonly domainName: string;
  readonly domainArn: pulumi.Input<string>;
  readonly account: pulumi.Input<string>;
  readonly logRetentionDays: number;
  readonly kmsKeyArn: pulumi.Input<string>;
  readonly tags: { readonly [name: string]: string };
}

export interface DomainLogs {
  readonly options: aws.types.input.opensearch.DomainLogPublishingOption[];
  /** What must exist before the domain: on creation it checks whether it may write. */
  readonly policies: pulumi.Resource[];
}

/** The logs that a domain can write, by the name of each group. */
const logTypes = {
  errors: { application: "ES_APPLICATION_LOGS" },
  slow: { "slow-searches": "SEARCH_SLOW_LOGS", "slow-writes": "INDEX_SLOW_LOGS" },
  audit: { audit: "AUDIT_LOGS" },
} as const;

/**
 * A log group for each type of log. The permission to write is a policy of the group itself: an account may
 * have only ten policies per region that are not attached to a resource.
 */
export function createDomainLogs(
  name: string,
  args: DomainLogsArgs,
  opts: pulumi.CustomResourceOptions,
): DomainLogs {
  const wanted = (Object.keys(logTypes) as (keyof typeof logTypes)[])
    .filter((kind) => args.settings[kind])
    .flatMap((kind) => Object.entries(logTypes[kind]));
  const made = wanted.map(([log, logType]) => {
    const group = new aws.cloudwatch.LogGroup(
      `${name}-${log}`,
      {
        name: `/aws/OpenSearchService/domains/${args.domainName}/${log}`,
        retentionInDays: args.logRetentionDays,
        kmsKeyId: args.kmsKeyArn,
        tags: args.tags,
      },
      opts,
    );
    const policy = new aws.cloudwatch.LogResourcePolicy(
      `${name}-${log}`,
      {
        resourceArn: group.arn,
        policyDocument: pulumi.jsonStringify({
          Version: "2012-10-17",
          Statement: [
            {
              Effect: "Allow",
              Principal: { Service: "es.amazonaws.com" },
              Action: ["logs:PutLogEvents", "logs:PutLogEventsBatch", "logs:CreateLogStream"],
              Resource: pulumi.interpolate`${group.arn}:*`,
              Condition: {
                StringEquals: { "aws:SourceAccount": args.account },
                ArnLike: { "aws:SourceArn": args.domainArn },
              },
            },
          ],
        }),
      },
      opts,
    );
    return { policy, option: { logType, cloudwatchLogGroupArn: group.arn, enabled: true } };
  });
  return { options: made.map((each) => each.option), policies: made.map((each) => each.policy) };
}
