import assert from "node:assert/strict";
import { exposed, found, undecided } from "../../../helpers/exposedApi";
import { all, configMap } from "../../../helpers/guiApiVariable";
import { U } from "../../../helpers/policyStack";

describe("the value of EXPOSE_GUI_API from elsewhere", () => {
  describe("in a ConfigMap whose name Pulumi makes up", () => {
    const made = (...values: (string | undefined)[]) => {
      const stack = exposed({ envFrom: [{ configMapRef: { name: U } }] });
      const names = values.map((value, index) => {
        const data = value === undefined ? {} : { EXPOSE_GUI_API: value };
        stack.add(
          "kubernetes:core/v1:ConfigMap",
          `made-${index}`,
          { metadata: { namespace: "tracardi" }, data, immutable: true },
          { provider: "edge" },
        );
        return stack.get(`made-${index}`).urn;
      });
      stack.get("api").references.spec = names;
      return stack;
    };

    it("is what the only one that it may be says, or all of them", () => {
      assert.equal(found(made("yes")).length, 1);
      assert.equal(found(made("yes", "yes")).length, 1);
      for (const stack of [made("no"), made("no", "no")]) {
        assert.deepEqual([...found(stack), ...undecided(stack)], []);
      }
    });

    it("is not decided where they say different things", () => {
      for (const stack of [made("no", "yes"), made("no", undefined)]) {
        assert.deepEqual(found(stack), []);
        assert.match(undecided(stack).join(), /the value of EXPOSE_GUI_API/);
      }
    });
  });

  describe("in a ConfigMap whose name is not known, beside one that has a name", () => {
    const beside = (volume: string) => {
      const stack = exposed({ envFrom: [{ configMapRef: { name: U } }] });
      stack.add(
        "kubernetes:core/v1:ConfigMap",
        "page",
        { metadata: { name: "page", namespace: "tracardi" }, data: { EXPOSE_GUI_API: "no" } },
        { provider: "edge" },
      );
      const api = stack.get("api");
      api.references.spec = [stack.get("page").urn];
      return stack.change("api", ({ spec }) => {
        spec.template.spec.volumes = [{ name: "page", configMap: { name: volume } }];
      });
    };

    it("is not what this one says if a volume explains why the workload depends on it", () => {
      assert.match(undecided(beside("page")).join(), /the value of EXPOSE_GUI_API/);
    });

    it("is what this one says if nothing else names it", () => {
      const stack = beside("other");
      assert.deepEqual([...found(stack), ...undecided(stack)], []);
    });
  });

  it("does not come from a ConfigMap of another namespace", () => {
    const stack = configMap({ EXPOSE_GUI_API: "no" })(exposed(all));
    stack.change("settings", (inputs) => (inputs.metadata.namespace = "other"));
    assert.equal(found(stack).length, 1);
  });
});
