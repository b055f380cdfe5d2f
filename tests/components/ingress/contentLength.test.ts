import * as assert from "node:assert/strict";
import { atMost } from "../../../components/ingress/contentLength";

describe("atMost", () => {
  const matches = (most: number, text: string) => new RegExp(atMost(most)).test(text);

  for (const most of [0, 7, 9, 10, 19, 100, 909, 1000, 2047, 8192]) {
    it(`matches the numbers from 0 to ${most} and no other`, () => {
      for (let number = 0; number <= most * 11 + 20; number++) {
        assert.equal(matches(most, String(number)), number <= most, String(number));
      }
    });
  }

  it("tells 32 KiB from a byte more", () => {
    assert.ok(matches(32768, "0"));
    assert.ok(matches(32768, "32768"));
    for (const text of ["32769", "32770", "40000", "100000", "327680", "99999999999999999999"]) {
      assert.ok(!matches(32768, text), text);
    }
  });

  it("matches nothing that is not a plain number", () => {
    for (const text of [
      "",
      "-1",
      "+1",
      "01",
      "1 ",
      " 1",
      "1,1",
      "0x10",
      "1e9",
      "1.5",
      "٣",
      "1\n",
    ]) {
      assert.ok(!matches(32768, text), JSON.stringify(text));
    }
  });

  it("stays within the 512 characters that WAF takes", () => {
    for (const most of [8192, 9_999_999, 10_240 * 1024]) assert.ok(atMost(most).length <= 512);
  });
});
