import assert from "node:assert/strict";
import { env, exposed } from "../helpers/exposedApi";
import { albOpen, chained, withFront, withIngress, withService } from "../helpers/exposure";
import { withGateway, withOtherGateway } from "../helpers/gateways";
import { guiApi, minimal, production } from "../helpers/layouts";
import { type TestStack, judge } from "../helpers/policyStack";
import { forgetAt, placesOf, silent } from "./corpus/unknownPlaces";

type Red = Record<string, () => TestStack>;

/** Small stacks that break a rule, in every form that the pack follows. */
const red: Record<string, Red> = {
  "tracardi-gui-exposed": {
    "a Service of type LoadBalancer": () => withService({ type: "LoadBalancer" }),
    "a NodePort": () => withService({ type: "NodePort" }),
    "an Ingress of nginx": () => withIngress({}, { ingressClassName: "nginx" }),
    "an Ingress of ALB": () => withIngress(albOpen),
    "a Gateway": () => withGateway(),
    "a Gateway of another controller": () => withOtherGateway(),
    "a load balancer": () => withFront(["0.0.0.0/0"]),
    "a chain of load balancers": () => chained(["0.0.0.0/0"], false),
  },
  "tracardi-gui-api-exposed": {
    "an API with the GUI API on": () => exposed(env(guiApi("yes"))),
  },
  "tracardi-gui-replicas": {
    "too few replicas": () => production().change("gui", ({ spec }) => (spec.replicas = 1)),
  },
  "tracardi-search-nodes": {
    "too few nodes": () =>
      production().change("search", (inputs) => (inputs.clusterConfig.instanceCount = 1)),
  },
  "tracardi-public-api-replicas": { "the small installation": minimal },
};

// All cases of the corpus, at a sample of places, are under tests/properties.
describe("a single unknown value", () => {
  for (const [rule, stacks] of Object.entries(red)) {
    for (const [what, make] of Object.entries(stacks)) {
      it(`never turns ${what} green in silence`, () => {
        const stack = make();
        assert.ok(judge(stack).some(({ policy }) => policy === rule));
        const places = placesOf(stack).filter(([name, ...path]) => {
          const remember = forgetAt(stack.get(name), path);
          const isSilent = silent(rule, judge(stack, { only: rule }));
          remember();
          return isSilent;
        });
        assert.deepEqual(
          places.map((place) => place.join(".")),
          [],
        );
      });
    }
  }
});
