import { isSimulated } from "../cloud/package";
import { Properties, WireValue, isObject, isSecret, isUnknown } from "../engine/wire";
import { MASKED, UNKNOWN_TEXT } from "./mask";

/** An output's value for display: secrets masked, unknown values marked. */
export function shown(value: WireValue): WireValue {
  if (isSecret(value)) {
    return MASKED;
  }
  if (isUnknown(value)) {
    return UNKNOWN_TEXT;
  }
  if (Array.isArray(value)) {
    return value.map(shown);
  }
  return isObject(value) ? shownAll(value) : value;
}

export function shownAll(properties: Properties): Properties {
  return Object.fromEntries(Object.entries(properties).map(([key, each]) => [key, shown(each)]));
}

/** True if the value contains made-up text outside of secrets. */
export function holdsSimulated(value: WireValue): boolean {
  if (typeof value === "string") {
    return isSimulated(value);
  }
  return (
    typeof value === "object" &&
    value !== null &&
    !isSecret(value) &&
    Object.values(value).some(holdsSimulated)
  );
}
