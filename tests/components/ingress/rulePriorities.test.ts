import * as assert from "node:assert/strict";
import { rulePriorities } from "../../../components/ingress/rulePriorities";

const hosts = (count: number) => Array.from({ length: count }, (_, each) => `t${each}.example.com`);

describe("rulePriorities", () => {
  it("gives the first host's rules 10, 20, 30 …", () => {
    const priority = rulePriorities(["a.example.com", "b.example.com"]);
    assert.deepEqual(
      [0, 1, 6].map((rule) => priority("a.example.com", rule)),
      [10, 20, 70],
    );
  });

  it("moves no rule when hosts come, go or change places", () => {
    const few = rulePriorities(["a.example.com", "b.example.com", "c.example.com"]);
    const other = rulePriorities(["x.example.com", "c.example.com", "d.example.com"]);
    assert.equal(few("c.example.com", 3), other("c.example.com", 3));
  });

  it("gives no priority twice, and none that a listener does not know, however many hosts there are", () => {
    // So many that some hashes fall together.
    const many = hosts(1000);
    const priority = rulePriorities(many);
    const all = many.flatMap((host) => [0, 1, 2, 3, 4, 5, 6].map((rule) => priority(host, rule)));
    assert.equal(new Set(all).size, all.length);
    assert.ok(all.every((each) => Number.isInteger(each) && each >= 1 && each <= 50_000));
  });

  it("knows its own hosts alone", () => {
    assert.throws(() => rulePriorities(["a.example.com"])("b.example.com", 0), /none of the hosts/);
  });
});
