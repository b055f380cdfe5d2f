import * as assert from "node:assert/strict";
import { isJustNow } from "../../../components/internal/moments";

const now = Date.parse("2026-12-01T12:00:00Z");

describe("a time is a moment ago", () => {
  it("by clocks that AWS would let in", () => {
    for (const time of ["2026-12-01T11:59:59Z", "2026-12-01T12:04:00Z", "2026-12-01T11:55:01Z"]) {
      assert.ok(isJustNow(time, now), time);
    }
  });

  it("not if it is longer ago, or no time", () => {
    for (const time of ["2026-01-01T00:00:00Z", "2026-12-01T11:54:00Z", "", "soon", undefined]) {
      assert.ok(!isJustNow(time, now), time);
    }
  });
});
