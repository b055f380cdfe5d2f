import { Properties, UNKNOWN_VALUE, WireValue, isObject, isSecret, secret } from "./wire";

/** What to do with a value that no one knows before the deployment. */
export type Treatment = (value: WireValue) => WireValue;

/** As a real first preview: computed values are not known. */
export const unknownBefore: Treatment = () => UNKNOWN_VALUE;

/** Goes on with the simulated value. */
export const simulatedBefore: Treatment = (value) => value;

/** Applies the treatment to each part of the outputs that the inputs do not hold. */
export function treatComputed(
  outputs: Properties,
  inputs: Properties,
  treat: Treatment,
): Properties {
  const treated: Properties = {};
  for (const [key, value] of Object.entries(outputs)) {
    treated[key] = key in inputs ? treatValue(value, inputs[key], treat) : treat(value);
  }
  return treated;
}

function treatValue(output: WireValue, input: WireValue, treat: Treatment): WireValue {
  if (isSecret(output) && isSecret(input)) {
    return secret(treatValue(output.value, input.value, treat));
  }
  return isObject(output) && isObject(input) ? treatComputed(output, input, treat) : output;
}

/** The outputs with the named properties made secret. */
export function markSecrets(outputs: Properties, names: string[]): Properties {
  const result = { ...outputs };
  for (const name of names.filter((each) => each in outputs)) {
    result[name] = secret(outputs[name]);
  }
  return result;
}
