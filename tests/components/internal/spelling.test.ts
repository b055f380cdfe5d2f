import assert from "node:assert/strict";
import { likelyName } from "../../../components/internal/spelling";

describe("likelyName", () => {
  const known = ["nodeType", "nodes", "snapshotRetentionDays", "mergeSecret", "dns"];

  for (const [given, meant] of [
    ["node", "nodes"],
    ["nodez", "nodes"],
    ["ndoes", "nodes"],
    ["nodetypes", "nodeType"],
    ["snapshotRetetionDay", "snapshotRetentionDays"],
    ["mergSecret", "mergeSecret"],
    ["dsn", "dns"],
  ]) {
    it(`takes ${given} for ${meant}`, () => assert.equal(likelyName(given, known), meant));
  }

  for (const given of ["zones", "tls", "secretMerge", "snapshotDays"]) {
    it(`makes nothing of ${given}`, () => assert.equal(likelyName(given, known), undefined));
  }
});
