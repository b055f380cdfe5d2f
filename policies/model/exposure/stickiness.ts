import { type Known, UNKNOWN, firstKnown, holds, ifKnown, possibly, whenKnown } from "../../known";
import { type Value, at, count, isAbsent, isTrue, items } from "../../value";
import type { StackResource } from "../resources/resources";

/** The setting that sends a client back to the same instance, as a clause for messages. */
export type Stickiness = Known<string> | undefined;

/** Combines the stickiness settings along one way. A known setting takes precedence over an unknown one. */
export const anyStickiness = (all: readonly Stickiness[]): Stickiness => firstKnown(all);

/** The clause if the switch is on; UNKNOWN if that is not known. */
export const switched = (value: Value, clause: string): Stickiness =>
  whenKnown(value, (known) => (isTrue(known) ? clause : undefined));

/** A target group is sticky if it has the block and the block does not turn stickiness off. */
export const targetGroupStickiness = ({ name, props }: StackResource): Stickiness =>
  whenKnown(at(props, "stickiness"), (block) =>
    isAbsent(block)
      ? undefined
      : switched(at(block, "enabled") ?? true, `target group ${name} has stickiness on`),
  );

/** Stickiness between the target groups that an action forwards to: a client stays with one of them. */
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

/** Stickiness that a Service adds if clients use its address or node port. */
export const serviceStickiness = ({ props }: StackResource, label: string): Stickiness =>
  whenKnown(at(props, "spec", "sessionAffinity"), (affinity) =>
    affinity === "ClientIP" ? `${label} has sessionAffinity ClientIP` : undefined,
  );

/** Attributes in the format of the load balancer controller: a list of keys and values. */
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

/** Whether a weight disables a target. */
export const isUnused = (weight: Value): boolean => count(weight) === 0;
