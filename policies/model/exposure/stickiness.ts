import { type Known, UNKNOWN, firstKnown, holds, ifKnown, possibly, whenKnown } from "../../known";
import { type Value, at, count, isAbsent, isTrue, items } from "../../value";
import type { StackResource } from "../resources/resources";

/** What sends a client to the same instance again, as a clause. */
export type Stickiness = Known<string> | undefined;

/** One stickiness out of several ones on the same way: what is known to stick wins. */
export const anyStickiness = (all: readonly Stickiness[]): Stickiness => firstKnown(all);

/** `label` with stickiness on, where a switch is on, or may be. */
export const switched = (value: Value, clause: string): Stickiness =>
  whenKnown(value, (known) => (isTrue(known) ? clause : undefined));

/** Stickiness of a target group is on where the block is there and does not say otherwise. */
export const targetGroupStickiness = ({ name, props }: StackResource): Stickiness =>
  whenKnown(at(props, "stickiness"), (block) =>
    isAbsent(block)
      ? undefined
      : switched(at(block, "enabled") ?? true, `target group ${name} has stickiness on`),
  );

/** Stickiness of an action that forwards to several target groups: a client stays with one of them. */
export const actionStickiness = (actions: Value, label: string): Stickiness =>
  anyStickiness(
    items(actions).map((action) => {
      const forward = at(action, "forward");
      const several = holds(at(forward, "targetGroups"), (groups) => items(groups).length > 1);
      return possibly(several)
        ? switched(at(forward, "stickiness", "enabled"), `${label} forwards with stickiness on`)
        : undefined;
    }),
  );

/** Stickiness that a Service adds where its address or node port is what is called. */
export const serviceStickiness = ({ props }: StackResource, label: string): Stickiness =>
  whenKnown(at(props, "spec", "sessionAffinity"), (affinity) =>
    affinity === "ClientIP" ? `${label} has sessionAffinity ClientIP` : undefined,
  );

/** Attributes as the load balancer controller takes them: a list of keys and values. */
export const attributeStickiness = (attributes: Value, label: string): Stickiness =>
  anyStickiness(
    items(attributes).map((attribute) =>
      whenKnown(attribute, (known): Stickiness => {
        const value = at(known, "value");
        return ifKnown(
          at(known, "key"),
          (key) =>
            key === "stickiness.enabled"
              ? switched(value, `${label} has stickiness.enabled`)
              : undefined,
          isTrue(value) ? UNKNOWN : undefined,
        );
      }),
    ),
  );

/** Whether a weight takes a target out of use. */
export const isUnused = (weight: Value): boolean => count(weight) === 0;
