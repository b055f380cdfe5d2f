import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { parseAllDocuments } from "yaml";
import { rulesPage, pageOf } from "../../../policies/documentation/page";
import { rules } from "../../../policies/rules/rules";

const folder = join(__dirname, "../../../docs/rules");
const remedy = "is written by `npm run rules`";

describe("the rules' pages", () => {
  it("are one a rule, and a list", () => {
    const wanted = ["README.md", ...rules.map(({ name }) => `${name}.md`)];
    assert.deepEqual(readdirSync(folder).sort(), wanted.sort(), `docs/rules ${remedy}`);
    assert.equal(readFileSync(join(folder, "README.md"), "utf8"), rulesPage(rules), remedy);
  });

  for (const rule of rules) {
    it(`say of ${rule.name} what the rule says`, () => {
      const page = readFileSync(join(folder, `${rule.name}.md`), "utf8");
      assert.equal(page, pageOf(rule), `docs/rules/${rule.name}.md ${remedy}`);
    });

    it(`have a remedy for ${rule.name} that can be pasted`, () => {
      const [, language, code] = /```(ts|yaml)\n(.*?)```/s.exec(pageOf(rule)) ?? [];
      if (language === "yaml") {
        assert.deepEqual(
          parseAllDocuments(code).flatMap(({ errors }) => errors),
          [],
        );
        return;
      }
      const { diagnostics } = ts.transpileModule(code, { reportDiagnostics: true });
      assert.deepEqual(diagnostics, []);
    });
  }
});
