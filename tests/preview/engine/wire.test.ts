import assert from "node:assert/strict";
import * as sdk from "@pulumi/pulumi/runtime/rpc";
import { UNKNOWN_VALUE, specialSecretSig, specialSigKey } from "../../../preview/engine/wire";

describe("property values on the wire", () => {
  it("mark secrets and unknown values as the SDK does", () => {
    assert.equal(specialSigKey, sdk.specialSigKey);
    assert.equal(specialSecretSig, sdk.specialSecretSig);
    assert.equal(UNKNOWN_VALUE, sdk.unknownValue);
  });
});
