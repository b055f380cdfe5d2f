import assert from "node:assert/strict";
import { Resource } from "../../../preview/engine/resource";
import { shortType, treeRows } from "../../../preview/report/tree";

function resource(urn: string, parent: string, type: string, external = false): Resource {
  return { urn, parent, type, name: urn, external } as Resource;
}

const STACK = resource("stack", "", "pulumi:pulumi:Stack");
const rowsOf = (resources: Resource[]) =>
  treeRows(resources).map(({ indent, type, name }) => `${indent}${type} ${name}`);

describe("resource tree", () => {
  it("puts children under their parent, in order", () => {
    assert.deepEqual(
      rowsOf([
        STACK,
        resource("net", "stack", "own:index:Network"),
        resource("key", "stack", "aws:kms/key:Key"),
        resource("vpc", "net", "aws:ec2/vpc:Vpc"),
      ]),
      [
        "pulumi:pulumi:Stack stack",
        "├─ own:index:Network net",
        "│  └─ aws:ec2:Vpc vpc",
        "└─ aws:kms:Key key",
      ],
    );
  });

  const keys = (count: number) =>
    Array.from({ length: count }, (_, index) => resource(`k${index}`, "stack", "aws:kms/key:Key"));

  it("folds four siblings of a type, and not three", () => {
    assert.equal(treeRows([STACK, ...keys(3)]).length, 4);
    const rows = treeRows([STACK, ...keys(4)]);
    assert.equal(rows.length, 2);
    assert.equal(rows[1].name, "k0 and 3 more");
    assert.equal(rows[1].count, 4);
  });

  it("does not fold what has children, nor across parents", () => {
    const child = resource("child", "k1", "aws:kms/alias:Alias");
    assert.equal(treeRows([STACK, ...keys(4), child]).length, 6);
    const elsewhere = resource("other", "k0", "aws:kms/key:Key");
    assert.equal(treeRows([STACK, ...keys(3), elsewhere]).length, 5);
  });

  it("shortens a type only where it repeats itself", () => {
    assert.equal(shortType("aws:ec2/vpc:Vpc"), "aws:ec2:Vpc");
    assert.equal(shortType("kubernetes:apps/v1:Deployment"), "kubernetes:apps/v1:Deployment");
    assert.equal(shortType("pulumi:providers:aws"), "pulumi:providers:aws");
  });
});
