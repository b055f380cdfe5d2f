import { choose, ifKnown, is } from "../../../known";
import { type Value, UNKNOWN, at, isAbsent, isTrue, items } from "../../../value";
import { type Admission, admitEveryone, admitUndecided } from "../../networks/admission";
import { asNetwork } from "../../networks/networks";
import { ByNamespace } from "../../resources/byNamespace";
import type { ResourceIndex } from "../../resources/resources";
import { admitted, splitList } from "../lists";
import type { Placed } from "../topology/placed";
import type { Controller, IngressServer, IngressTarget } from "./controller";
import { unfollowedFrontend } from "./namedOnly";
import { objectsOf } from "./objects";

const annotation = "konghq.com/plugins";

const ingresses: IngressServer = {
  claims: { controller: /konghq\.com\//, className: /kong/i },
  serve: ({ topology: { index } }) => {
    const plugins = new Plugins(index);
    return {
      gates: (target) => plugins.gates(target),
      frontends: ({ ingress, service }) => [unfollowedFrontend(ingress, service)],
    };
  },
};

/** Plugins that limit who comes in. Requests pass those of an Ingress, those of its Service and the global ones. */
class Plugins {
  private readonly own: ByNamespace<Placed>;
  private readonly shared: readonly Placed[];

  constructor(index: ResourceIndex) {
    this.own = new ByNamespace(objectsOf(index, "KongPlugin"));
    this.shared = objectsOf(index, "KongClusterPlugin");
  }

  gates({ ingress, service }: IngressTarget): Admission[] {
    const named = [ingress, service].flatMap((one) => this.namedBy(one));
    const global = this.shared.filter(
      ({ resource, place }) =>
        place.cluster === ingress.place.cluster &&
        isTrue(at(resource.props, "metadata", "labels", "global")),
    );
    const everyone = admitEveryone(
      `admits everyone: ${ingress.label} has no plugin that limits it to networks (ip-restriction)`,
    );
    return [everyone, ...named, ...global.flatMap(limits)];
  }

  /** The limits of the plugins in the annotation of an object. */
  private namedBy({ resource, place }: Placed): Admission[] {
    const text = at(resource.props, "metadata", "annotations", annotation);
    if (isAbsent(text)) return [];
    return splitList(text).flatMap((name) => {
      const shared = this.shared.filter(
        (one) => one.place.cluster === place.cluster && one.place.name === name,
      );
      const found = [...this.own.exact(place, name), ...shared];
      const shown = ifKnown(name, String, "of an unknown name");
      const reason = `whether plugin ${shown}, which is not in this stack, limits who comes in is not known`;
      return found.length === 0 ? [admitUndecided(reason)] : found.flatMap(limits);
    });
  }
}

function limits({ resource: { props }, label }: Placed): Admission[] {
  if (isTrue(at(props, "disabled"))) return [];
  const config = at(props, "config");
  const unknown = admitUndecided(`whether ${label} limits who comes in is not known`);
  return choose(is(at(props, "plugin"), "ip-restriction"), {
    yes: isAbsent(config) ? [unknown] : listed(at(config, "allow")),
    no: [],
    unknown: [unknown],
  });
}

/** Without a list of those who are allowed, there may be one of those who are denied. */
const listed = (allowed: Value): Admission[] =>
  items(allowed).length === 0
    ? []
    : [admitted(items(allowed).map((one) => (typeof one === "string" ? asNetwork(one) : UNKNOWN)))];

export const kong: Controller = {
  described: {
    name: "Kong Ingress Controller",
    source: "https://developer.konghq.com/plugins/ip-restriction/",
    serves: "Ingresses of class `kong`",
    decided: [
      `the networks of the plugin \`ip-restriction\`, of an Ingress or a Service (\`${annotation}\`) or global`,
    ],
    undecided: ["plugins that are not in the stack", "configurations in Secrets (`configFrom`)"],
    unseen: [
      "the list of those who are denied: who is not counts as let in",
      "which addresses Kong takes for those of clients (`trusted_ips`)",
    ],
  },
  ingresses,
};
