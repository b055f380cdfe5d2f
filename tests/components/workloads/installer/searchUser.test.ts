import * as assert from "node:assert/strict";
import { type SearchBehaviour } from "./fakeSearch";
import { failureOf, masterLogin, podsLogin, pythonOrSkip, secrets, trial } from "./trial";
import { nonEmpty } from "../../../helpers/nonEmpty";

const create = { INSTALLER_SEARCH_USER: "create" };
const api = "/_plugins/_security/api";

/** A domain whose security API answers so, and which knows the pods once their mapping is written. */
function securityApi(
  status: number,
  body: unknown = { status: "CREATED", message: "done" },
): SearchBehaviour {
  return {
    security: () => [status, body],
    health: (login, calls) =>
      login === podsLogin && calls.length === 3 ? [200, {}] : [401, "Unauthorized"],
  };
}

const absent = (status: number): string =>
  `Tracardi was not installed: the search endpoint has no security API (HTTP ${status}), so the pods' user ` +
  "cannot be made. Remedy: switch fine-grained access control on, or make a user by hand and set " +
  "INSTALLER_SEARCH_USER=existing, or accept an endpoint without users with " +
  "INSTALLER_WITHOUT_SECURITY_API=continue.";

describe("the installer's search user", function () {
  let python: string;

  before(function () {
    python = pythonOrSkip(this);
  });

  it("is made by the master with no more rights than Tracardi needs", async () => {
    const { run, search } = await trial(python, "ok", {
      environment: create,
      search: securityApi(201),
    });
    assert.equal(run.code, 0);
    assert.match(
      run.stdout,
      /^role, user and role mapping tracardi-pods are in place on the search endpoint$/m,
    );
    assert.deepEqual(
      search.calls.map(({ method, path, login }) => [method, path, login]),
      ["roles", "internalusers", "rolesmapping"].map((kind) => [
        "PUT",
        `${api}/${kind}/tracardi-pods`,
        masterLogin,
      ]),
    );
    const [role, user, mapping] = search.calls.map((call) => call.body as Record<string, unknown>);
    assert.deepEqual(role.cluster_permissions, [
      "cluster_monitor",
      "cluster_manage_index_templates",
      "cluster_composite_ops",
      "indices:data/read/scroll*",
    ]);
    const [own, all] = role.index_permissions as {
      index_patterns: string[];
      allowed_actions: string[];
    }[];
    assert.deepEqual(own, { index_patterns: ["*tracardi-*"], allowed_actions: ["indices_all"] });
    assert.deepEqual(all.index_patterns, ["*"]);
    for (const action of nonEmpty(all.allowed_actions)) {
      assert.match(
        action,
        /^indices:(admin\/(get|exists|aliases\/(get|exists)|mappings|resolve)|monitor\/settings\/get)/,
      );
    }
    assert.equal(user.password, secrets.ELASTIC_HTTP_AUTH_PASSWORD);
    assert.deepEqual(mapping.users, ["tracardi-pods"]);
  });

  it("may be there already", async () => {
    const search = securityApi(200, { status: "OK", message: "'tracardi-pods' updated." });
    const { run } = await trial(python, "ok", { environment: create, search });
    assert.equal(run.code, 0);
  });

  it("waits until the nodes know the new user", async () => {
    let asked = 0;
    const health = (): [number, unknown] => (asked++ ? [200, {}] : [401, "Unauthorized"]);
    const { run } = await trial(python, "ok", {
      environment: create,
      search: { ...securityApi(201), health },
    });
    assert.equal(run.code, 0);
    assert.equal(asked, 2);
  });

  it("waits for a domain that is not ready", async () => {
    let asked = 0;
    const search = securityApi(201);
    const health: SearchBehaviour["health"] = (login) =>
      asked++ ? [login === podsLogin ? 200 : 401, {}] : [503, {}];
    const { run } = await trial(python, "ok", { search: { ...search, health } });
    assert.equal(run.code, 0);
    assert.equal(asked, 2);
  });

  it("fails where the master may not make it", async () => {
    const search = securityApi(403, {
      status: "FORBIDDEN",
      message: "Resource 'tracardi-pods' is reserved.",
    });
    const { run } = await trial(python, "ok", { environment: create, search });
    assert.equal(
      failureOf(run),
      "Tracardi was not installed: the search endpoint refused to the master user to write roles/tracardi-pods " +
        "(HTTP 403: Resource 'tracardi-pods' is reserved.). Remedy: check INSTALLER_SEARCH_MASTER_USERNAME and " +
        "INSTALLER_SEARCH_MASTER_PASSWORD, that this user may use the security API, and that the name is not a " +
        "reserved one.",
    );
    assert.equal(run.report, undefined);
  });

  it("fails where its password is not taken, and does not repeat it", async () => {
    const security: SearchBehaviour["security"] = ({ path, body }) =>
      path.includes("internalusers")
        ? [
            400,
            { status: "error", reason: `Weak password ${(body as { password: string }).password}` },
          ]
        : [201, {}];
    const { run } = await trial(python, "ok", {
      environment: create,
      search: { ...securityApi(201), security },
    });
    assert.equal(
      failureOf(run),
      "Tracardi was not installed: the search endpoint did not take internalusers/tracardi-pods (HTTP 400: Weak " +
        "password ***). Remedy: correct what it says, most often the password's strength.",
    );
  });

  for (const [status, body] of [
    [404, ""],
    [405, { error: "Incorrect HTTP method" }],
    [
      400,
      {
        error:
          "no handler found for uri [/_plugins/_security/api/roles/tracardi-pods] and method [PUT]",
      },
    ],
    [
      401,
      { Message: "Your request: '/_plugins/_security/api/roles/tracardi-pods' is not allowed." },
    ],
  ] as [number, unknown][]) {
    it(`fails where there is no security API, which answers ${status}`, async () => {
      const { run } = await trial(python, "ok", {
        environment: create,
        search: securityApi(status, body),
      });
      assert.equal(failureOf(run), absent(status));
      assert.equal(run.report, undefined);
    });
  }

  it("is done without, with a warning, where that is accepted", async () => {
    const search: SearchBehaviour = { security: () => [404, ""], health: () => [200, {}] };
    const environment = { ...create, INSTALLER_WITHOUT_SECURITY_API: "continue" };
    const { run } = await trial(python, "ok", { environment, search });
    assert.equal(run.code, 0);
    assert.match(
      run.stdout,
      /^WARNING: the search endpoint has no security API, .*has every right on it/m,
    );
  });

  it("is not excused by that where the master is merely refused", async () => {
    const environment = { ...create, INSTALLER_WITHOUT_SECURITY_API: "continue" };
    const { run } = await trial(python, "ok", {
      environment,
      search: securityApi(401, "Unauthorized"),
    });
    assert.match(
      failureOf(run),
      /refused to the master user to write roles\/tracardi-pods \(HTTP 401\)\. Remedy:/,
    );
  });

  it("asks for no security API where the user exists, and fails at once on a wrong login", async () => {
    const search = { ...securityApi(201), health: (): [number, unknown] => [401, "Unauthorized"] };
    const trialled = await trial(python, "ok", { search });
    assert.equal(
      failureOf(trialled.run),
      "Tracardi was not installed: the search endpoint refused the pods' login the cluster health (HTTP 401). " +
        "Remedy: check ELASTIC_HTTP_AUTH_USERNAME and ELASTIC_HTTP_AUTH_PASSWORD, and that it has the cluster " +
        "privilege monitor.",
    );
    assert.deepEqual(trialled.search.calls, []);
  });

  it("is not the master", async () => {
    const same = await trial(python, "ok", {
      environment: { ...create, INSTALLER_SEARCH_MASTER_USERNAME: "tracardi-pods" },
    });
    assert.match(
      failureOf(same.run),
      /: ELASTIC_HTTP_AUTH_USERNAME must not be the search master user\. Remedy:/,
    );
  });

  it("fails after its deadline where nothing answers", async () => {
    const environment = { ELASTIC_HOST: "http://127.0.0.1:1", INSTALLER_SEARCH_DEADLINE: "1" };
    const { run } = await trial(python, "ok", { environment });
    assert.equal(
      failureOf(run),
      "Tracardi was not installed: the search endpoint http://127.0.0.1:1 was not ready within 1 s: Connection " +
        "refused. Remedy: check ELASTIC_HOST, its security group and the network policy of this pod.",
    );
  });

  it("fails on a CA file that is none", async () => {
    const environment = { ELASTIC_HOST: "https://127.0.0.1:1", ELASTIC_CA_FILE: "/nowhere/ca.pem" };
    const { run } = await trial(python, "ok", { environment });
    assert.equal(
      failureOf(run),
      "Tracardi was not installed: ELASTIC_CA_FILE /nowhere/ca.pem is not a readable CA certificate. Remedy: " +
        "mount the certificate in PEM form at that path.",
    );
  });
});
