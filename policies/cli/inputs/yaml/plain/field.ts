import type { Properties, WireValue } from "../../../../../preview/engine/wire";
import { notPlain } from "./cursor";

/** Sets a field that is not there yet; it must not have the name of what every object has. */
export function setField(mapping: Properties, key: string, value: WireValue): void {
  if (key in mapping) notPlain();
  mapping[key] = value;
}
