import { createHash } from "node:crypto";
import { Properties, WireValue, isObject, isUnknown, unwrap } from "../engine/wire";
import type { Account, Thing } from "./account/account";
import type { CloudError } from "./refusal";

/** The resource whose properties are computed, and its region. */
export interface Subject {
  urn: string;
  /** The resource's type token, e.g. `aws:ec2/vpc:Vpc`. */
  type: string;
  /** The resource's logical name. */
  name: string;
  inputs: Properties;
  region: string;
}

/** The knowledge of one package's simulated provider: plain functions and data, no state. */
export interface SimulatedPackage {
  name: string;
  /** The inputs with what a provider fills in before creation, such as generated names. */
  check(subject: Subject, olds: Properties, account: Account): Properties;
  /** Inputs that the cloud refuses, whatever else exists. */
  problems?(subject: Subject): CloudError[];
  /** Conflicts with what else exists that prevent the thing's creation or update. */
  conflicts?(thing: Thing, account: Account): CloudError[];
  /** What prevents the thing's deletion. */
  ties?(thing: Thing, account: Account): CloudError[];
  /** The id that the cloud would give. */
  id(subject: Subject): string;
  /** The properties that the cloud would compute; values that the program gives take precedence. */
  computed(subject: Subject): Properties;
  /** The result of a function, or undefined if it is not simulated. */
  invoke(token: string, args: Properties, region: string): Properties | undefined;
  /** Paths of the properties whose change replaces the resource, given its old and new properties. */
  replacedBy(type: string, olds: Properties, news: Properties): string[];
  /** Properties of the provider itself whose change replaces all that it manages, as that is somewhere else then. */
  elsewhere?(olds: Properties, news: Properties): string[];
  /** True if the resource must be deleted before its replacement is created, because both have the same name. */
  goesFirst?(subject: Subject): boolean;
}

/** The AWS account in which everything simulated lives; AWS itself uses it in its documentation. */
export const ACCOUNT = "123456789012";

/** Simulated names and addresses contain this word, so that nobody takes them for real ones. */
export const MARK = "simulated";

/** Simulated ids look like real ones and begin with these digits. */
export const MARK_DIGITS = "facade00";

/** Simulated addresses are in this network, which is reserved for documentation. */
export const ADDRESSES = "198.51.100";

/** True if the text is or contains a value that the simulation made up. */
export function isSimulated(text: string): boolean {
  const lower = text.toLowerCase();
  return [MARK, MARK_DIGITS, ACCOUNT, `${ADDRESSES}.`].some((each) => lower.includes(each));
}

/** A stable string of hexadecimal digits for a resource: the same in each run. */
export function digits(seed: string, length: number): string {
  return createHash("sha256").update(seed).digest("hex").slice(0, length);
}

/** As `digits`, but recognisable as simulated. */
export function markedDigits(seed: string, length: number): string {
  return MARK_DIGITS + digits(seed, length - MARK_DIGITS.length);
}

export function uuid(seed: string): string {
  return markedDigits(seed, 32).replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, "$1-$2-4$3-8$4-$5");
}

/** The string in a property, or undefined if it is absent, unknown or not a string. */
export function text(value: WireValue | undefined): string | undefined {
  const plain = value === undefined ? undefined : unwrap(value);
  return typeof plain === "string" && !isUnknown(plain) ? plain : undefined;
}

/** The elements of a property, or none if it is absent, unknown or not a list. */
export function list(value: WireValue | undefined): WireValue[] {
  const plain = value === undefined ? undefined : unwrap(value);
  return Array.isArray(plain) ? plain : [];
}

/** The object in a property, or an empty one if it is absent, unknown or not an object. */
export function object(value: WireValue | undefined): Properties {
  const plain = value === undefined ? undefined : unwrap(value);
  return isObject(plain) ? plain : {};
}
