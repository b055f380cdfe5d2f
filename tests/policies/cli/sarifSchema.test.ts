import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import Ajv from "ajv";
import { readManifests } from "../../../policies/cli/inputs/manifests";
import { sarifOf } from "../../../policies/cli/outputs/sarif";
import { reportOf } from "../../../policies/cli/report";
import { rules } from "../../../policies/rules/rules";
import { readSettings } from "../../../policies/settings/settings";
import { apiDeployment, publicService } from "./run";

/** Microsoft's copy of the schema of SARIF 2.1.0, of which ajv knows the draft but for its key of ids. */
function validator() {
  const file = require.resolve("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");
  const { id, ...schema } = JSON.parse(readFileSync(file, "utf8"));
  const ajv = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false });
  return ajv.compile({ ...schema, $id: id, $schema: "http://json-schema.org/draft-07/schema#" });
}

const names = rules.map(({ name }) => name);
const exemption = {
  ...{ rule: names[0], resource: "Deployment tracardi/*", reason: "a test", until: "2999-01-31" },
};

describe("the report in SARIF, by the schema of SARIF 2.1.0", () => {
  for (const [what, text, config] of [
    ["violations", `${apiDeployment}---\n${publicService}`, {}],
    ["exemptions", `${apiDeployment}---\n${publicService}`, { exemptions: [exemption] }],
    ["doubts", apiDeployment.replace("tracardi/tracardi-api", "mine/tracardi-api-copy"), {}],
    ["nothing", publicService, {}],
  ] as const) {
    it(`is valid with ${what}`, () => {
      const input = readManifests([{ text, file: "k8s/it.yaml", lenient: false }]);
      const settings = readSettings(config, names);
      const report = reportOf([input], { paths: ["-"], settings, strict: false });
      const validate = validator();
      validate(JSON.parse(sarifOf(report, "1.2.3")));
      assert.deepEqual(validate.errors ?? [], []);
    });
  }

  it("would be found wrong otherwise", () => {
    const validate = validator();
    assert.equal(validate({ version: "2.1.0", runs: [{ results: [{}] }] }), false);
  });
});
