import { Properties, UNKNOWN_VALUE, WireValue, isObject, isSecret, secret } from "./wire";

/** What to do with a value that is only known after the deployment. */
export type Treatment = (value: WireValue) => WireValue;

/** As in a real first preview: computed values are unknown. */
export const unknownBefore: Treatment = () => UNKNOWN_VALUE;

/** Uses the simulated value. */
export const simulatedBefore: Treatment = (value) => value;

/** Applies the treatment to each part of the outputs that is not in the inputs. */
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
