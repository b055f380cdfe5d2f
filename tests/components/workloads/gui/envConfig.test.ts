import * as assert from "node:assert/strict";
import * as vm from "node:vm";
import { renderEnvConfig } from "../../../../components/workloads/gui/envConfig";

/** What a browser would have in `window._env_` after running the file, and what else it did. */
function run(text: string): { _env_: unknown; pwned?: unknown } {
  const window = {} as { _env_: unknown; pwned?: unknown };
  vm.runInNewContext(text, { window });
  return JSON.parse(JSON.stringify(window));
}

describe("the GUI's env-config.js", () => {
  it("is what the GUI reads", () => {
    assert.equal(
      renderEnvConfig({ apiUrl: "https://tracardi-api.example.com" }),
      `window._env_ = {
  "PUBLIC_URL": "/",
  "API_URL": "https://tracardi-api.example.com",
  "MULTI_TENANT": "no"
};
`,
    );
  });

  for (const apiUrl of [
    '"}; window.pwned = 1; //',
    '\\"}; window.pwned = 1; //',
    "</script><script>window.pwned = 1</script>",
    "\u2028window.pwned = 1;\u2029",
    "<!-- \n window.pwned = 1",
    "${window.pwned = 1}`",
  ]) {
    it(`holds ${JSON.stringify(apiUrl)} as a value and nothing more`, () => {
      const text = renderEnvConfig({ apiUrl });
      assert.deepEqual(run(text), {
        _env_: { PUBLIC_URL: "/", API_URL: apiUrl, MULTI_TENANT: "no" },
      });
      assert.doesNotMatch(text, /[<>\u2028\u2029]/);
    });
  }
});
