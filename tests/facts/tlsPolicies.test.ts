import assert from "node:assert/strict";
import { lowestTlsMinor } from "../../facts/tlsPolicies";

describe("TLS policies of AWS", () => {
  for (const [policy, lowest] of [
    ["ELBSecurityPolicy-2016-08", 0],
    ["ELBSecurityPolicy-TLS-1-1-2017-01", 1],
    ["ELBSecurityPolicy-TLS-1-2-Ext-2018-06", 2],
    ["ELBSecurityPolicy-FS-1-2-Res-2020-10", 2],
    ["ELBSecurityPolicy-TLS13-1-0-FIPS-2023-04", 0],
    ["ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09", 2],
    ["ELBSecurityPolicy-TLS13-1-3-2021-06", 3],
    ["TLSv1", 0],
    ["TLSv1.2_2021", 2],
    ["own-policy", undefined],
  ] as const) {
    it(`go down to TLS 1.${lowest ?? "?"}: ${policy}`, () =>
      assert.equal(lowestTlsMinor(policy), lowest));
  }
});
