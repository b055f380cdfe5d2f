import { type Value, UNKNOWN, at, count, isAbsent, isTrue, items } from "../../value";
import type { StackResource } from "../resources/resources";

/** What sends a client to the same instance again, as a clause; UNKNOWN where that is not known. */
export type Stickiness = string | typeof UNKNOWN | undefined;

/** One stickiness out of several ones on the same way: what is known to stick wins. */
export const anyStickiness = (all: readonly Stickiness[]): Stickiness =>
  all.find((one) => typeof one === "string") ?? all.find((one) => one === UNKNOWN);

/** `label` with stickiness on, where a switch is on, or may be. */
export function switched(value: Value, clause: string): Stickiness {
  if (value === UNKNOWN) return UNKNOWN;
  return isTrue(value) ? clause : undefined;
}

/** Stickiness of a target group is on where the block is there and does not say otherwise. */
export function targetGroupStickiness({ name, props }: StackResource): Stickiness {
  const block = at(props, "stickiness");
  if (block === UNKNOWN) return UNKNOWN;
  if (isAbsent(block)) return undefined;
  return switched(at(block, "enabled") ?? true, `target group ${name} has stickiness on`);
}

/** Stickiness of an action that forwards to several target groups: a client stays with one of them. */
export function actionStickiness(actions: Value, label: string): Stickiness {
  return anyStickiness(
    items(actions).map((action) => {
      const forward = at(action, "forward");
      if (
        at(forward, "targetGroups") !== UNKNOWN &&
        items(at(forward, "targetGroups")).length < 2
      ) {
        return undefined;
      }
      return switched(at(forward, "stickiness", "enabled"), `${label} forwards with stickiness on`);
    }),
  );
}

/** Stickiness that a Service adds where its address or node port is what is called. */
export function serviceStickiness(service: StackResource, label: string): Stickiness {
  const affinity = at(service.props, "spec", "sessionAffinity");
  if (affinity === UNKNOWN) return UNKNOWN;
  return affinity === "ClientIP" ? `${label} has sessionAffinity ClientIP` : undefined;
}

/** Attributes as the load balancer controller takes them: a list of keys and values. */
export function attributeStickiness(attributes: Value, label: string): Stickiness {
  const stickiness = anyStickiness(
    items(attributes).map((attribute): Stickiness => {
      if (attribute === UNKNOWN) return UNKNOWN;
      const key = at(attribute, "key");
      if (key === UNKNOWN) return isTrue(at(attribute, "value")) ? UNKNOWN : undefined;
      if (key !== "stickiness.enabled") return undefined;
      return switched(at(attribute, "value"), `${label} has stickiness.enabled`);
    }),
  );
  return stickiness;
}

/** Whether a weight takes a target out of use. */
export const isUnused = (weight: Value): boolean => count(weight) === 0;
