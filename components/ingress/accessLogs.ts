import * as pulumi from "@pulumi/pulumi";
import { validatedOutput } from "../validation/validatedOutput";
import { ProtectedPart } from "../arguments";
import { protects } from "../settings/protection";
import type { Settings } from "../settings/settings";
import { AccessLogBucket } from "./accessLogBucket";

/** Where load balancers write their access logs. */
export interface AccessLogs {
  readonly bucket: pulumi.Output<string>;
  readonly prefix?: string;
  /** AWS refuses a load balancer that is not allowed to write its logs. */
  readonly writableAfter: pulumi.Resource[];
}

/** The bucket for the access logs: the user's or our own; absent if they are switched off. */
export function createAccessLogs(
  name: string,
  settings: Settings,
  tags: { readonly [name: string]: string },
  parent: pulumi.Resource,
): AccessLogs | undefined {
  const { edge, logRetentionDays } = settings;
  if (!edge.accessLogs) return undefined;
  const { bucketName: given, prefix } = edge.accessLogs;
  if (given !== undefined) {
    const bucket = validatedOutput(name, "accessLogs.bucketName", given);
    return { bucket, prefix, writableAfter: [] };
  }
  const own = new AccessLogBucket(
    `${name}-access-logs`,
    {
      retentionDays: logRetentionDays,
      protection: protects(settings, ProtectedPart.AccessLogs),
      tags,
    },
    { parent },
  );
  return { bucket: own.bucket, writableAfter: [own.policy] };
}
