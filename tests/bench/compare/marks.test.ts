import * as assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { holdsMarkedSecret, marked, unmarked, withoutMarks } from "../../../bench/compare/marks";

describe("the comparison of checkouts: arguments as JSON", () => {
  const plainOnes = {
    ...{ text: "a", number: 0.5, none: null, list: [1, [null]], empty: {} },
    ...{ odd: undefined, noNumber: NaN },
  };
  const values = {
    ...plainOnes,
    late: pulumi.output({ inner: ["x"] }),
    secret: pulumi.secret("s"),
  };
  const throughJson = async () => JSON.parse(JSON.stringify(await marked(values))) as object;
  const valueOf = <T>(output: pulumi.Output<T>) =>
    new Promise<T>((resolve) => output.apply((value) => resolve(value as T)));

  it("come back as they were", async () => {
    const back = unmarked(await throughJson(), pulumi) as typeof values;
    const { late, secret, ...plain } = back;
    assert.deepEqual(plain, plainOnes);
    assert.ok("odd" in plain, "what is there and undefined stays there");
    assert.deepEqual(await valueOf(late), { inner: ["x"] });
    assert.equal(await pulumi.isSecret(late), false);
    assert.equal(await valueOf(secret), "s");
    assert.equal(await pulumi.isSecret(secret), true);
  });

  it("hold nothing of another resource in a configuration", async () => {
    const plain = withoutMarks(await throughJson()) as Record<string, unknown>;
    assert.deepEqual([plain.late, plain.secret], [{ inner: ["x"] }, "s"]);
  });

  it("tell where a secret is", async () => {
    assert.ok(holdsMarkedSecret(await throughJson()));
    assert.ok(!holdsMarkedSecret(await marked({ a: [pulumi.output("x")] })));
  });
});
