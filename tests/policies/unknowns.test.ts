import assert from "node:assert/strict";
import { env, exposed } from "../helpers/exposedApi";
import { albOpen, chained, withFront, withIngress, withService } from "../helpers/exposure";
import { withGateway, withOtherGateway } from "../helpers/gateways";
import { guiApi, minimal, production } from "../helpers/layouts";
import { type Inputs, type TestStack, U, judge } from "../helpers/policyStack";

/** Stacks that break a rule, in every form that the pack follows. */
const red: Record<string, () => TestStack> = {
  "a Service of type LoadBalancer": () => withService({ type: "LoadBalancer" }),
  "a NodePort": () => withService({ type: "NodePort" }),
  "an Ingress of nginx": () => withIngress({}, { ingressClassName: "nginx" }),
  "an Ingress of ALB": () => withIngress(albOpen),
  "a Gateway": () => withGateway(),
  "a Gateway of another controller": () => withOtherGateway(),
  "a load balancer": () => withFront(["0.0.0.0/0"]),
  "a chain of load balancers": () => chained(["0.0.0.0/0"], false),
  "an API with the GUI API on": () => exposed(env(guiApi("yes"))),
  "too few replicas": () => production().change("gui", ({ spec }) => (spec.replicas = 1)),
  "too few nodes": () => production().change("search", (i) => (i.clusterConfig.instanceCount = 1)),
  "the small installation": minimal,
};

/** Every place in a resource's inputs, down to the single values. */
function places(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    [...path, key],
    ...places(inner, [...path, key]),
  ]);
}

function forget(inputs: Inputs, path: string[]): void {
  const owner = path.slice(0, -1).reduce((value, key) => value[key], inputs);
  owner[path[path.length - 1]] = U;
}

describe("a single unknown value", () => {
  for (const [what, make] of Object.entries(red)) {
    it(`never turns ${what} green in silence`, () => {
      const silent: string[] = [];
      for (const { name, inputs } of make().resources.values()) {
        for (const path of places(inputs)) {
          const stack = make();
          forget(stack.get(name).inputs, path);
          if (judge(stack).length === 0) silent.push(`${name}.${path.join(".")}`);
        }
      }
      assert.deepEqual(silent, []);
    });
  }
});
