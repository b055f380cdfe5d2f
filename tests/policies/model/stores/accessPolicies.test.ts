import assert from "node:assert/strict";
import { admissionOf, admitsUnsigned } from "../../../../policies/model/stores/accessPolicies";
import { type Fields, UNKNOWN } from "../../../../policies/value";

const resource = "arn:aws:es:eu-west-1:111122223333:domain/tracardi/*";
const anybody = { Effect: "Allow", Principal: { AWS: "*" }, Action: "es:*", Resource: resource };
const notOffice = { NotIpAddress: { "aws:SourceIp": "203.0.113.0/24" } };
const denial = (more: Fields): Fields => ({
  ...{ ...anybody, Effect: "Deny", Condition: notOffice },
  ...more,
});
const admitted = (more: Fields) => admissionOf([{ Statement: [anybody, denial(more)] }]);

describe("access policies", () => {
  for (const [what, more] of [
    ["of anybody", {}],
    ["of anybody, otherwise spelled", { Principal: "*", Action: ["es:ESHttp*"], Resource: "*" }],
  ] as [string, Fields][]) {
    it(`limit networks by a denial ${what}`, () => {
      assert.deepEqual(admitted(more).networks, ["203.0.113.0/24"]);
      assert.equal(admitted(more).everyone, undefined);
    });
  }

  for (const [what, more] of [
    ["one action", { Action: "es:ESHttpDelete" }],
    ["one role", { Principal: { AWS: "arn:aws:iam::111122223333:role/x" } }],
    ["one index", { Resource: `${resource.slice(0, -1)}index/*` }],
    [
      "what another condition asks for, too",
      { Condition: { ...notOffice, StringNotEquals: { "aws:PrincipalArn": "x" } } },
    ],
  ] as [string, Fields][]) {
    it(`do not by a denial of ${what}`, () => assert.notEqual(admitted(more).everyone, undefined));
  }

  it("are not decided in silence where a denial is not known", () => {
    for (const key of ["Principal", "Action", "Resource", "Condition"]) {
      const { everyone, undecided } = admitted({ [key]: UNKNOWN });
      assert.deepEqual([key, everyone, undecided !== undefined], [key, undefined, true]);
    }
  });

  it("let in the unsigned where they name nobody, or all but some", () => {
    const of = (statement: Fields) => admitsUnsigned([{ Statement: [statement] }]);
    const { Principal, ...nobody } = anybody;
    assert.equal(of({ ...nobody, Principal }), "yes");
    assert.equal(of(nobody), "yes");
    assert.equal(of({ ...nobody, NotPrincipal: { AWS: "arn:aws:iam::1:root" } }), "yes");
    assert.equal(of({ ...nobody, Principal: { AWS: "arn:aws:iam::1:root" } }), "no");
    assert.equal(of({ ...nobody, Principal: { AWS: UNKNOWN } }), "unknown");
  });
});
