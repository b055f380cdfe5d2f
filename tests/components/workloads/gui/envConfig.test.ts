import * as assert from "node:assert/strict";
import * as vm from "node:vm";
import { versionLines } from "../../../../facts/versions";
import { renderEnvConfig } from "../../../../components/workloads/gui/envConfig";

/** What a browser would have in `window._env_` after running the file, and what else it did. */
function run(text: string): { _env_: unknown; pwned?: unknown } {
  const window = {} as { _env_: unknown; pwned?: unknown };
  vm.runInNewContext(text, { window });
  return JSON.parse(JSON.stringify(window));
}

const settings = versionLines["0.8.2.1"].guiSettings;

describe("the GUI's env-config.js", () => {
  it("is what the GUI reads", () => {
    assert.equal(
      renderEnvConfig({ apiUrl: "https://tracardi-api.example.com", settings }),
      `window._env_ = {
  "PUBLIC_URL": "/",
  "API_URL": "https://tracardi-api.example.com",
  "MULTI_TENANT": "no"
};
`,
    );
  });

  it("has in 0.9 what its image has", () => {
    const { guiSettings } = versionLines["0.9.0"];
    const text = renderEnvConfig({ apiUrl: "https://a.example.com", settings: guiSettings });
    assert.deepEqual(run(text), {
      _env_: {
        PUBLIC_URL: "/",
        API_URL: "https://a.example.com",
        MULTI_TENANT: "no",
        MODE: "no-deployment",
        ALLOW_UPDATES_ON_PRODUCTION: "true",
      },
    });
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
      const text = renderEnvConfig({ apiUrl, settings });
      assert.deepEqual(run(text), {
        _env_: { PUBLIC_URL: "/", API_URL: apiUrl, MULTI_TENANT: "no" },
      });
      assert.doesNotMatch(text, /[<>\u2028\u2029]/);
    });
  }
});
