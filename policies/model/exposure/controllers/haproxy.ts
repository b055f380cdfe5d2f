import { at } from "../../../value";
import { IngressClasses } from "../ingresses/ingressClasses";
import type { Ingress } from "../topology/ingresses";
import type { Controller, IngressServer } from "./controller";
import { listedGate } from "./listedIngresses";
import { unfollowedFrontend } from "./namedOnly";
import { runningFronts } from "./runningFronts";

/** Of the controller of HAProxy Technologies. */
const ofTechnologies = ["haproxy.org/allow-list", "haproxy.org/whitelist"];

/** Of the controller "HAProxy Ingress". */
const ofCommunity = [
  "haproxy-ingress.github.io/allowlist-source-range",
  "haproxy-ingress.github.io/whitelist-source-range",
  "ingress.kubernetes.io/whitelist-source-range",
];

/** Both controllers have a class `haproxy`, and only a class in the stack shows which one it is. */
const ingresses: IngressServer = {
  claims: { controller: /haproxy/, className: /haproxy/i },
  serve: (around) => {
    const { index } = around.topology;
    const classes = new IngressClasses(index);
    const listsOf = (ingress: Ingress): readonly string[] => {
      const controller = at(classes.of(ingress)?.props, "spec", "controller");
      if (typeof controller !== "string") return [...ofTechnologies, ...ofCommunity];
      return controller.startsWith("haproxy.org/") ? ofTechnologies : ofCommunity;
    };
    const fronts = runningFronts(around, {
      image: /haproxytech\/kubernetes-ingress|haproxy-ingress/,
      controller: /haproxy/,
      classFlags: ["ingress.class", "ingress-class"],
    });
    return {
      fronts,
      gates: ({ ingress }) => [listedGate(ingress, listsOf(ingress))],
      frontends: ({ ingress, service }) => [unfollowedFrontend(ingress, service)],
    };
  },
};

export const haproxy: Controller = {
  described: {
    name: "HAProxy Kubernetes Ingress Controller, and HAProxy Ingress",
    source: "https://www.haproxy.com/documentation/kubernetes-ingress/",
    serves: "Ingresses of class `haproxy`",
    decided: [
      ...[...ofTechnologies, ...ofCommunity].map((each) => `the networks of \`${each}\``),
      "the ways to a controller in the stack, if its class is there too or it is told its name",
    ],
    undecided: ["lists in pattern files"],
    unseen: ["its ConfigMap", "lists of those who are denied: who is not counts as let in"],
  },
  ingresses,
};
