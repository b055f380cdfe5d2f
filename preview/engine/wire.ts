/**
 * Property values as they travel between the program, the engine, providers and the policy pack.
 *
 * The SDK's protocol carries plain JSON; a secret is an object with a signature, and an unknown value is one fixed
 * string. Everything in `preview/` works on this form and unwraps it no further than necessary, so that secrets and
 * unknown values survive.
 */

export type WireValue =
  | null
  | boolean
  | number
  | string
  | WireValue[]
  | { [key: string]: WireValue };
export type Properties = Record<string, WireValue>;

// The same as the SDK's, which takes longer to load than a small input takes to judge; a test compares them.
export const specialSigKey = "4dabf18193072939515e22adb298388d";
export const specialSecretSig = "1b47061264138c4ac30d75fd1eb44270";
export const UNKNOWN_VALUE = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

export function isUnknown(value: WireValue): boolean {
  return value === UNKNOWN_VALUE;
}

export function isSecret(value: WireValue): value is { [key: string]: WireValue } {
  return isObject(value) && value[specialSigKey] === specialSecretSig;
}

export function secret(value: WireValue): WireValue {
  return isSecret(value) ? value : { [specialSigKey]: specialSecretSig, value };
}

/** The value itself, whether it is a secret or not; only the outermost wrapping is removed. */
export function unwrap(value: WireValue): WireValue {
  return isSecret(value) ? unwrap(value.value) : value;
}

export function isObject(value: WireValue | undefined): value is { [key: string]: WireValue } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function containsUnknown(value: WireValue): boolean {
  if (typeof value !== "object" || value === null) {
    return isUnknown(value);
  }
  return Object.values(value).some(containsUnknown);
}

/** Calls `visit` for each string in the value, with whether it is within a secret. */
export function eachString(
  value: WireValue,
  visit: (text: string, inSecret: boolean) => void,
  inSecret = false,
): void {
  if (typeof value === "string") {
    visit(value, inSecret);
  } else if (isSecret(value)) {
    eachString(value.value, visit, true);
  } else if (typeof value === "object" && value !== null) {
    for (const inner of Object.values(value)) {
      eachString(inner, visit, inSecret);
    }
  }
}
