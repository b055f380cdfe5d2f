import { Properties, WireValue, isObject, isUnknown, unwrap } from "../../engine/wire";
import type { Account } from "../account/account";
import { textsAt, valuesAt } from "../account/paths";
import { CloudError } from "../refusal";

/** Returns what is wrong, if anything. */
export type AwsRule = (inputs: Properties, account: Account) => CloudError | undefined;

export type Rules = Record<string, AwsRule[]>;

/** Ends a rule that needs a value that is not known yet: it reports nothing then. */
export class NotKnown extends Error {}

/** The value at the path, or undefined if none is given. */
function known(inputs: Properties, path: string): WireValue | undefined {
  const [value] = valuesAt(inputs, path);
  if (value !== undefined && isUnknown(value)) throw new NotKnown();
  return value;
}

export function flagAt(inputs: Properties, path: string): boolean | undefined {
  const value = known(inputs, path);
  return value === undefined ? undefined : String(value) === "true";
}

export function numberAt(inputs: Properties, path: string): number | undefined {
  const value = known(inputs, path);
  return value === undefined ? undefined : Number(value);
}

export function textAt(inputs: Properties, path: string): string | undefined {
  const value = known(inputs, path);
  return value === undefined ? undefined : String(value);
}

/** How many elements a list has. */
export function countAt(inputs: Properties, path: string): number {
  const values = valuesAt(inputs, path);
  if (values.length === 1 && !isList(inputs, path)) known(inputs, path);
  return values.length;
}

function isList(inputs: Properties, path: string): boolean {
  const names = path.split(".");
  const last = names.pop() ?? "";
  const [holder] = names.length === 0 ? [inputs] : valuesAt(inputs, names.join("."));
  return isObject(holder) && Array.isArray(unwrap(holder[last] ?? null));
}

/** The maximum number of zones that the subnets at the path are in, and the zones if they are known. */
export function zoneCountAt(
  inputs: Properties,
  path: string,
  account: Account,
): { count: number; zones?: string[] } {
  const count = countAt(inputs, path);
  const ids = textsAt(inputs, path);
  const zones = ids.length === count ? zonesOf(ids, account) : undefined;
  return zones === undefined ? { count } : { count: new Set(zones).size, zones };
}

/** Two properties of which AWS accepts only one. */
export const notBoth =
  (one: string, other: string, code: string): AwsRule =>
  (inputs) =>
    valuesAt(inputs, one).length > 0 && valuesAt(inputs, other).length > 0
      ? { property: one, code, reason: `conflicts with ${other}: AWS takes one of them` }
      : undefined;

/** The zones of the subnets, or undefined if one is unknown. */
function zonesOf(subnetIds: string[], account: Account): string[] | undefined {
  const subnets = account.ofType("aws:ec2/subnet:Subnet");
  const zones = subnetIds.map((wanted) => {
    const found = subnets.find(({ id }) => id === wanted);
    return found && textsAt(found.inputs, "availabilityZone")[0];
  });
  const known = zones.filter((each) => each !== undefined);
  return known.length === subnetIds.length ? known : undefined;
}
