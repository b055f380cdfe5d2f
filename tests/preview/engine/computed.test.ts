import assert from "node:assert/strict";
import { treatComputed, unknownBefore, markSecrets } from "../../../preview/engine/computed";
import { UNKNOWN_VALUE, isSecret, secret, unwrap } from "../../../preview/engine/wire";

describe("computed values", () => {
  it("are unknown where the program gave none, at any depth", () => {
    assert.deepEqual(
      treatComputed(
        { name: "a", arn: "x", config: { subnets: ["s"], group: "sg" } },
        { name: "a", config: { subnets: ["s"] } },
        unknownBefore,
      ),
      { name: "a", arn: UNKNOWN_VALUE, config: { subnets: ["s"], group: UNKNOWN_VALUE } },
    );
  });

  it("stay secret inside a secret", () => {
    const treated = treatComputed(
      { data: secret({ given: 1, made: 2 }) },
      { data: secret({ given: 1 }) },
      unknownBefore,
    );
    assert.ok(isSecret(treated.data));
    assert.deepEqual(unwrap(treated.data), { given: 1, made: UNKNOWN_VALUE });
  });

  it("become secret by name, once", () => {
    const outputs = markSecrets({ a: 1, b: secret(2) }, ["a", "b", "absent"]);
    assert.deepEqual(outputs, { a: secret(1), b: secret(2) });
  });
});
