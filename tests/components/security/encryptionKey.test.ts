import * as assert from "node:assert/strict";
import { assertInputs, json } from "../../helpers/deployment";
import { production } from "../../helpers/production";

describe("createEncryptionKey", () => {
  it("rotates, and can be brought back for a month", async () => {
    assertInputs((await production()).get("Key", "tracardi"), {
      enableKeyRotation: true,
      deletionWindowInDays: 30,
    });
  });

  it("serves the account's roles and this region's log groups, and nobody else", async () => {
    const policy = json((await production()).get("Key", "tracardi"), "policy") as {
      Statement: { Principal: unknown; Action: unknown; Condition?: unknown }[];
    };
    assert.deepEqual(
      policy.Statement.map(({ Principal, Condition }) => [Principal, Condition]),
      [
        [{ AWS: "arn:aws:iam::123456789012:root" }, undefined],
        [
          { Service: "logs.eu-west-1.amazonaws.com" },
          {
            ArnLike: {
              "kms:EncryptionContext:aws:logs:arn": "arn:aws:logs:eu-west-1:123456789012:*",
            },
          },
        ],
      ],
    );
  });
});
