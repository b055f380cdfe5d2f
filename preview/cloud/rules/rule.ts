import { Properties, isUnknown } from "../../engine/wire";
import type { Account } from "../account/account";
import { textsAt, valuesAt } from "../account/paths";
import { Problem } from "../refusal";

/** Says what is wrong, if anything is; what is not known yet is right. */
export type Rule = (inputs: Properties, account: Account) => Problem | undefined;

export type Rules = Record<string, Rule[]>;

/** The flag at the path, or undefined where it is not given or not known. */
export function flagAt(inputs: Properties, path: string): boolean | undefined {
  const [value] = valuesAt(inputs, path);
  return value === undefined || isUnknown(value) ? undefined : String(value) === "true";
}

export function numberAt(inputs: Properties, path: string): number | undefined {
  const [value] = valuesAt(inputs, path);
  const number = Number(value);
  return value === undefined || isUnknown(value) || Number.isNaN(number) ? undefined : number;
}

export const textAt = (inputs: Properties, path: string): string | undefined =>
  textsAt(inputs, path)[0];

/** Two properties of which AWS takes one. */
export const notBoth =
  (one: string, other: string, code: string): Rule =>
  (inputs) =>
    valuesAt(inputs, one).length > 0 && valuesAt(inputs, other).length > 0
      ? { property: one, code, reason: `conflicts with ${other}: AWS takes one of them` }
      : undefined;

/** The zones of the subnets that are known, or undefined where one is not. */
export function zonesOf(subnetIds: string[], account: Account): string[] | undefined {
  const subnets = account.ofType("aws:ec2/subnet:Subnet");
  const zones = subnetIds.map((wanted) => {
    const found = subnets.find(({ id }) => id === wanted);
    return found && textAt(found.inputs, "availabilityZone");
  });
  const known = zones.filter((each) => each !== undefined);
  return known.length === subnetIds.length ? known : undefined;
}
