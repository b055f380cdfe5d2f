import { type Formats, matches, type FormatRule } from "./rule";

const arn = (service: string, resource: string) =>
  matches(new RegExp(`^arn:aws[a-z-]*:${service}:[a-z0-9-]*:\\d{12}:${resource}`));

const awsId = (kind: string, what: string): FormatRule => ({
  allowed: `the id of a ${what}, such as ${kind}-0123456789abcdef0`,
  remedy: `\`aws ec2 describe-${what.toLowerCase().replaceAll(" ", "-")}s\` prints the ids.`,
  test: matches(new RegExp(`^${kind}-([0-9a-f]{8}|[0-9a-f]{17})$`)),
});

const aTag: FormatRule = {
  allowed: "a plain text under a name that does not start with aws:",
  remedy: "AWS keeps that prefix for itself.",
  test: (text) => !text.startsWith("aws:"),
};

/** The characters that all AWS services accept, and the allowed lengths. */
const tagPart = (least: number, most: number): FormatRule => ({
  allowed:
    "a name of 1 to 128 characters and a value of 256 at most: letters, digits, spaces and _.:/=+@-",
  remedy: "Shorten it, or leave out other characters: AWS refuses them.",
  test: matches(new RegExp(`^[\\p{L}\\p{N} _.:/=+@-]{${least},${most}}$`, "u")),
});

/** Ids, names and ARNs in AWS. */
export const awsFormats: Formats = {
  zoneName: {
    allowed: "the name of an availability zone, such as eu-west-1a",
    remedy: "`aws ec2 describe-availability-zones` prints the names.",
    test: matches(/^[a-z]{2}(-[a-z]+)+-\d[a-z]$/),
  },
  regionName: {
    allowed: "the name of an AWS region, such as eu-west-1",
    remedy: "`aws ec2 describe-regions` prints the names.",
    test: matches(/^[a-z]{2}(-[a-z]+)+-\d+$/),
  },
  zoneId: {
    allowed: "the id of a Route 53 hosted zone, such as Z0123456789ABCDEFGHIJ",
    remedy: "`aws route53 list-hosted-zones` prints the ids, behind /hostedzone/.",
    test: matches(/^Z[A-Z0-9]{5,31}$/),
  },
  vpcId: awsId("vpc", "VPC"),
  subnetId: awsId("subnet", "subnet"),
  securityGroupId: awsId("sg", "security group"),
  routeTableId: awsId("rtb", "route table"),
  transitGatewayId: awsId("tgw", "transit gateway"),
  transitGatewayRouteTableId: awsId("tgw-rtb", "transit gateway route table"),
  certificateArn: {
    allowed: "the ARN of an ACM certificate",
    remedy: "Use one in the region of the installation that has been issued.",
    test: arn("acm", "certificate/"),
  },
  kmsKeyArn: {
    allowed: "the ARN of a KMS key, not of an alias",
    remedy: "`aws kms describe-key --key-id …` prints it.",
    test: arn("kms", "key/[\\w-]+$"),
  },
  principalArn: {
    allowed: "the ARN of an IAM role or user, with its account of 12 digits",
    remedy: "Name the role itself, not a session of it (arn:aws:sts::…:assumed-role/…).",
    test: arn("iam", "(role|user)/"),
  },
  roleArn: {
    allowed: "the ARN of an IAM role, with its account of 12 digits",
    remedy: "Its trust policy names pods.eks.amazonaws.com.",
    test: arn("iam", "role/"),
  },
  tagName: [aTag, tagPart(1, 128)],
  tagValue: [{ ...aTag, test: () => true }, tagPart(0, 256)],
  searchInstanceType: [
    {
      allowed: "an instance type such as r7g.large.search",
      remedy: "T types are refused: in production their processor is a loan.",
      test: matches(/^(?!t\d)[a-z0-9]+\.[a-z0-9]+\.search$/),
    },
    {
      allowed: "an instance type with EBS storage, such as r7g.large.search",
      remedy: "The i families and those that end in d bring disks of their own.",
      // AWS does not attach EBS volumes to these instance types.
      test: (text) => !/^(i[a-z]*\d|[a-z]+\d+[a-z]*d)[a-z]*\./.test(text),
    },
  ],
};
