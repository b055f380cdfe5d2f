import { type Value, UNKNOWN, at, isTrue } from "../../value";
import { type Admission, admitEveryone, admitUndecided } from "../networks/admission";
import type { StackResource } from "../resources/resources";

/** The class of Services and Ingresses that Tailscale's operator serves. */
const className = "tailscale";

/** Opens what is in a tailnet to the internet. */
const funnel = "tailscale.com/funnel";

/** Who comes in through Tailscale: the members of a tailnet; undefined for another class. */
export function tailnetGate(
  { props }: StackResource,
  label: string,
  ofClass: Value,
): Admission | undefined {
  if (ofClass !== className) return undefined;
  const open = at(props, "metadata", "annotations", funnel);
  if (open === UNKNOWN) return admitUndecided(`whether ${label} has a funnel is not known`);
  return isTrue(open)
    ? admitEveryone("has a funnel, which admits everyone")
    : admitUndecided(`who is in the tailnet of ${label} cannot be seen`);
}
