import { ifKnown } from "../../../../known";
import { type Value, UNKNOWN, at, isAbsent, items } from "../../../../value";
import { type Admission, admitUndecided, union } from "../../../networks/admission";
import { asNetwork } from "../../../networks/networks";
import { ByNamespace } from "../../../resources/byNamespace";
import type { ResourceIndex } from "../../../resources/resources";
import { admitted, splitList } from "../../lists";
import { type Placed, within } from "../../topology/placed";
import type { RouteFilters } from "../controller";
import { objectsOf } from "../objects";

/** The middlewares of a stack, as far as they limit who comes in. */
export class Middlewares {
  private readonly all: readonly Placed[];
  private readonly nearby: ByNamespace<Placed>;

  constructor(index: ResourceIndex) {
    this.all = objectsOf(index, "Middleware");
    this.nearby = new ByNamespace(this.all);
  }

  /** Those of an annotation, `namespace-name@kubernetescrd`. */
  gates(from: Placed, text: Value): Admission[] {
    return splitList(text).flatMap((name) => {
      const found = this.all.filter(
        ({ place }) =>
          place.cluster === from.place.cluster &&
          name === `${String(place.namespace)}-${String(place.name)}@kubernetescrd`,
      );
      return found.length === 0 ? [unseen(name)] : found.flatMap((one) => this.limits(one, []));
    });
  }

  /** One that a route refers to by name. */
  named(from: Placed, name: Value): Admission[] {
    const found = this.nearby.exact(from.place, name);
    return found.length === 0 ? [unseen(name)] : found.flatMap((one) => this.limits(one, []));
  }

  private limits(one: Placed, seen: readonly Placed[]): Admission[] {
    if (seen.includes(one)) return [];
    const spec = at(one.resource.props, "spec");
    const chained = items(at(spec, "chain", "middlewares")).flatMap((each) => {
      const place = within(one.place, at(each, "namespace"));
      return this.nearby
        .exact(place, at(each, "name"))
        .flatMap((next) => this.limits(next, [...seen, one]));
    });
    const lists = ["ipAllowList", "ipWhiteList"]
      .map((field) => at(spec, field))
      .filter((list) => !isAbsent(list));
    return [...chained, ...lists.map((list) => listed(list, one.label))];
  }
}

/** With a strategy, the address of a client comes from a header, which the client may have written itself. */
function listed(list: Value, label: string): Admission {
  const networks = items(at(list, "sourceRange")).map((one) =>
    typeof one === "string" ? asNetwork(one) : UNKNOWN,
  );
  const told = `whether clients can make up the address that ${label} judges (ipStrategy) is not known`;
  return isAbsent(at(list, "ipStrategy"))
    ? admitted(networks)
    : union([admitted(networks), admitUndecided(told)]);
}

const unseen = (name: Value): Admission =>
  admitUndecided(
    `whether middleware ${ifKnown(name, String, "of an unknown name")}, which is not in this stack, limits who comes in is not known`,
  );

/** Middlewares that a rule of a Gateway's route refers to. They may change the path. */
export const middlewareFilters: RouteFilters = {
  kind: "Middleware",
  of(index) {
    const middlewares = new Middlewares(index);
    return (route, name) => [
      {
        answers: false,
        rewrites: true,
        gates: middlewares.named(route, name),
        stickiness: undefined,
      },
    ];
  },
};
