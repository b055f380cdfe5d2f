import assert from "node:assert/strict";
import { apiDocs } from "../../../policies/rules/apiDocs";
import { eventSourceCheck } from "../../../policies/rules/eventSourceCheck";
import { productionMode } from "../../../policies/rules/productionMode";
import { said, withVariable } from "../../helpers/containers";
import { env, exposed } from "../../helpers/exposedApi";
import { guiApi } from "../../helpers/layouts";
import { U } from "../../helpers/policyStack";

const rules = [
  [productionMode, "PRODUCTION", "no", /PRODUCTION in container public is "no", and the internet/],
  [apiDocs, "API_DOCS", "yes", /API_DOCS in container public is "yes", and the internet/],
  [eventSourceCheck, "ENABLE_EVENT_SOURCE_CHECK", "no", /ENABLE_EVENT_SOURCE_CHECK .* is "no"/],
] as const;

describe("the public API's switches", () => {
  for (const [rule, name, wrong, message] of rules) {
    for (const cluster of ["known", "unknown"] as const) {
      it(`${rule.name} is broken by ${name}=${wrong}, with a cluster that is ${cluster}`, () => {
        const { found } = said(withVariable("public-api", name, wrong), rule, cluster);
        assert.equal(found.length, 1);
        assert.match(found[0], message);
      });
    }

    it(`${rule.name} lets the internal API do otherwise`, () => {
      const none = { found: [], undecided: [] };
      assert.deepEqual(said(withVariable("internal-api", name, wrong), rule), none);
    });

    it(`${rule.name} is not decided in silence while ${name} is not known`, () => {
      const { found, undecided } = said(withVariable("public-api", name, U), rule);
      assert.deepEqual(found, []);
      assert.match(
        undecided[0],
        new RegExp(`the value of ${name} in container public is not known`),
      );
    });
  }

  it("say why an API is public", () => {
    assert.deepEqual(said(exposed(env(guiApi("yes"))), productionMode).found, [
      'Deployment tracardi/api: PRODUCTION in container api is not set (the image\'s default is "no"), and ' +
        'the internet reaches it. Set PRODUCTION to "yes" on the API that collects events from the internet.',
    ]);
    const hidden = exposed(env(guiApi("no"))).remove("service");
    assert.match(
      said(hidden, productionMode).found[0],
      /and its GUI API is off, as a public API's is\./,
    );
  });

  it("are undecided where it is not known whether an API is public", () => {
    const perhaps = exposed(env(guiApi("yes"))).change("service", ({ spec }) => (spec.type = U));
    const { found, undecided } = said(perhaps, productionMode);
    assert.deepEqual(found, []);
    assert.match(undecided[0], /and the internet may reach it\./);
    const settings = said(exposed(env(guiApi(U))).remove("service"), productionMode);
    assert.match(
      settings.undecided[0],
      /the value of EXPOSE_GUI_API in container api is not known/,
    );
  });
});
