import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { physicalName, physicalNames } from "../internal/names";
import type { OpenSearchLogsSettings } from "../settings/stores";

export interface DomainLogsArgs {
  readonly settings: OpenSearchLogsSettings;
  /** The partition, region and account of ARNs, between their colons: `aws`, `eu-west-1:111122223333`. */
  readonly partition: pulumi.Input<string>;
  readonly place: pulumi.Input<string>;
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

/** The most characters of a domain's name. */
export const domainNameLength = 28;

const folder = "/aws/OpenSearchService/domains";

/** A log group for each type of log, and the permission to write to all of them. */
export function createDomainLogs(
  name: string,
  args: DomainLogsArgs,
  opts: pulumi.CustomResourceOptions,
): DomainLogs {
  const options = (Object.keys(logTypes) as (keyof typeof logTypes)[])
    .filter((kind) => args.settings[kind])
    .flatMap((kind) => Object.entries(logTypes[kind]))
    .map(([log, logType]) => {
      const group = new aws.cloudwatch.LogGroup(
        `${name}-${log}`,
        {
          name: `${folder}/${physicalName(name, domainNameLength)}/${log}`,
          retentionInDays: args.logRetentionDays,
          kmsKeyId: args.kmsKeyArn,
          tags: args.tags,
        },
        { ...opts, ignoreChanges: ["name"] },
      );
      return { logType, cloudwatchLogGroupArn: group.arn, enabled: true };
    });
  return { options, policies: options.length === 0 ? [] : [admitDomain(name, args, opts)] };
}

/**
 * A policy of the account: nothing public shows that OpenSearch, before it makes a domain, heeds a policy that is
 * attached to a log group. There may be ten in a region, so all groups share one. It allows every name that the domain
 * can have, so it needs neither the domain nor the groups and is the older when the domain checks it.
 */
function admitDomain(
  name: string,
  { partition, place, account }: DomainLogsArgs,
  opts: pulumi.CustomResourceOptions,
): aws.cloudwatch.LogResourcePolicy {
  const names = physicalNames(name, domainNameLength);
  return new aws.cloudwatch.LogResourcePolicy(
    name,
    {
      policyName: physicalName(name, 64),
      policyDocument: pulumi.jsonStringify({
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Principal: { Service: "es.amazonaws.com" },
            Action: ["logs:PutLogEvents", "logs:CreateLogStream"],
            Resource: pulumi.interpolate`arn:${partition}:logs:${place}:log-group:${folder}/${names}:*`,
            Condition: {
              StringEquals: { "aws:SourceAccount": account },
              ArnLike: {
                "aws:SourceArn": pulumi.interpolate`arn:${partition}:es:${place}:domain/${names}`,
              },
            },
          },
        ],
      }),
    },
    { ...opts, ignoreChanges: ["policyName"] },
  );
}
