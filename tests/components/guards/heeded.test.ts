import * as assert from "node:assert/strict";
import { changedJustNow } from "../../../components/guards/heeded";

const now = Date.parse("2026-12-01T12:00:00Z");
const metadata = (...times: string[]) => ({ managedFields: times.map((time) => ({ time })) });

describe("a guard is new to API servers", () => {
  it("if somebody changed it a moment ago, by clocks that AWS would let in", () => {
    for (const time of ["2026-12-01T11:59:59Z", "2026-12-01T12:04:00Z", "2026-12-01T11:55:01Z"]) {
      assert.ok(changedJustNow(metadata("2026-01-01T00:00:00Z", time), now), time);
    }
  });

  it("not if all that is longer ago, or if nothing is known", () => {
    const times = ["2026-01-01T00:00:00Z", "2026-12-01T11:54:00Z"];
    for (const each of [metadata(...times), metadata(), {}, { managedFields: [{}] }]) {
      assert.ok(!changedJustNow(each, now));
    }
  });
});
