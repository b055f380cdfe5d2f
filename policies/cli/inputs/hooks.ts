import { type Hook, hooksOf } from "../../model/workloads/hooks";
import type { Value } from "../../value";

/**
 * The hooks of an object that no installation or upgrade creates, such as Helm's tests; none if one of its tools does
 * create it.
 */
export function idleHooksOf(object: Value): readonly Hook[] {
  const hooks = hooksOf(object);
  return hooks.every(({ isIdle }) => isIdle) ? hooks : [];
}

/** The warning about an object that is left out for that reason. */
export function leftOut(what: string, hooks: readonly Hook[]): string {
  const moments = hooks.map(({ tool, moments }) => `${tool}'s ${moments.join(", ")}`).join(" and ");
  return (
    `${what} is left out, as it is a hook (${moments}) that no installation or upgrade makes. ` +
    "kubectl apply would make it: keep it out of there, too"
  );
}
