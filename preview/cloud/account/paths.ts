import { Properties, WireValue, isObject, isUnknown, unwrap } from "../../engine/wire";

/**
 * The values at a path such as `vpcOptions.subnetIds`, including all elements of lists on the way and at the end.
 * Everything inside an unknown value is unknown.
 */
export function valuesAt(properties: Properties, path: string): WireValue[] {
  const within = (value: WireValue, name: string): WireValue[] => {
    if (isObject(value)) return spread(value[name]);
    return isUnknown(value) ? [value] : [];
  };
  return path
    .split(".")
    .reduce<WireValue[]>(
      (values, name) => values.flatMap((each) => within(each, name)),
      [properties],
    );
}

/** The known strings at a path. */
export function textsAt(properties: Properties, path: string): string[] {
  return valuesAt(properties, path).filter(
    (each) => typeof each === "string" && !isUnknown(each),
  ) as string[];
}

function spread(value: WireValue | undefined): WireValue[] {
  const plain = value === undefined ? null : unwrap(value);
  if (plain === null) return [];
  return Array.isArray(plain) ? plain.map(unwrap) : [plain];
}
