import { choose, ifKnown, is } from "../../../known";
import { type Value, UNKNOWN, at, isAbsent, isTrue, items } from "../../../value";
import { type Admission, admitEveryone, admitUndecided } from "../../networks/admission";
import { asNetwork } from "../../networks/networks";
import { ByNamespace } from "../../resources/byNamespace";
import type { ResourceIndex } from "../../resources/resources";
import { admitted, splitList } from "../lists";
import type { Placed } from "../topology/placed";
import type { Controller, GatewayServer, IngressServer } from "./controller";
import { asServices } from "./gatewayServices";
import { unfollowedFrontend } from "./namedOnly";
import { objectsOf } from "./objects";
import { runningFronts } from "./runningFronts";

const annotation = "konghq.com/plugins";

const ingresses: IngressServer = {
  claims: { controller: /konghq\.com\//, className: /kong/i },
  serve: (around) => {
    const plugins = new Plugins(around.topology.index);
    return {
      fronts: runningFronts(around, {
        image: /(^|\/)kong(\/kong(-gateway)?)?(:|@|$)/,
        controller: /konghq\.com\//,
        classFlags: [],
      }),
      gates: ({ ingress, service }) => [
        admitEveryone(
          `admits everyone: ${ingress.label} has no plugin that limits it to networks (ip-restriction)`,
        ),
        ...plugins.gates(ingress, service),
      ],
      frontends: ({ ingress, service }) => [unfollowedFrontend(ingress, service)],
    };
  },
};

const gateways: GatewayServer = {
  claims: { controller: /^konghq\.com\//, className: /kong/i },
  // A plugin may change the path, or answer by itself.
  filters: {
    kind: "KongPlugin",
    of(index) {
      const plugins = new Plugins(index);
      return (route, name) => [
        {
          answers: false,
          rewrites: true,
          gates: plugins.named(route, name),
          stickiness: undefined,
        },
      ];
    },
  },
  serve: (around) => {
    const plugins = new Plugins(around.topology.index);
    const serving = asServices(around);
    return {
      ...serving,
      gates: (listening) => [...serving.gates(listening), ...plugins.gates(listening.route)],
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

  /** What limits the clients of an Ingress or a route, and of its Service if that is known. */
  gates(from: Placed, service?: Placed): Admission[] {
    const global = this.shared.filter(
      ({ resource, place }) =>
        place.cluster === from.place.cluster &&
        isTrue(at(resource.props, "metadata", "labels", "global")),
    );
    const annotated = [from, ...(service === undefined ? [] : [service])];
    return [...annotated.flatMap((one) => this.namedBy(one)), ...global.flatMap(limits)];
  }

  /** The limits of the plugins in the annotation of an object. */
  private namedBy(from: Placed): Admission[] {
    const text = at(from.resource.props, "metadata", "annotations", annotation);
    return isAbsent(text) ? [] : splitList(text).flatMap((name) => this.named(from, name));
  }

  named({ place }: Placed, name: Value): Admission[] {
    const shared = this.shared.filter(
      (one) => one.place.cluster === place.cluster && one.place.name === name,
    );
    const found = [...this.own.exact(place, name), ...shared];
    const said = ifKnown(name, String, "of an unknown name");
    const reason = `whether plugin ${said}, which is not in this stack, limits who comes in is not known`;
    return found.length === 0 ? [admitUndecided(reason)] : found.flatMap(limits);
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
    serves: "Ingresses and Gateways of class `kong`, and filters of Gateways' routes",
    decided: [
      "the ways to a Kong in the stack whose class is there too",
      `the networks of the plugin \`ip-restriction\`, of an Ingress, a route or a Service (\`${annotation}\`) or global`,
    ],
    undecided: ["plugins that are not in the stack", "configurations in Secrets (`configFrom`)"],
    unseen: [
      "the list of those who are denied: who is not counts as let in",
      "which addresses Kong takes for those of clients (`trusted_ips`)",
    ],
  },
  ingresses,
  gateways,
};
