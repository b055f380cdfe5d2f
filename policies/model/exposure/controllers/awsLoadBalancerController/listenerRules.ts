import { type Value, at, isAbsent, items } from "../../../../value";
import type { Admission } from "../../../networks/admission";
import { ByNamespace } from "../../../resources/byNamespace";
import { admitted } from "../../lists";
import { type Stickiness, anyStickiness, switched } from "../../stickiness";
import { type Placed, placed } from "../../topology/placed";
import type { RouteFilters } from "../controller";

/** Objects that a route rule refers to in order to configure its listener rule. */
export const listenerRules: RouteFilters = {
  kind: "ListenerRuleConfiguration",
  of(index) {
    const all = index.ofKind("listenerRuleConfiguration").map((one) => placed(one, index));
    const nearby = new ByNamespace(all);
    return (route, name) =>
      nearby.named(route.place, name).map((one) => ({
        answers: answers(one),
        gates: sourceGates(one),
        stickiness: forwardStickiness(one),
      }));
  },
};

const actionsOf = ({ resource }: Placed): readonly Value[] =>
  items(at(resource.props, "spec", "actions"));

const answers = (configuration: Placed): boolean =>
  actionsOf(configuration).some((action) =>
    ["redirect", "fixed-response"].includes(String(at(action, "type"))),
  );

const forwardStickiness = (configuration: Placed): Stickiness =>
  anyStickiness(
    actionsOf(configuration).map((action) =>
      switched(
        at(action, "forwardConfig", "targetGroupStickinessConfig", "enabled"),
        `${configuration.label} forwards with stickiness on`,
      ),
    ),
  );

/** Conditions on the client's address that apply to the whole rule. */
const sourceGates = ({ resource }: Placed): Admission[] =>
  items(at(resource.props, "spec", "conditions"))
    .filter((condition) => isAbsent(at(condition, "matchIndexes")))
    .map((condition) => items(at(condition, "sourceIPConfig", "values")))
    .filter((values) => values.length > 0)
    .map(admitted);
