import { createHash } from "node:crypto";
import { Properties, WireValue, isObject, isUnknown, unwrap } from "../engine/wire";
import type { Account, Thing } from "./account/account";
import type { CloudError } from "./refusal";

/** Whose properties are computed, and where. */
export interface Subject {
  urn: string;
  /** The resource's type token, e.g. `aws:ec2/vpc:Vpc`. */
  type: string;
  /** The resource's logical name. */
  name: string;
  inputs: Properties;
  region: string;
}

/** What the simulated provider of one package knows: plain functions and data, no state. */
export interface SimulatedPackage {
  name: string;
  /** The inputs with what a provider fills in before creation, such as generated names. */
  check(subject: Subject, olds: Properties, account: Account): Properties;
  /** What the cloud does not take of the inputs, whatever else is there. */
  problems?(subject: Subject): CloudError[];
  /** What keeps the thing from being made, or from becoming what it shall, by what else is there. */
  conflicts?(thing: Thing, account: Account): CloudError[];
  /** What keeps the thing from being deleted. */
  ties?(thing: Thing, account: Account): CloudError[];
  /** The id that the cloud would give. */
  id(subject: Subject): string;
  /** The properties that the cloud would compute; what the program gives itself wins over them. */
  computed(subject: Subject): Properties;
  /** The answer to a function, or undefined where the simulation has none. */
  invoke(token: string, args: Properties, region: string): Properties | undefined;
  /** Paths of the properties whose change replaces the resource, which is `olds` and shall be `news`. */
  replacedBy(type: string, olds: Properties, news: Properties): string[];
  /** True if the resource has to go before the one that replaces it is made, as both have the same name. */
  goesFirst?(subject: Subject): boolean;
}

/** The AWS account in which everything simulated lives; AWS itself uses it in its documentation. */
export const ACCOUNT = "123456789012";

/** Simulated names and addresses contain this word, so that nobody takes them for real ones. */
export const MARK = "simulated";

/** Simulated ids have the shape of real ones, and begin with these digits. */
export const MARK_DIGITS = "facade00";

/** Simulated addresses lie in this network, which is for documentation. */
export const ADDRESSES = "198.51.100";

/** True if the text is, or contains, one that this folder made up. */
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

/** The text of a property, or undefined if it is absent, unknown or not a text. */
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
