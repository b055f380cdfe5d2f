import * as assert from "node:assert/strict";
import type { SearchBehaviour } from "./fakeSearch";
import { failureOf, masterLogin, podsLogin, pythonOrSkip, secrets, trial } from "./trial";

const create = { SEARCH_FLAVOR: "elasticsearch", INSTALLER_SEARCH_USER: "create" };

/** An Elasticsearch that knows the pods' user once it has been written. */
function securityApi(status: number, body: unknown = { created: true }): SearchBehaviour {
  return {
    security: () => [status, body],
    health: (login, calls) =>
      login === podsLogin && calls.length === 2 ? [200, {}] : [401, "Unauthorized"],
  };
}

describe("the installer's search user on Elasticsearch", function () {
  let python: string;

  before(function () {
    python = pythonOrSkip(this);
  });

  it("is made by the master with no more rights than Tracardi needs, the role before the user", async () => {
    const { run, search } = await trial(python, "ok", {
      environment: create,
      search: securityApi(200),
    });
    assert.equal(run.stderr, "");
    assert.match(run.stdout, /^role and user tracardi-pods are in place on the search endpoint$/m);
    assert.deepEqual(
      search.calls.map(({ method, path, login }) => [method, path, login]),
      ["role", "user"].map((kind) => ["PUT", `/_security/${kind}/tracardi-pods`, masterLogin]),
    );
    const [role, user] = search.calls.map(({ body }) => body);
    assert.deepEqual(role, {
      cluster: ["monitor", "manage_index_templates"],
      indices: [
        { names: ["*tracardi-*"], privileges: ["all"] },
        { names: ["*"], privileges: ["view_index_metadata"] },
      ],
    });
    assert.deepEqual(user, {
      password: secrets.ELASTIC_HTTP_AUTH_PASSWORD,
      roles: ["tracardi-pods"],
      full_name: "Tracardi's pods",
    });
  });

  it("fails with what Elasticsearch says, and does not repeat the password", async () => {
    const security: SearchBehaviour["security"] = ({ path, body }) =>
      path.includes("/user/")
        ? [
            400,
            {
              error: {
                type: "action_request_validation_exception",
                reason: `passwords must be at least [6] characters long: ${(body as { password: string }).password}`,
              },
            },
          ]
        : [200, {}];
    const { run } = await trial(python, "ok", {
      environment: create,
      search: { ...securityApi(200), security },
    });
    assert.equal(
      failureOf(run),
      "Tracardi was not installed: the search endpoint did not take user/tracardi-pods (HTTP 400: passwords must " +
        "be at least [6] characters long: ***). Remedy: correct what it says, most often the password's strength.",
    );
  });

  it("fails where security is switched off", async () => {
    const reason = "Security must be explicitly enabled when using a [basic] license.";
    const { run } = await trial(python, "ok", {
      environment: create,
      search: securityApi(500, { error: { reason } }),
    });
    assert.match(failureOf(run), /the search endpoint has no security API \(HTTP 500\)/);
  });
});

describe("the installer's login by API key", function () {
  let python: string;

  before(function () {
    python = pythonOrSkip(this);
  });

  const environment = {
    SEARCH_FLAVOR: "elasticsearch",
    ELASTIC_HTTP_AUTH_USERNAME: "",
    ELASTIC_HTTP_AUTH_PASSWORD: "",
    ELASTIC_API_KEY_ID: "VuaCfGcBCdbkQm-e5aOx",
    ELASTIC_API_KEY: "ui2lp2axTNmsyakw9tvNnw",
  };
  const login = `ApiKey ${environment.ELASTIC_API_KEY_ID}:${environment.ELASTIC_API_KEY}`;
  const knows = (known: string): SearchBehaviour => ({
    security: () => [500, {}],
    health: (given) => (given === known ? [200, {}] : [401, "Unauthorized"]),
  });

  it("is what the endpoint is asked with, and the API gets", async () => {
    const { run, search } = await trial(python, "ok", { environment, search: knows(login) });
    assert.equal(run.stderr, "");
    assert.match(run.stdout, /^the search endpoint takes the pods' login$/m);
    assert.deepEqual(search.calls, []);
    assert.equal(run.report?.environment.ELASTIC_API_KEY, environment.ELASTIC_API_KEY);
  });

  it("is refused with its own remedy, and not printed", async () => {
    const { run } = await trial(python, "ok", { environment, search: knows("another") });
    assert.equal(
      failureOf(run),
      "Tracardi was not installed: the search endpoint refused the pods' login the cluster health (HTTP 401). " +
        "Remedy: check ELASTIC_API_KEY_ID and ELASTIC_API_KEY, and that it has the cluster privilege monitor.",
    );
    for (const secret of [
      environment.ELASTIC_API_KEY,
      Buffer.from(login.slice(7)).toString("base64"),
    ]) {
      assert.ok(!(run.stdout + run.stderr).includes(secret));
    }
  });

  it("does not take the place of a user that is to be made", async () => {
    const { run } = await trial(python, "ok", {
      environment: { ...environment, INSTALLER_SEARCH_USER: "create" },
    });
    assert.match(
      failureOf(run),
      /ELASTIC_HTTP_AUTH_USERNAME is not set, and INSTALLER_SEARCH_USER=create needs it/,
    );
  });
});
