import { Properties, Value, isObject, isUnknown, unwrap } from "../../engine/wire";

/** The values at a path such as `vpcOptions.subnetIds`; lists on the way and at the end are gone through. */
export function valuesAt(properties: Properties, path: string): Value[] {
  return path
    .split(".")
    .reduce<Value[]>(
      (values, name) => values.filter(isObject).flatMap((each) => spread(each[name])),
      [properties],
    );
}

/** The texts at a path that are known. */
export function textsAt(properties: Properties, path: string): string[] {
  return valuesAt(properties, path).filter(
    (each) => typeof each === "string" && !isUnknown(each),
  ) as string[];
}

function spread(value: Value | undefined): Value[] {
  const plain = value === undefined ? null : unwrap(value);
  if (plain === null) return [];
  return Array.isArray(plain) ? plain.map(unwrap) : [plain];
}

/** True if the property has a value, though it may not be known. */
export const isGiven = (properties: Properties, path: string): boolean =>
  valuesAt(properties, path).length > 0;
