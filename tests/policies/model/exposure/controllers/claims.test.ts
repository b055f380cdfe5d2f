import assert from "node:assert/strict";
import { Claimants } from "../../../../../policies/model/exposure/controllers/claims";
import type { Claims } from "../../../../../policies/model/exposure/controllers/controller";
import { ResourceIndex } from "../../../../../policies/model/resources/resources";

interface One {
  readonly name: string;
  readonly claims: Claims<string>;
}

const all: readonly One[] = [
  { name: "exact", claims: { controller: /^example\.com\//, className: /^example$/ } },
  { name: "wide", claims: { controller: /example/, className: /example/ } },
  { name: "asked", claims: { asked: (object) => object.includes("asks") } },
  { name: "also asked", claims: { asked: (object) => object.includes("asks for it") } },
  { name: "rest", claims: { rest: true } },
];
const index = new ResourceIndex([]);
const claimants = new Claimants<string, One>(all);
const nameOf = (one: One | undefined): string | undefined => one?.name;

describe("claims of controllers", () => {
  it("are met by the first that has one, by what a class calls its controller", () => {
    assert.equal(nameOf(claimants.byController("example.com/ingress")), "exact");
    assert.equal(nameOf(claimants.byController("my-example.com/ingress")), "wide");
    assert.equal(claimants.byController("other"), undefined);
  });

  it("are met by the first that has one, by a class's name", () => {
    assert.equal(nameOf(claimants.byClassName("example")), "exact");
    assert.equal(nameOf(claimants.byClassName("example-2")), "wide");
    assert.equal(claimants.byClassName("asks"), undefined);
  });

  it("are met by all that an object asks for", () => {
    assert.deepEqual(claimants.askedBy("asks", index).map(nameOf), ["asked"]);
    assert.deepEqual(claimants.askedBy("asks for it", index).map(nameOf), ["asked", "also asked"]);
    assert.deepEqual(claimants.askedBy("nothing", index), []);
  });

  it("leave the rest to one", () => assert.equal(claimants.rest.name, "rest"));
});
