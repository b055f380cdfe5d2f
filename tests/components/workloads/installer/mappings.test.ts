import * as assert from "node:assert/strict";
import { packageFiles } from "./packageTree";
import { failureOf, pythonOrSkip, trial } from "./trial";

const mappings = "service/setup/mappings/";
const unknown = (reason: string): string =>
  "Tracardi was not installed: the mapping files of the installed tracardi package are not as expected: " +
  `${reason}. Remedy: use a Tracardi version that this package lists.`;

describe("the installer's mapping step", function () {
  let python: string;

  before(function () {
    python = pythonOrSkip(this);
  });

  it("on OpenSearch replaces the type in every spacing and leaves every other byte", async () => {
    const changed: Record<string, string> = {};
    await trial(python, "ok", {
      inspect: (sandbox) => {
        for (const name of ["event-index.json", "updates/profile.json", "profile-index.json"]) {
          changed[name] = sandbox.mapping(name);
        }
      },
    });
    const flatten = (text: string): string =>
      text.replace(/"type" ?: *"flattened"/g, '"type": "flat_object"');
    for (const name of ["event-index.json", "updates/profile.json"]) {
      assert.equal(changed[name], flatten(packageFiles[mappings + name]));
    }
    assert.equal(
      changed["profile-index.json"],
      flatten(packageFiles[`${mappings}profile-index.json`]).replace(
        /("system": \{\s*)"type": "flat_object"/,
        '$1"properties": {"aux": {"type": "object", "dynamic": true}, "integrations": {"type": "flat_object"}}',
      ),
    );
  });

  for (const flavor of ["opensearch", "elasticsearch"]) {
    it(`on ${flavor} limits what of a log message is indexed`, async () => {
      let log = "";
      await trial(python, "ok", {
        environment: { SEARCH_FLAVOR: flavor },
        inspect: (sandbox) => (log = sandbox.mapping("log-index.json")),
      });
      const { message, exc_info, stack_info, logger } = JSON.parse(log.replace(/%%\w+%%/, "0"))
        .template.mappings.properties;
      const limited = { type: "keyword", ignore_above: 8191 };
      assert.deepEqual(
        [message, exc_info, stack_info, logger],
        [limited, limited, limited, { type: "keyword" }],
      );
    });
  }

  it("on Elasticsearch keeps the type", async () => {
    let events = "";
    const { run } = await trial(python, "ok", {
      environment: { SEARCH_FLAVOR: "elasticsearch" },
      inspect: (sandbox) => (events = sandbox.mapping("event-index.json")),
    });
    assert.equal(events, packageFiles[`${mappings}event-index.json`]);
    assert.match(
      run.stdout,
      /^0 flattened fields, 0 system field and 3 log fields changed in 4 files$/m,
    );
  });

  it("changes nothing that is changed already", async () => {
    const { run } = await trial(python, "ok", {
      prepare: (sandbox) =>
        sandbox.installPackage({
          [`${mappings}profile-index.json`]:
            '{"system": {"properties": {"aux": {"type": "object"}, "integrations": {"type": "flat_object"}}}}',
          [`${mappings}event-index.json`]: '{"context": {"type": "flat_object"}}',
          [`${mappings}updates/profile.json`]: "{}",
          [`${mappings}log-index.json`]: ["message", "exc_info", "stack_info"].reduce(
            (text, name) =>
              text.replace("}", `, "${name}": {"type": "keyword", "ignore_above": 8191}}`),
            '{"date": 0}',
          ),
        }),
    });
    assert.equal(run.code, 0);
    assert.match(
      run.stdout,
      /^0 flattened fields, 0 system field and 0 log fields changed in 4 files$/m,
    );
  });

  for (const [name, text, reason] of [
    [
      "event-index.json",
      '{"mappings": {"traits": {"type": "\\u0066lattened"}}}',
      "after the mapping step there is still event-index.json: mappings.traits of type flattened",
    ],
    [
      "profile-index.json",
      '{"system": {"index": false, "type": "flattened"}}',
      "after the mapping step there is still profile-index.json: an unchanged system",
    ],
    [
      "log-index.json",
      '{"message": {"type": "text"}, "exc_info": {"type": "keyword"}}',
      "after the mapping step there is still log-index.json: an unchanged message, log-index.json: no field stack_info",
    ],
    ["profile-index.json", "", "service/setup/mappings/profile-index.json is missing"],
    [
      "log-index.json",
      "{",
      "log-index.json is not JSON (Expecting property name enclosed in double quotes: line 1 column 2 (char 1))",
    ],
  ]) {
    it(`stops before the API starts where ${reason}`, async () => {
      const { run } = await trial(python, "ok", {
        prepare: (sandbox) => sandbox.installPackage({ [mappings + name]: text }),
      });
      assert.equal(failureOf(run), unknown(reason));
      assert.equal(run.report, undefined);
    });
  }
});
