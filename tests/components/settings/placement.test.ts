import * as assert from "node:assert/strict";
import { resolve } from "../../../components/settings/resolve";
import { args } from "../../helpers/production";

describe("resolve: placement", () => {
  const pools = (placement: object) =>
    resolve(args({ placement })).clusters.map(({ name, pools }) => [
      name,
      pools.map((pool) => [pool.name, pool.maxServers]),
    ]);

  it("puts all on one cluster with both pools", () => {
    assert.deepEqual(pools({ publicApi: "all", internalApi: "all", gui: "all" }), [
      [
        "all",
        [
          ["edge", 5],
          ["core", 5],
        ],
      ],
    ]);
  });

  it("gives the GUI a cluster of its own, with room for it and what it shares servers with", () => {
    assert.deepEqual(pools({ gui: "screens" }), [
      ["edge", [["edge", 5]]],
      ["core", [["core", 5]]],
      ["screens", [["core", 3]]],
    ]);
  });
});
