import * as pulumi from "@pulumi/pulumi";
import { validatedOutput } from "../validation/validatedOutput";
import type { Settings } from "../settings/settings";
import { AccessLogBucket } from "./accessLogBucket";

/** Where load balancers write their access logs. */
export interface AccessLogs {
  readonly bucket: pulumi.Output<string>;
  readonly prefix?: string;
  /** AWS refuses a load balancer that may not write its logs. */
  readonly writableAfter: pulumi.Resource[];
}

/** The place for the access logs: the user's bucket or one of our own; none where they are switched off. */
export function createAccessLogs(
  name: string,
  { edge, protection, logRetentionDays }: Settings,
  tags: { readonly [name: string]: string },
  parent: pulumi.Resource,
): AccessLogs | undefined {
  if (!edge.accessLogs) return undefined;
  const { bucketName: given, prefix } = edge.accessLogs;
  if (given !== undefined) {
    const bucket = validatedOutput(name, "accessLogs.bucketName", given);
    return { bucket, prefix, writableAfter: [] };
  }
  const own = new AccessLogBucket(
    `${name}-access-logs`,
    { retentionDays: logRetentionDays, protection, tags },
    { parent },
  );
  return { bucket: own.bucket, writableAfter: [own.policy] };
}
