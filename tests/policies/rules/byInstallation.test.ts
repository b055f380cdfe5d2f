import assert from "node:assert/strict";
import { apiReplicas as rule } from "../../../policies/rules/apiReplicas";
import { said, withVariable } from "../../helpers/containers";

describe("API instances of several installations", () => {
  it("are not counted together in silence", () => {
    const stack = withVariable("public-api", "ELASTIC_HOST", "https://other.example.com");
    const { found, undecided } = said(stack, rule);
    assert.deepEqual(found, []);
    assert.equal(undecided.length, 2);
    assert.match(undecided[0], /3 API instances .* required of each installation, of which there/);
  });

  it("may be enough in each", () => {
    const stack = withVariable("public-api", "ELASTIC_HOST", "https://other.example.com");
    for (const name of ["public-api", "internal-api"]) {
      stack.change(name, ({ spec }) => (spec.replicas = 5));
    }
    assert.deepEqual(said(stack, rule), { found: [], undecided: [] });
  });
});
