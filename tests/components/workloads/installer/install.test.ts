import * as assert from "node:assert/strict";
import * as net from "node:net";
import { failureOf, podsLogin, pythonOrSkip, secrets, trial } from "./trial";

const readLines = "Remedy: read the API's last lines above.";
const notRight = (what: string): string =>
  `Tracardi was not installed: GET /install reports as not right: ${what}. Remedy: read the API's last ` +
  "lines above for the index that failed, check SEARCH_FLAVOR and the rights of the pods' search user, " +
  "and run this Job again.";

describe("the installer's script", function () {
  let python: string;

  before(function () {
    python = pythonOrSkip(this);
  });

  it("installs over loopback and believes what GET /install says", async () => {
    const { run } = await trial(python, "ok");
    assert.equal(run.stderr, "");
    assert.equal(run.code, 0);
    assert.deepEqual(run.stdout.trimEnd().split("\n"), [
      "the search endpoint takes the pods' login",
      "6 flattened fields, 1 system field and 3 log fields changed in 4 files",
      "the API is up on loopback",
      "installed: schema, administrator and form are all right",
    ]);
    assert.equal(run.terminationLog, "");
    assert.deepEqual(run.report?.requests, [
      [
        "POST",
        "/install",
        {
          username: "platform@example.com",
          password: secrets.INSTALLER_ADMIN_PASSWORD,
          token: secrets.INSTALLATION_TOKEN,
          needs_admin: true,
        },
      ],
      ["GET", "/install", null],
    ]);
  });

  it("leaves an administrator alone who is there already, whatever the password", async () => {
    // So answers Tracardi 0.8.2.1 (tracardi/service/installation.py): it makes none where one exists.
    const { run } = await trial(python, "administered");
    assert.equal(run.stderr, "");
    assert.equal(run.code, 0);
    const calls = run.report?.requests.map(([method, path]) => `${String(method)} ${String(path)}`);
    assert.deepEqual(calls, ["POST /install", "GET /install"], "it never logs in as one");
  });

  it("gives the API the changed package and the pods' login, and nothing that only it may know", async () => {
    const { run } = await trial(python, "ok");
    assert.match(run.report?.package ?? "", /\/work\/package\/tracardi\/__init__\.py$/);
    const environment = run.report?.environment ?? {};
    const own = Object.keys(environment).filter((name) => /^INSTALLER_|^SEARCH_FLAVOR$/.test(name));
    assert.deepEqual(own, []);
    assert.equal(
      `${environment.ELASTIC_HTTP_AUTH_USERNAME}:${environment.ELASTIC_HTTP_AUTH_PASSWORD}`,
      podsLogin,
    );
    assert.equal(environment.REDIS_PASSWORD, secrets.REDIS_PASSWORD);
    assert.equal(environment.INSTALLATION_TOKEN, secrets.INSTALLATION_TOKEN);
    const all = Object.values(environment).join("\n");
    assert.ok(!all.includes(secrets.INSTALLER_ADMIN_PASSWORD));
    assert.ok(!all.includes(secrets.INSTALLER_SEARCH_MASTER_PASSWORD));
    assert.match(environment.TMPDIR, /\/work\/tmp$/);
  });

  it("needs no root and writes nowhere but into its work folder", async () => {
    const { run } = await trial(python, "ok");
    assert.notEqual(run.report?.user, 0);
    assert.deepEqual(run.report?.writable, []);
    assert.equal(run.changed, false);
    assert.equal(run.code, 0);
  });

  it("can run again in the same container", async () => {
    const { run } = await trial(python, "ok", { times: 2 });
    assert.equal(run.code, 0);
    assert.match(run.stdout, /^6 flattened fields, /m);
  });

  for (const [way, what] of [
    ["schema", "schema_ok"],
    ["admin", "admin_ok"],
    ["warning", "a warning (['two of them'])"],
    ["truthy", "schema_ok, admin_ok"],
  ]) {
    it(`does not believe the 200 of POST /install where GET /install says: ${way}`, async () => {
      const { run } = await trial(python, way);
      assert.equal(failureOf(run), notRight(what));
      assert.match(run.stdout, /^api\| INSTALLATION_TOKEN \*\*\* \*\*\* "\*\*\*" \*\*\*$/m);
      assert.match(run.stdout, /^api\| Authorization: Basic \*\*\*$/m);
    });
  }

  it("fails on a wrong token, with what the API says and without the token", async () => {
    const { run } = await trial(python, "echo", { environment: { FAKE_TOKEN: "another" } });
    assert.equal(
      failureOf(run),
      "Tracardi was not installed: POST /install was refused (HTTP 403): Installation forbidden. Invalid " +
        "installation token. ***. Remedy: check INSTALLATION_TOKEN, and that INSTALLER_ADMIN_EMAIL is an " +
        "e-mail address.",
    );
  });

  it("fails when POST /install takes longer than its deadline", async () => {
    const { run } = await trial(python, "slow", {
      environment: { INSTALLER_INSTALL_DEADLINE: "0.5" },
    });
    assert.equal(
      failureOf(run),
      "Tracardi was not installed: POST /install had no answer within 0.5 s. Remedy: check the load of " +
        "the search endpoint, or raise INSTALLER_INSTALL_DEADLINE.",
    );
  });

  it("fails when the API never gets healthy", async () => {
    const { run } = await trial(python, "never", {
      environment: { INSTALLER_START_DEADLINE: "1" },
    });
    assert.equal(
      failureOf(run),
      "Tracardi was not installed: the API did not answer /healthcheck within 1 s. Remedy: read its last " +
        "lines above, or raise INSTALLER_START_DEADLINE.",
    );
    assert.deepEqual(run.report?.requests, []);
  });

  it("fails when the API ends at once, with its last lines", async () => {
    const { run } = await trial(python, "exits");
    assert.equal(
      failureOf(run),
      "Tracardi was not installed: the API ended with exit code 3 before it answered /healthcheck. " +
        "Remedy: read its last lines above.",
    );
    assert.match(run.stdout, /^api\| cannot reach redis$/m);
  });

  it("fails when the API dies during the installation", async () => {
    const { run } = await trial(python, "dies");
    assert.equal(
      failureOf(run),
      "Tracardi was not installed: the API ended with exit code 9 during POST /install. Remedy: read its " +
        "last lines above.",
    );
  });

  it("does not follow a redirect with the token and the password", async () => {
    const { run } = await trial(python, "redirect");
    assert.equal(
      failureOf(run),
      `Tracardi was not installed: POST /install answered HTTP 307. ${readLines}`,
    );
  });

  it("fails when GET /install does not answer with a state", async () => {
    const { run } = await trial(python, "broken");
    assert.equal(
      failureOf(run),
      `Tracardi was not installed: GET /install answered HTTP 500 without a state. ${readLines}`,
    );
  });

  it("shows only the last lines of a talkative API, masked", async () => {
    const { run } = await trial(python, "loud", { environment: { FAKE_TOKEN: "another" } });
    const lines = run.stdout.split("\n").filter((line) => line.startsWith("api| "));
    assert.equal(lines.length, 100);
    assert.equal(lines[98], "api| line 19999 ***");
  });

  it("does not talk to a stranger on its port", async () => {
    const stranger = net.createServer((socket) => socket.destroy());
    try {
      const { run } = await trial(python, "ok", {
        prepare: (_, port) => stranger.listen(port, "127.0.0.1"),
      });
      assert.match(
        failureOf(run),
        /^Tracardi was not installed: port \d+ on loopback is taken by another process\. Remedy: set INSTALLER_PORT to a free port\.$/,
      );
    } finally {
      stranger.close();
    }
  });

  it("fails where there is no API to start", async () => {
    const { run } = await trial(python, "ok", { command: () => [] });
    assert.equal(
      failureOf(run),
      "Tracardi was not installed: uvicorn cannot be started (No such file or directory). Remedy: use " +
        "Tracardi's API image, or give the API's command after --.",
    );
  });

  it("stops the API when the Job is stopped", async () => {
    const { run } = await trial(python, "slow", {
      stopWhen: (sandbox) => (sandbox.report()?.requests.length ?? 0) > 0,
    });
    assert.equal(
      failureOf(run),
      "Tracardi was not installed: it was stopped before it was done. Remedy: raise the Job's " +
        "activeDeadlineSeconds if that was the cause.",
    );
  });

  it("names every wrong variable at once, before anything starts", async () => {
    const { run } = await trial(python, "ok", {
      environment: {
        SEARCH_FLAVOR: "solr",
        ELASTIC_HOST: "https://u:p@search:443",
        INSTALLATION_TOKEN: "",
        INSTALLER_INSTALL_DEADLINE: "soon",
        INSTALLER_PORT: "http",
      },
    });
    assert.equal(
      failureOf(run),
      "Tracardi was not installed: the Job's environment is not complete: SEARCH_FLAVOR must be opensearch " +
        "or elasticsearch, ELASTIC_HOST must be http(s)://host:port without a login in it, " +
        "INSTALLATION_TOKEN is not set, INSTALLER_PORT must be a port number, " +
        "INSTALLER_INSTALL_DEADLINE must be a number of seconds. Remedy: correct these variables of the Job.",
    );
    assert.equal(run.report, undefined);
  });

  it("goes without a termination log where there is none", async () => {
    const { run } = await trial(python, "schema", {
      environment: { INSTALLER_TERMINATION_LOG: "/nowhere/log" },
    });
    assert.equal(run.code, 1);
    assert.equal(run.stderr.trimEnd(), notRight("schema_ok"));
    assert.equal(run.terminationLog, "");
  });
});
