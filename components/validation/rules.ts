import * as net from "node:net";
import { isDocumentation, isPrivate, isPublic, parseNetwork } from "../internal/networks";

/** What a text value must be, and what to do where it is not. */
export interface Rule {
  readonly allowed: string;
  readonly remedy: string;
  /** The value is a secret, which no message may show. */
  readonly secret?: boolean;
  readonly test: (value: string) => boolean;
}

export const componentName: Rule = {
  allowed: "1 to 60 letters, digits, hyphens, underscores and dots, a letter or digit first",
  remedy: "It is the first argument of TracardiProduction, and starts the names of all resources.",
  test: (value) => /^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/.test(value),
};

export const hostName: Rule = {
  allowed:
    "a fully qualified host name in lower case, such as track.example.com, of 64 characters at most",
  remedy: "Leave out scheme, port and path; the labels are letters, digits and hyphens.",
  test: (value) =>
    // ACM's limit for the first name of a certificate.
    value.length <= 64 &&
    net.isIP(value) === 0 &&
    /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])$/.test(value),
};

export const email: Rule = {
  allowed: "one e-mail address",
  remedy: "Name the mailbox of the first administrator: it is the login to the GUI.",
  test: (value) => /^[^\s@"'<>,;]+@[^\s@"'<>,;]+\.[^\s@"'<>,;]+$/.test(value),
};

/** Nothing wider than a /8 is a network that somebody can know to be trusted. */
const widestPrefix = 8;

export const ipv4: Rule = {
  allowed: "an IPv4 network: IPv6 is not supported, nor IPv4 in its notation",
  remedy:
    "Load balancers and Kubernetes API listen on IPv4: name the IPv4 networks of these machines.",
  test: (value) => !net.isIPv6(value.trim().split("/")[0]),
};

export const network: Rule = {
  allowed: `an IPv4 network in CIDR notation with no host bits set, /${widestPrefix} or narrower`,
  remedy: "Write one address as 198.51.100.7/32; 0.0.0.0/0 would be the whole internet.",
  test: (value) => (parseNetwork(value)?.prefix ?? 0) >= widestPrefix,
};

export const publicNetwork: Rule = {
  allowed: "a network of public addresses",
  remedy:
    "Name the addresses under which AWS sees these machines, such as those of your NAT or VPN.",
  test: (value) => {
    const parsed = parseNetwork(value);
    return !parsed || isPublic(parsed) || isDocumentation(parsed);
  },
};

export const privateNetwork: Rule = {
  allowed: "a network of private addresses",
  remedy: "Public networks reach the endpoint through kubernetesApi.publicNetworks.",
  test: (value) => {
    const parsed = parseNetwork(value);
    return !parsed || isPrivate(parsed);
  },
};

/** What a route can lead to. */
export const routableNetwork: Rule = {
  allowed: "a network of private or of public addresses",
  remedy: "Leave out what no machine can have, such as 127.0.0.0/8 and 224.0.0.0/4.",
  test: (value) => {
    const parsed = parseNetwork(value);
    return !parsed || isPrivate(parsed) || isPublic(parsed) || isDocumentation(parsed);
  },
};

export const clusterName: Rule = {
  allowed: "1 to 20 lower-case letters, digits and hyphens, a letter first",
  remedy: 'Name it by its purpose, such as "edge" or "core".',
  test: (value) => /^[a-z]([a-z0-9-]{0,18}[a-z0-9])?$/.test(value),
};

export const registry: Rule = {
  allowed: "a registry host, with a path where there is one, and no scheme",
  remedy: 'Write it as in an image name: "registry.example.com/docker-hub".',
  test: (value) => /^[a-z0-9.-]+(:\d+)?(\/[a-z0-9._-]+)*\/?$/.test(value),
};

const arn = (service: string, resource: string) =>
  new RegExp(`^arn:aws[a-z-]*:${service}:[a-z0-9-]*:\\d{12}:${resource}`);

export const certificateArn: Rule = {
  allowed: "the ARN of an ACM certificate",
  remedy: "Use one in the region of the installation that has been issued.",
  test: (value) => arn("acm", "certificate/").test(value),
};

export const principalArn: Rule = {
  allowed: "the ARN of an IAM role or user, with its account of 12 digits",
  remedy: "Name the role itself, not a session of it (arn:aws:sts::…:assumed-role/…).",
  test: (value) => arn("iam", "(role|user)/").test(value),
};

export const policyArn: Rule = {
  allowed: "the ARN of an IAM policy, AWS's own or of your account",
  remedy: "`aws iam list-policies` prints the ARNs.",
  test: (value) => /^arn:aws[a-z-]*:iam::(\d{12}|aws):policy\/[\w+=,.@/-]+$/.test(value),
};

export const rolePath: Rule = {
  allowed: "a path that starts and ends with a slash, such as /tracardi/",
  remedy: "Leave it out for the top.",
  test: (value) => value.length <= 512 && /^\/([\w+=,.@-]+\/)*$/.test(value),
};

export const roleName: Rule = {
  allowed: "the name of an IAM role, without its ARN or path",
  remedy: "`aws iam list-roles` prints the names.",
  test: (value) => /^[\w+=,.@-]{1,64}$/.test(value),
};

export const kmsKeyArn: Rule = {
  allowed: "the ARN of a KMS key, not of an alias",
  remedy: "`aws kms describe-key --key-id …` prints it.",
  test: (value) => arn("kms", "key/[\\w-]+$").test(value),
};

export const eksClusterName: Rule = {
  allowed: "the name of an EKS cluster, without its ARN",
  remedy: "`aws eks list-clusters` prints the names.",
  test: (value) => /^[0-9A-Za-z][\w-]{0,99}$/.test(value),
};

export const kubeconfig: Rule = {
  allowed: "the text of a kubeconfig, in JSON or YAML, not its path",
  remedy: "Leave it out to have one made, that fetches its tokens with the aws command.",
  secret: true,
  test: (value) => value.includes("clusters") && value.includes("current-context"),
};

export const bucketName: Rule = {
  allowed: "the name of an S3 bucket, neither its ARN nor its URL",
  remedy: "`aws s3 ls` prints the names.",
  test: (value) => /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(value),
};

export const logPrefix: Rule = {
  allowed: "a path in the bucket without a slash at either end, and without AWSLogs",
  remedy: "Leave it out for the top of the bucket; /AWSLogs/<account>/ follows by itself.",
  test: (value) =>
    value.length <= 256 && /^[\w.-]+(\/[\w.-]+)*$/.test(value) && !value.includes("AWSLogs"),
};

export const zoneId: Rule = {
  allowed: "the id of a Route 53 hosted zone, such as Z0123456789ABCDEFGHIJ",
  remedy: "`aws route53 list-hosted-zones` prints the ids, behind /hostedzone/.",
  test: (value) => /^Z[A-Z0-9]{5,31}$/.test(value),
};

const idKinds = {
  vpc: "VPC",
  subnet: "subnet",
  sg: "security group",
  rtb: "route table",
  tgw: "transit gateway",
  "tgw-rtb": "transit gateway route table",
} as const;

export const awsId = (kind: keyof typeof idKinds): Rule => ({
  allowed: `the id of a ${idKinds[kind]}, such as ${kind}-0123456789abcdef0`,
  remedy: `\`aws ec2 describe-${idKinds[kind].toLowerCase().replaceAll(" ", "-")}s\` prints the ids.`,
  test: (value) => new RegExp(`^${kind}-[a-z0-9]{8,}$`).test(value),
});

export const accountId: Rule = {
  allowed: "the id of an AWS account: 12 digits, as a text",
  remedy: "`aws sts get-caller-identity` prints that of the account you are in.",
  test: (value) => /^\d{12}$/.test(value),
};

export const regionName: Rule = {
  allowed: "the name of an AWS region, such as eu-west-1",
  remedy: "`aws ec2 describe-regions` prints the names.",
  test: (value) => /^[a-z]{2}(-[a-z]+)+-\d+$/.test(value),
};

export const tenantName: Rule = {
  allowed: "3 to 32 lower-case letters and digits",
  remedy: "Take the name from the indices of the existing installation: 0820.<tenant>.tracardi-…",
  test: (value) => /^[a-z0-9]{3,32}$/.test(value),
};

const secretText = (
  shortest: number,
  remedy = "Leave it out to have one made at random.",
): Rule => ({
  allowed: `at least ${shortest} printable ASCII characters, without space`,
  remedy,
  secret: true,
  test: (value) => value.length >= shortest && /^[\x21-\x7e]+$/.test(value),
});

export const installationToken = secretText(16);
/** Tracardi itself warns below 20 characters; its public default has 18. */
export const mergeSecret = secretText(
  20,
  "Leave it out for a new installation. One that has collected events with Tracardi's public default cannot keep that.",
);
export const adminPassword = secretText(12);
