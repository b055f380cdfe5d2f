import { type SwitchName, switchDefaults, switchState } from "../../../facts/environment";
import type { TracardiContainer } from "../../model/workloads/workloads";

/** The state of a container's switch, and the text about it for messages; never a value from a Secret. */
export interface Switch {
  readonly state: "on" | "off" | "unclear" | "unseen" | "unknown";
  /** `PRODUCTION in container api is "no"`. */
  readonly text: string;
}

/** @param wanted the state it should have; of a value from a Secret, the text says only that it is not this one */
export function switchOf(
  { name, variable, line }: TracardiContainer,
  key: SwitchName,
  wanted: "on" | "off",
): Switch {
  const found = variable(key);
  const subject = `${key} in container ${name}`;
  switch (found.state) {
    case "set": {
      const shown = found.secret ? `from a Secret is not ${wanted}` : shownAs(found.value);
      const by = found.place === undefined ? "" : ` by ${found.place}`;
      return { state: switchState(key, found.value, line), text: `${subject} ${shown}${by}` };
    }
    case "absent": {
      const byDefault = switchDefaults[key];
      return {
        state: byDefault === "yes" ? "on" : "off",
        text: `${subject} is not set (the image's default is "${byDefault}")`,
      };
    }
    case "unseen":
      return { state: "unseen", text: `${subject} comes from ${found.source}` };
    case "unknown":
      return { state: "unknown", text: `the value of ${subject} is not known` };
  }
}

/** A value that is too long for a switch was meant for something else and may be a secret. */
const shownAs = (value: string): string =>
  value.length > 12 ? `is a text of ${value.length} characters` : `is "${value}"`;
