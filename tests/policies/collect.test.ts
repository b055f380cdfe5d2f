import assert from "node:assert/strict";
import { unknownCheckingProxy } from "@pulumi/policy";
import { Collector } from "../../policies/collect";
import { deployment, guiApi } from "../helpers/layouts";
import { type Inputs, U } from "../helpers/policyStack";

const type = "kubernetes:apps/v1:Deployment";
const urn = `urn:pulumi:test::tracardi::${type}::gui`;

/** A Deployment of the GUI on its server's own network, unless changed. */
function gui(change: (podSpec: Inputs) => unknown = () => undefined): Inputs {
  const inputs = deployment("gui", "tracardi-gui", 2);
  inputs.spec.template.spec.hostNetwork = true;
  change(inputs.spec.template.spec);
  return inputs;
}

/** What the rules about exposure say; others find more in so small a workload. */
const declare = (collector: Collector, inputs: Inputs, config: object = {}) =>
  collector
    .declare({
      ...{ urn, type, name: "gui", props: unknownCheckingProxy(structuredClone(inputs)) },
      getConfig: <T extends object>() => config as T,
    })
    .results.filter(({ policy }) => policy.endsWith("-exposed"));

const toldOf = (collector: Collector, inputs: Inputs, config?: object): string[] =>
  declare(collector, inputs, config).map(({ policy }) => policy);

const stack = (inputs: Inputs) => [
  { urn, type, name: "gui", props: inputs, propertyDependencies: {}, opts: { ignoreChanges: [] } },
];

describe("what a workload says by itself", () => {
  it("is told before it is made, and not again with the stack", () => {
    const collector = new Collector();
    assert.deepEqual(toldOf(collector, gui()), ["tracardi-gui-exposed"]);
    const later = collector.judge(stack(gui()) as never).map(({ policy }) => policy);
    assert.ok(!later.includes("tracardi-gui-exposed"), later.join());
  });

  it("is told again of the next stack", () => {
    const collector = new Collector();
    for (let time = 1; time <= 2; time++) {
      assert.deepEqual(toldOf(collector, gui()), ["tracardi-gui-exposed"], `time ${time}`);
      collector.judge(stack(gui()) as never);
    }
  });

  it("is left to the stack where it is not known, or where others decide", () => {
    const unknown = gui((podSpec) => (podSpec.hostNetwork = U));
    assert.deepEqual(toldOf(new Collector(), unknown), []);
    const inside = gui((podSpec) => (podSpec.hostNetwork = false));
    assert.deepEqual(toldOf(new Collector(), inside), []);
  });

  it("leaves a variable from elsewhere to the stack", () => {
    const api = (env: Inputs[]) => {
      const inputs = deployment("api", "tracardi-api", 2, env);
      inputs.spec.template.spec.hostNetwork = true;
      return toldOf(new Collector(), inputs);
    };
    assert.ok(api([guiApi("yes")]).includes("tracardi-gui-api-exposed"));
    assert.ok(!api([guiApi("no")]).includes("tracardi-gui-api-exposed"));
    const valueFrom = { configMapKeyRef: { name: "settings", key: "gui" } };
    const elsewhere = api([{ name: "EXPOSE_GUI_API", valueFrom }]);
    assert.ok(!elsewhere.includes("tracardi-gui-api-exposed"));
  });

  it("is told at the level that is configured", () => {
    const level = (levels: object) =>
      declare(new Collector(), gui(), { levels }).map((judgement) => judgement.level);
    assert.deepEqual(level({}), ["mandatory"]);
    assert.deepEqual(level({ all: "advisory" }), ["advisory"]);
    assert.deepEqual(level({ all: "disabled" }), []);
  });
});
