/**
 * Property values as they travel between the program, the engine, providers and the policy pack.
 *
 * The SDK's protocol carries plain JSON; a secret is an object with a signature, and a value that is
 * not known yet is one fixed string. Everything in `preview/` works on this form and never unwraps it
 * further than it must, so secretness and unknowns survive the way through.
 */
import { specialSecretSig, specialSigKey, unknownValue } from "@pulumi/pulumi/runtime/rpc";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";

export type Value = null | boolean | number | string | Value[] | { [key: string]: Value };
export type Properties = Record<string, Value>;

export const UNKNOWN: string = unknownValue;

export function isUnknown(value: Value): boolean {
  return value === UNKNOWN;
}

export function isSecret(value: Value): value is { [key: string]: Value } {
  return isObject(value) && value[specialSigKey] === specialSecretSig;
}

export function secret(value: Value): Value {
  return isSecret(value) ? value : { [specialSigKey]: specialSecretSig, value };
}

/** The value itself, whether it is a secret or not; only the outermost wrapping is removed. */
export function unwrap(value: Value): Value {
  return isSecret(value) ? unwrap(value.value) : value;
}

export function isObject(value: Value | undefined): value is { [key: string]: Value } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function containsUnknown(value: Value): boolean {
  if (typeof value !== "object" || value === null) {
    return isUnknown(value);
  }
  return Object.values(value).some(containsUnknown);
}

/** Calls `visit` for each string in the value, and says whether it lies within a secret. */
export function eachString(
  value: Value,
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

export function toStruct(properties: Properties): Struct {
  return Struct.fromJavaScript(properties);
}

export function fromStruct(struct: Struct | undefined): Properties {
  return (struct?.toJavaScript() ?? {}) as Properties;
}
