import { Properties } from "../engine/wire";
import { ACCOUNT, ADDRESSES, MARK, Subject, digits, markedDigits, text } from "./package";
import { partitionOf } from "./partition";

/** What AWS would compute for resources of one type. */
export interface AwsType {
  /** If a name is generated from the resource's: the property, and its maximum length. */
  autoname?: [property: string, greatest: number];
  /** The start of the id (`vpc` for `vpc-…`) or the whole; without it the id is the ARN. */
  id?: string | ((subject: Subject) => string);
  /** Service and resource part of the ARN, if the type has one. */
  arn?: (subject: Subject) => string;
  computed?: (subject: Subject) => Properties;
}

/** A simulated id such as `vpc-facade00123456789`, for a resource's URN or a function's arguments. */
export function awsId(prefix: string, seed: string): string {
  return `${prefix}-${markedDigits(seed, 17)}`;
}

export function zoneId(seed: string): string {
  return `Z${markedDigits(seed, 20).toUpperCase()}`;
}

export function arn(service: string, resource: string, region: string): string {
  return `arn:${partitionOf(region).name}:${service}:${region}:${ACCOUNT}:${resource}`;
}

/** The ARN of something without a region and, except in IAM, without an account. */
export function globalArn(service: string, resource: string, region: string): string {
  const account = service === "iam" ? ACCOUNT : "";
  return `arn:${partitionOf(region).name}:${service}::${account}:${resource}`;
}

export function host(subject: Subject, service: string): string {
  return `${MARK}-${digits(subject.urn, 8)}.${subject.region}.${service}.invalid`;
}

export function address(subject: Subject): string {
  return `${ADDRESSES}.${(parseInt(digits(subject.urn, 4), 16) % 253) + 1}`;
}

export const named = (property: string) => (subject: Subject) =>
  text(subject.inputs[property]) ?? `${subject.name}-${MARK}`;
export const name = named("name");
