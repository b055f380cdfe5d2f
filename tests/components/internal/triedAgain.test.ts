import * as assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { MockMonitor } from "@pulumi/pulumi/runtime/mocks";
import { isTemporary, triedAgain } from "../../../components/internal/triedAgain";

const words = /does not grant sufficient permissions/;
const refused = "ValidationException: The policy does not grant sufficient permissions.";
const times = (count: number) => Array.from({ length: count }, () => refused);

describe("triedAgain", () => {
  it("tries again while the newest error has the words, in creations and updates", () => {
    for (const failedOperation of ["create", "update"] as const) {
      assert.ok(isTemporary({ failedOperation, errors: [refused] }, words));
      assert.ok(isTemporary({ failedOperation, errors: times(30) }, words));
    }
  });

  it("gives up after some time, at another error, and in deletions", () => {
    const errors = ["LimitExceededException: You have too many.", refused];
    assert.ok(!isTemporary({ failedOperation: "create", errors: times(31) }, words));
    assert.ok(!isTemporary({ failedOperation: "create", errors }, words));
    assert.ok(!isTemporary({ failedOperation: "create", errors: [] }, words));
    assert.ok(!isTemporary({ failedOperation: "delete", errors: [refused] }, words));
  });

  it("asks for nothing where the monitor has no error hooks, as the SDK's mocks", async () => {
    const unused = () => ({ id: "", state: {} });
    await pulumi.runtime.setMocks({ newResource: unused, call: unused });
    assert.ok(pulumi.runtime.getMonitor() instanceof MockMonitor);
    assert.deepEqual(triedAgain("search", words), {});
  });
});
