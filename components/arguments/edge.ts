import type { Input } from "@pulumi/pulumi";

/** What the load balancers do at port 80. */
export enum HttpPort {
  /** Nothing listens, and no security group admits anyone. */
  Closed = "closed",
  /**
   * `GET` and `HEAD` are sent to HTTPS with a 301, everything else gets a 404: a client may turn a redirected `POST`
   * into a `GET`, and browsers refuse redirected preflights, so that events would be lost in silence.
   */
  Redirect = "redirect",
}

/** What becomes of requests whose length is not known before their body is read. */
export enum RequestsWithoutLength {
  /** They pass and are counted, in the metrics `no-length` and `transfer-encoding` of the web ACL. */
  Count = "count",
  /** They get a 403. */
  Block = "block",
}

/** The web ACL (AWS WAF) of the collector's load balancer. */
export interface FirewallArgs {
  /** Whether there is one. Without it, requests of any size and number reach the collector's routes. @default true */
  enabled?: boolean;
  /**
   * Requests that one address may send in five minutes; more get a 403 until it is fewer. The default is 20 a second:
   * what one worker answers of first-time visitors, of the twelve that there are by default. Raise it for webhooks and
   * for visitors who share an address, such as those of a mobile network.
   * @minimum 100 @maximum 2000000000 @remedy It is the number in five minutes: 300 are one a second. @default 6000
   */
  requestsPerAddress?: number;
  /**
   * Largest body of a request in KiB, by the length that the request states; larger ones get a 403. Events have a few,
   * webhooks may have more. @minimum 8 @maximum 10240 @remedy It is in KiB: 1024 are one MiB. @default 32
   */
  largestBodyKiB?: number;
  /**
   * What becomes of requests with a body but no `Content-Length`, and of those with a `Transfer-Encoding`:
   * `largestBodyKiB` cannot hold for them. Browsers state a length, some senders of webhooks do not: look at the
   * metrics before you block. @default RequestsWithoutLength.Count
   */
  requestsWithoutLength?: RequestsWithoutLength;
}

/**
 * Access logs of all load balancers, in S3. By default in a bucket that is made for them: encrypted, private, and
 * emptied of what is older than `logRetentionDays`.
 */
export interface AccessLogsArgs {
  /** Whether there are any. @default true */
  enabled?: boolean;
  /**
   * Name of a bucket of yours, in the region of the installation and encrypted with S3's own keys (SSE-S3). Its policy
   * has to let `logdelivery.elasticloadbalancing.amazonaws.com` put objects. Retention is then yours.
   * @pattern ^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$ @allowed the name of an S3 bucket, neither its ARN nor its URL
   * @remedy `aws s3 ls` prints the names. @default - A bucket of the installation's own.
   */
  bucketName?: Input<string>;
  /**
   * Where in `bucketName` the logs go: in front of `/AWSLogs/<account>/`, without a slash at either end.
   * @pattern ^(?!.*AWSLogs)[\w.-]+(\/[\w.-]+)*$ @maxLength 256
   * @allowed a path in the bucket without a slash at either end, and without AWSLogs
   * @remedy Leave it out for the top of the bucket; /AWSLogs/<account>/ follows by itself. @default - The top.
   */
  prefix?: string;
}
