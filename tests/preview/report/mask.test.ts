import assert from "node:assert/strict";
import { Resource } from "../../../preview/engine/resource";
import { Properties, UNKNOWN_VALUE, secret } from "../../../preview/engine/wire";
import { masker } from "../../../preview/report/mask";

const resource = (inputs: Properties, outputs: Properties = {}) =>
  ({ name: "tracardi", inputs, outputs }) as Resource;

describe("masking", () => {
  it("hides a secret in any spelling in which programs pass it on", () => {
    const mask = masker([resource({ data: secret({ password: 'pass "word"/1' }) })], []);
    for (const spelling of [
      'pass "word"/1',
      'pass \\"word\\"/1',
      Buffer.from('pass "word"/1').toString("base64"),
      encodeURIComponent('pass "word"/1'),
    ]) {
      assert.equal(mask(`<${spelling}>`), "<[secret]>");
    }
  });

  it("hides the secrets of outputs and of the configuration", () => {
    const mask = masker([resource({}, { result: secret("generated") })], ["configured"]);
    assert.equal(mask("generated and configured"), "[secret] and [secret]");
  });

  it("hides the longer of two secrets whole", () => {
    const mask = masker([resource({ a: secret("horse"), b: secret("horse battery") })], []);
    assert.equal(mask("a horse battery, a horse"), "a [secret], a [secret]");
  });

  it("hides each line of a long secret", () => {
    const mask = masker([resource({ key: secret("-----BEGIN\nMIIEvQIBADAN\nx") })], []);
    assert.equal(mask("line MIIEvQIBADAN"), "line [secret]");
    assert.equal(mask("x"), "x");
  });

  it("leaves what the program also says in plain, and short words", () => {
    const mask = masker(
      [
        resource({
          image: "elastic",
          data: secret({ user: "elastic", name: "tracardi", on: "yes" }),
        }),
      ],
      [],
    );
    assert.equal(mask("tracardi elastic yes"), "tracardi elastic yes");
  });

  it("hides a configured secret even if the program says it in plain", () => {
    const mask = masker([resource({ leak: "configured" })], ["configured"]);
    assert.equal(mask("configured"), "[secret]");
  });

  it("names unknown values so", () => {
    assert.equal(masker([], [UNKNOWN_VALUE])(`id ${UNKNOWN_VALUE}`), "id [unknown]");
  });

  it("leaves names alone, even where a secret is a part of them", () => {
    const names = ["tracardi-standalone", "tracardi-standalone-2", "configured"];
    const own = [
      resource({ user: secret("standalone"), url: secret("http://tracardi-standalone:pw") }),
    ];
    const mask = masker(own, ["configured"], names);
    assert.equal(
      mask("Pod a/tracardi-standalone-2, tracardi-standalone and standalone's: configured"),
      "Pod a/tracardi-standalone-2, tracardi-standalone and [secret]'s: configured",
    );
    assert.equal(mask("at http://tracardi-standalone:pw"), "at [secret]");
  });
});
