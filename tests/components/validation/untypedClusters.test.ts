import * as assert from "node:assert/strict";
import { TaintEffect, type TracardiProductionArgs } from "../../../index";
import { validate } from "../../../components/validation/validate";
import { autoCluster, onClusters, plainCluster } from "../../helpers/existing";
import { args } from "../../helpers/production";
import { places, values, withValue } from "./anyValues";

const onExisting = args(
  onClusters({
    edge: { ...autoCluster, nodeRoleName: "servers", kubeconfig: "clusters, current-context" },
    core: {
      ...plainCluster,
      dnsAddresses: ["172.20.0.10"],
      nodeSelector: { a: "b" },
      tolerations: [{ key: "a", value: "b", effect: TaintEffect.NoSchedule }],
    },
  }),
);

describe("validate: what untyped programs give of existing clusters", () => {
  it("finds nothing wrong with all arguments at once", () => {
    assert.deepEqual(validate(onExisting), []);
  });

  for (const [what, value] of values) {
    it(`survives ${what} in every place of them, and in the placement`, () => {
      const ours = places(onExisting).filter(([top]) => top === "existingClusters");
      for (const path of [...ours, ["placement"], ["placement", "gui"], ["network"]]) {
        const problems = validate(withValue(onExisting, path, value) as TracardiProductionArgs);
        const words = problems.flatMap((each) => Object.values(each)).join("\n");
        assert.doesNotMatch(words, /\[object|toJSON|undefined|current-context/, path.join("."));
      }
    });
  }
});
