/**
 * The default policy of an AWS load balancer: TLS 1.0 and up.
 *
 * Source: "Security policies for your Application Load Balancer" and "… Network Load Balancer" of Elastic Load
 * Balancing (the default of all methods but the console, as of November 2026); `default-ssl-policy` in
 * "Controller configuration options" of the AWS Load Balancer Controller.
 */
export const defaultTlsPolicy = "ELBSecurityPolicy-2016-08";

/**
 * CloudFront's default policy.
 *
 * Source: "MinimumProtocolVersion" of ViewerCertificate in the CloudFront API reference.
 */
export const edgeTlsPolicy = "TLSv1";

/** The lowest TLS version in use without known weaknesses, as in `1.2` (RFC 8996). */
export const lowestSoundMinor = 2;

/**
 * Policies whose name does not contain their lowest TLS version, because they are older than that convention.
 *
 * Source: the same pages, and "Predefined SSL security policies for Classic Load Balancers".
 */
const unsaid: readonly string[] = [
  "ELBSecurityPolicy-2016-08",
  "ELBSecurityPolicy-2015-05",
  "ELBSecurityPolicy-2015-03",
  "ELBSecurityPolicy-2015-02",
  "ELBSecurityPolicy-2014-10",
  "ELBSecurityPolicy-2014-01",
  "ELBSecurityPolicy-2011-08",
  "ELBSecurityPolicy-FS-2018-06",
];

/**
 * The lowest TLS version that a policy allows, as the number after `1.`; undefined if its name does not contain
 * it. `ELBSecurityPolicy-TLS13-1-2-Ext2-2021-06` goes from 1.3 down to 1.2; CloudFront's have names like
 * `TLSv1.2_2021`.
 */
export function lowestTlsMinor(policy: string): number | undefined {
  if (unsaid.includes(policy)) return 0;
  const ofEdge = /^TLSv1(?:\.(\d))?(?:_\d+)?$/.exec(policy);
  if (ofEdge !== null) return Number(ofEdge[1] ?? 0);
  const named = /^ELBSecurityPolicy-(?:TLS13|TLS|FS)-1-(\d)-/.exec(policy)?.[1];
  return named === undefined ? undefined : Number(named);
}
