/** What AWS would answer to the functions that a program calls, in an account with nothing in it. */
import { createHash } from "node:crypto";
import { Properties, Value, isObject } from "../engine/wire";
import { ACCOUNT, MARK, list, text } from "./package";

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

/** The policy as JSON, from the statements that the program gives; enough for what a role needs. */
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

function byType(principals: { [key: string]: Value }[]): Value {
  return Object.fromEntries(principals.map((each) => [String(each.type), each.identifiers ?? []]));
}

/** The service-linked roles that an account has once a service has been used in it. */
const SERVICE_ROLES: Record<string, string> = {
  "/aws-service-role/opensearchservice.amazonaws.com/": "AWSServiceRoleForAmazonOpenSearchService",
  "/aws-service-role/elasticache.amazonaws.com/": "AWSServiceRoleForElastiCache",
};

function roles(args: Properties): Properties {
  const path = text(args.pathPrefix) ?? "/";
  const found = Object.entries(SERVICE_ROLES).filter(([prefix]) => prefix.startsWith(path));
  return {
    names: found.map(([, name]) => name),
    arns: found.map(([prefix, name]) => `arn:aws:iam::${ACCOUNT}:role${prefix}${name}`),
  };
}

export const awsFunctions: Record<string, Answer> = {
  "aws:index/getAvailabilityZones:getAvailabilityZones": availabilityZones,
  "aws:index/getCallerIdentity:getCallerIdentity": () => ({
    accountId: ACCOUNT,
    arn: `arn:aws:iam::${ACCOUNT}:role/${MARK}-deployer`,
    userId: `AROA${MARK.toUpperCase()}`,
  }),
  "aws:index/getPartition:getPartition": () => ({
    partition: "aws",
    dnsSuffix: "amazonaws.com",
    reverseDnsPrefix: "com.amazonaws",
  }),
  "aws:index/getRegion:getRegion": (args, region) => ({
    region: text(args.region) ?? region,
    name: text(args.region) ?? region,
    description: `${MARK} region`,
  }),
  "aws:ec2/getSubnet:getSubnet": (args, region) => {
    const id = text(args.id) ?? `subnet-${MARK}`;
    const zone = createHash("sha256").update(id).digest()[0] % 3;
    return {
      availabilityZone: `${region}${ZONES[zone]}`,
      cidrBlock: `10.0.${zone}.0/24`,
      vpcId: `vpc-${MARK}`,
    };
  },
  "aws:ec2/getVpc:getVpc": (args) => ({
    arn: `arn:aws:ec2:::vpc/${MARK}`,
    cidrBlock: text(args.cidrBlock) ?? "10.0.0.0/16",
    cidrBlockAssociations: [{ cidrBlock: "10.0.0.0/16" }],
    enableDnsHostnames: true,
    enableDnsSupport: true,
  }),
  "aws:iam/getPolicyDocument:getPolicyDocument": policyDocument,
  "aws:iam/getRoles:getRoles": roles,
  "aws:route53/getZone:getZone": (args) => ({
    // The root of all names: a simulated zone holds every host.
    name: text(args.name) ?? ".",
    zoneId: text(args.zoneId) ?? `Z${MARK.toUpperCase()}`,
    privateZone: args.privateZone ?? false,
    arn: `arn:aws:route53:::hostedzone/Z${MARK.toUpperCase()}`,
  }),
};
