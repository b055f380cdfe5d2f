/** What AWS would answer to the functions that a program calls, in an account with nothing in it. */
import { Properties, WireValue, isObject, secret } from "../engine/wire";
import { arn, awsId, globalArn, zoneId } from "./awsType";
import { ACCOUNT, MARK, digits, list, markedDigits, text, uuid } from "./package";
import { partitionOf } from "./partition";

type Answer = (args: Properties, region: string) => Properties;

const ZONES = ["a", "b", "c", "d"];

function availabilityZones(args: Properties, region: string): Properties {
  const excludedNames = list(args.excludeNames).map(text);
  const excludedIds = list(args.excludeZoneIds).map(text);
  // Zone ids differ from zone names, and shorten the region: us-east-1 → use1-az1.
  const short = region.replace(/^(\w+)-(\w)\w*-(\d+)$/, "$1$2$3");
  const zones = ZONES.map((letter, index) => ({
    name: `${region}${letter}`,
    zoneId: `${short}-az${index + 1}`,
  })).filter((zone) => !excludedNames.includes(zone.name) && !excludedIds.includes(zone.zoneId));
  return {
    names: zones.map((zone) => zone.name),
    zoneIds: zones.map((zone) => zone.zoneId),
    groupNames: [region],
  };
}

/** The policy as JSON, built from the program's statements; it covers what roles need. */
function policyDocument(args: Properties): Properties {
  const statements = list(args.statements).map((each) => {
    const statement = isObject(each) ? each : {};
    const principals = list(statement.principals).filter(isObject);
    return {
      ...(statement.sid === undefined ? {} : { Sid: statement.sid }),
      Effect: statement.effect ?? "Allow",
      Action: statement.actions ?? [],
      ...(statement.resources === undefined ? {} : { Resource: statement.resources }),
      ...(principals.length === 0 ? {} : { Principal: byType(principals) }),
    };
  });
  const json = JSON.stringify({ Version: "2012-10-17", Statement: statements });
  return { json, minifiedJson: json };
}

function byType(principals: { [key: string]: WireValue }[]): WireValue {
  return Object.fromEntries(principals.map((each) => [String(each.type), each.identifiers ?? []]));
}

/** The service-linked roles that an account has once a service has been used in it. */
const SERVICE_ROLES: Record<string, string> = {
  "/aws-service-role/opensearchservice.amazonaws.com/": "AWSServiceRoleForAmazonOpenSearchService",
  "/aws-service-role/elasticache.amazonaws.com/": "AWSServiceRoleForElastiCache",
};

function roles(args: Properties, region: string): Properties {
  const path = text(args.pathPrefix) ?? "/";
  const found = Object.entries(SERVICE_ROLES).filter(([prefix]) => prefix.startsWith(path));
  return {
    names: found.map(([, name]) => name),
    arns: found.map(([prefix, name]) => globalArn("iam", `role${prefix}${name}`, region)),
  };
}

/** A role by its name. A role that the program creates under that name has the same ARN. */
function role(name: string, region: string): Properties {
  return {
    arn: globalArn("iam", `role/${name}`, region),
    uniqueId: `AROA${markedDigits(name, 17).toUpperCase()}`,
  };
}

/** The role behind a session's ARN; any other ARN is its own issuer. */
function sessionContext(args: Properties, region: string): Properties {
  const given = text(args.arn) ?? "";
  const [, name, sessionName] = /:assumed-role\/([^/]+)\/(.+)$/.exec(given) ?? [];
  const issuer = name === undefined ? given : String(role(name, region).arn);
  return {
    issuerArn: issuer,
    issuerName: issuer.split("/").pop() ?? "",
    issuerId: `AROA${markedDigits(issuer, 17).toUpperCase()}`,
    sessionName: sessionName ?? "",
  };
}

/** Three subnets, one per zone. */
function subnets(args: Properties): Properties {
  const ids = [0, 1, 2].map(
    (zone) => `${awsId("subnet", JSON.stringify(args)).slice(0, -1)}${zone}`,
  );
  return { ids };
}

/** The last digit of a subnet's id determines its zone. */
function subnet(args: Properties, region: string): Properties {
  const id = text(args.id) ?? awsId("subnet", JSON.stringify(args));
  const zone = (parseInt(id.slice(-1), 16) || 0) % 3;
  return {
    id,
    arn: arn("ec2", `subnet/${id}`, region),
    availabilityZone: `${region}${ZONES[zone]}`,
    cidrBlock: `10.0.${parseInt(digits(id, 2), 16)}.0/24`,
    vpcId: text(args.vpcId) ?? awsId("vpc", "subnet"),
  };
}

function vpc(args: Properties, region: string): Properties {
  const id = text(args.id) ?? awsId("vpc", JSON.stringify(args));
  return {
    id,
    arn: arn("ec2", `vpc/${id}`, region),
    cidrBlock: text(args.cidrBlock) ?? "10.0.0.0/16",
    cidrBlockAssociations: [{ cidrBlock: "10.0.0.0/16" }],
    enableDnsHostnames: true,
    enableDnsSupport: true,
    mainRouteTableId: awsId("rtb", id),
  };
}

function cluster(args: Properties, region: string): Properties {
  const name = text(args.name) ?? "";
  const host = `${MARK}-${name}.${region}`;
  return {
    id: name,
    arn: arn("eks", `cluster/${name}`, region),
    certificateAuthorities: [{ data: Buffer.from(`${MARK} certificate`).toString("base64") }],
    endpoint: `https://${host}.eks.invalid`,
    identities: [{ oidcs: [{ issuer: `https://${host}.oidc-eks.invalid` }] }],
    status: "ACTIVE",
    vpcConfig: {
      clusterSecurityGroupId: awsId("sg", name),
      subnetIds: subnets({ name }).ids,
      vpcId: awsId("vpc", name),
    },
  };
}

function secretVersion(args: Properties, region: string): Properties {
  const id = text(args.secretId) ?? "";
  return {
    arn: id.startsWith("arn:") ? id : arn("secretsmanager", `secret:${id}`, region),
    versionId: uuid(id),
    // Works for programs that use the secret as it is and for those that parse it.
    secretString: secret(JSON.stringify({ username: MARK, password: `${MARK}-${MARK}-${MARK}` })),
  };
}

export const awsFunctions: Record<string, Answer> = {
  "aws:index/getAvailabilityZones:getAvailabilityZones": availabilityZones,
  "aws:index/getCallerIdentity:getCallerIdentity": (_, region) => ({
    accountId: ACCOUNT,
    arn: globalArn("iam", `role/${MARK}-deployer`, region),
    userId: `AROA${MARK.toUpperCase()}`,
  }),
  "aws:index/getPartition:getPartition": (_, region) => {
    const { name, dnsSuffix } = partitionOf(region);
    return {
      partition: name,
      dnsSuffix,
      reverseDnsPrefix: dnsSuffix.split(".").reverse().join("."),
    };
  },
  "aws:index/getRegion:getRegion": (args, region) => ({
    region: text(args.region) ?? region,
    name: text(args.region) ?? region,
    description: `${MARK} region`,
  }),
  "aws:acm/getCertificate:getCertificate": (args, region) => ({
    arn: arn("acm", `certificate/${uuid(JSON.stringify(args))}`, region),
    status: "ISSUED",
  }),
  "aws:ec2/getAmi:getAmi": (args) => {
    const id = awsId("ami", JSON.stringify(args));
    return { id, imageId: id, architecture: "x86_64", name: MARK, rootDeviceName: "/dev/xvda" };
  },
  "aws:ec2/getSubnet:getSubnet": subnet,
  "aws:ec2/getSubnets:getSubnets": subnets,
  "aws:ec2/getVpc:getVpc": vpc,
  "aws:ec2transitgateway/getTransitGateway:getTransitGateway": (args, region) => {
    const id = text(args.id) ?? awsId("tgw", JSON.stringify(args));
    return {
      id,
      arn: arn("ec2", `transit-gateway/${id}`, region),
      defaultRouteTableAssociation: "enable",
      defaultRouteTablePropagation: "enable",
    };
  },
  "aws:eks/getAddonVersion:getAddonVersion": (args) => ({
    id: text(args.addonName) ?? "",
    version: `v1.0.0-${MARK}.1`,
  }),
  "aws:eks/getCluster:getCluster": cluster,
  "aws:eks/getClusterAuth:getClusterAuth": () => ({ token: secret(`${MARK}-token`) }),
  "aws:iam/getPolicyDocument:getPolicyDocument": policyDocument,
  "aws:iam/getRole:getRole": (args, region) => role(text(args.name) ?? "", region),
  "aws:iam/getRoles:getRoles": roles,
  "aws:iam/getSessionContext:getSessionContext": sessionContext,
  "aws:route53/getZone:getZone": (args, region) => {
    const id = text(args.zoneId) ?? zoneId(JSON.stringify(args));
    return {
      id,
      zoneId: id,
      // The root of all names: a simulated zone holds every host.
      name: text(args.name) ?? ".",
      privateZone: args.privateZone ?? false,
      arn: globalArn("route53", `hostedzone/${id}`, region),
    };
  },
  "aws:secretsmanager/getSecretVersion:getSecretVersion": secretVersion,
  "aws:ssm/getParameter:getParameter": (args, region) => ({
    arn: arn("ssm", `parameter/${(text(args.name) ?? "").replace(/^\//, "")}`, region),
    type: "String",
    insecureValue: MARK,
    value: secret(`${MARK}-${text(args.name)}`),
    version: 1,
  }),
};
