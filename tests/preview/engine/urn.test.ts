import assert from "node:assert/strict";
import { makeUrn, nameOf, packageOf, providedPackage, typeOf } from "../../../preview/engine/urn";

describe("URNs", () => {
  const stack = makeUrn("dev", "shop", "", "pulumi:pulumi:Stack", "shop-dev");
  const outer = makeUrn("dev", "shop", stack, "own:index:Outer", "o");
  const inner = makeUrn("dev", "shop", outer, "own:index:Inner", "i");

  it("hold the types of all ancestors but the stack's", () => {
    assert.equal(stack, "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev");
    assert.equal(outer, "urn:pulumi:dev::shop::own:index:Outer::o");
    assert.equal(inner, "urn:pulumi:dev::shop::own:index:Outer$own:index:Inner::i");
    assert.equal(
      makeUrn("dev", "shop", inner, "aws:ec2/vpc:Vpc", "a::b"),
      "urn:pulumi:dev::shop::own:index:Outer$own:index:Inner$aws:ec2/vpc:Vpc::a::b",
    );
  });

  it("tell type and name", () => {
    assert.equal(typeOf(inner), "own:index:Inner");
    assert.equal(nameOf(makeUrn("dev", "shop", inner, "t:t:T", "a::b")), "a::b");
  });

  it("tell packages", () => {
    assert.equal(packageOf("aws:ec2/vpc:Vpc"), "aws");
    assert.equal(providedPackage("pulumi:providers:aws"), "aws");
    assert.equal(providedPackage("aws:ec2/vpc:Vpc"), undefined);
  });
});
