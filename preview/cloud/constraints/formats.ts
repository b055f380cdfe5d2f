/** What strings such as ids, ARNs and networks must look like, by the registry's format names. */
import * as ipaddr from "ipaddr.js";

interface Format {
  pattern: RegExp;
  code: string;
  /** The noun for messages, as in "is no id of a VPC". */
  what: string;
}

const id = (prefix: string, code: string, what: string): Format => ({
  pattern: new RegExp(`^${prefix}-[0-9a-f]{8,17}$`),
  code,
  what: `no id of ${what}, which begins with ${prefix}-`,
});
const arn = (service: string, resource: string, what: string): Format => ({
  pattern: new RegExp(`^arn:aws[a-z-]*:${service}:[a-z0-9-]*:\\d{12}:${resource}`),
  code: "InvalidArn",
  what: `no ARN of ${what}`,
});

const FORMATS: Record<string, Format> = {
  "AWS::EC2::VPC.Id": id("vpc", "InvalidVpcID.Malformed", "a VPC"),
  "AWS::EC2::Subnet.Id": id("subnet", "InvalidSubnetID.Malformed", "a subnet"),
  "AWS::EC2::SecurityGroup.Id": id("sg", "InvalidGroupId.Malformed", "a security group"),
  "AWS::IAM::Role.Arn": arn("iam", "role/.+", "a role"),
  "AWS::KMS::Key.Arn": {
    pattern:
      /^(arn:aws[a-z-]*:kms:[a-z0-9-]+:\d{12}:(key|alias)\/.+|alias\/.+|[0-9a-f-]{36}|mrk-.+)$/,
    code: "InvalidKeyId",
    what: "no key's ARN, id or alias",
  },
};

/** What is wrong with a string of a given format; undefined if it is valid, or if the format is not known here. */
export function formatProblem(
  format: string | undefined,
  text: string,
): { code: string; reason: string } | undefined {
  if (format === undefined || text === "") return undefined;
  if (format === "ipv4-network") return networkProblem(text);
  // A list of ids is checked by the format of its elements.
  const known = FORMATS[format.replace(/s$/, "")] ?? FORMATS[format];
  return known === undefined || known.pattern.test(text)
    ? undefined
    : { code: known.code, reason: `"${text}" is ${known.what}` };
}

function networkProblem(text: string): { code: string; reason: string } | undefined {
  const code = "InvalidParameterValue";
  if (!ipaddr.IPv4.isValidCIDR(text)) {
    return { code, reason: `"${text}" is no network in CIDR notation, such as 10.0.0.0/16` };
  }
  const [address, bits] = ipaddr.IPv4.parseCIDR(text);
  const base = ipaddr.IPv4.networkAddressFromCIDR(text).toString();
  return base === address.toString()
    ? undefined
    : { code, reason: `"${text}" is no network; did you mean "${base}/${bits}"?` };
}
