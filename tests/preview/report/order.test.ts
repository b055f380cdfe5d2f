import assert from "node:assert/strict";
import { Resource } from "../../../preview/engine/resource";
import { inOrder } from "../../../preview/report/order";

const resource = (urn: string, parent: string, type: string, custom = true) =>
  ({ urn, parent, type, name: urn, custom }) as Resource;

describe("order of resources", () => {
  const expected = [
    resource("stack", "", "pulumi:pulumi:Stack", false),
    resource("net", "stack", "own:index:Network", false),
    resource("vpc", "net", "aws:ec2/vpc:Vpc"),
    resource("key-2", "stack", "aws:kms/key:Key"),
    resource("key-10", "stack", "aws:kms/key:Key"),
    resource("lonely", "elsewhere", "random:index/randomPet:RandomPet"),
  ];

  it("is the same however they were registered", () => {
    for (let from = 0; from < expected.length; from++) {
      const registered = [...expected.slice(from), ...expected.slice(0, from)];
      assert.deepEqual(inOrder(registered), expected);
      assert.deepEqual(inOrder(registered.reverse()), expected);
    }
  });
});
