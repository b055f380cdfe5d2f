import * as assert from "node:assert/strict";
import { Profile } from "../../../index";
import { resolve } from "../../../components/settings/resolve";
import type { ApiSettings } from "../../../components/settings/workloads";
import { apiEnvironment, backendEnvironment } from "../../../components/workloads/apiEnvironment";
import type { EnvVar } from "../../../components/workloads/podParts";
import { timingFor } from "../../../components/internal/rollout";
import { versionLines } from "../../../facts/versions";
import { args } from "../../helpers/production";

const asObject = (env: EnvVar[]) => Object.fromEntries(env.map(({ name, value }) => [name, value]));
const environment = (api: ApiSettings) =>
  asObject(apiEnvironment(api, timingFor(api.requestTimeout)));

const indices = { shards: 3, replicas: 1, configurationShards: 1 };
const backend = {
  searchUrl: "https://search.example.com:443",
  indices,
  redisHost: "redis.example.com",
};

describe("apiEnvironment", () => {
  const production = resolve(args({ publicApi: { workersPerInstance: 6 } }));
  const minimal = resolve(args({ profile: Profile.Minimal }));

  it("closes the public API and pins it to the production data", () => {
    assert.ok(production.publicApi);
    assert.deepEqual(environment(production.publicApi), {
      EXPOSE_GUI_API: "no",
      PRODUCTION: "yes",
      API_DOCS: "no",
      ENABLE_ERRORS_ON_RESPONSE: "no",
      UNSET_CREDENTIALS: "yes",
      PORT: "8080",
      WEB_CONCURRENCY: "6",
      FORWARDED_ALLOW_IPS: "*",
      TIMEOUT: "30",
      GRACEFUL_TIMEOUT: "50",
      KEEP_ALIVE: "75",
    });
  });

  it("opens the internal one to the GUI", () => {
    assert.deepEqual(environment(production.internalApi), {
      EXPOSE_GUI_API: "yes",
      PRODUCTION: "no",
      API_DOCS: "yes",
      ENABLE_ERRORS_ON_RESPONSE: "yes",
      UNSET_CREDENTIALS: "yes",
      PORT: "8080",
      WEB_CONCURRENCY: "4",
      FORWARDED_ALLOW_IPS: "*",
      TIMEOUT: "120",
      GRACEFUL_TIMEOUT: "120",
      KEEP_ALIVE: "145",
    });
  });

  it("has both in the minimal profile, with the care of what the internet reaches", () => {
    assert.deepEqual(environment(minimal.internalApi), {
      EXPOSE_GUI_API: "yes",
      PRODUCTION: "yes",
      API_DOCS: "no",
      ENABLE_ERRORS_ON_RESPONSE: "no",
      UNSET_CREDENTIALS: "yes",
      PORT: "8080",
      WEB_CONCURRENCY: "4",
      FORWARDED_ALLOW_IPS: "*",
      TIMEOUT: "120",
      GRACEFUL_TIMEOUT: "120",
      KEEP_ALIVE: "145",
    });
  });

  it("sets nothing that breaks the process", () => {
    const names = Object.keys({
      ...environment(production.internalApi),
      ...asObject(backendEnvironment(backend)),
    });
    for (const name of ["ACCESS_LOG", "LICENSE", "DEMO", "ELASTIC_SNIFF_ON_START", "TZ"]) {
      assert.ok(!names.includes(name), name);
    }
  });
});

describe("backendEnvironment", () => {
  const shared = {
    ELASTIC_HOST: "https://search.example.com:443",
    ELASTIC_SCHEME: "https",
    ELASTIC_VERIFY_CERTS: "yes",
    ELASTIC_INDEX_SHARDS: "3",
    ELASTIC_INDEX_REPLICAS: "1",
    ELASTIC_CONF_INDEX_SHARDS: "1",
    REDIS_HOST: "redis.example.com",
    REDIS_PORT: "6379",
    MULTI_TENANT: "no",
    SAVE_LOGS: "no",
    LOGGING_LEVEL: "WARNING",
    SERVER_LOGGING_LEVEL: "WARNING",
    PYTHONDONTWRITEBYTECODE: "1",
  };

  it("says where the stores are and how the indices lie", () => {
    assert.deepEqual(asObject(backendEnvironment(backend)), shared);
  });

  it("names MySQL only where there is one", () => {
    const mysql = { host: "mysql.example.com", port: 3307, database: "cdp" };
    assert.deepEqual(asObject(backendEnvironment({ ...backend, mysql })), {
      ...shared,
      MYSQL_HOST: "mysql.example.com",
      MYSQL_PORT: "3307",
      MYSQL_DATABASE: "cdp",
    });
  });

  it("sets what no version may be left alone with", () => {
    const names = Object.keys(shared);
    for (const { version, unset } of Object.values(versionLines)) {
      const weaker = Object.keys(unset).filter((name) => /CERTS|TLS|AUTH/.test(name));
      assert.deepEqual(weaker, ["ELASTIC_VERIFY_CERTS"], version);
      for (const name of weaker) assert.ok(names.includes(name), name);
    }
  });

  it("says how the indices are laid out", () => {
    const own = { shards: 6, replicas: 2, configurationShards: 3 };
    assert.deepEqual(asObject(backendEnvironment({ ...backend, indices: own })), {
      ...shared,
      ELASTIC_INDEX_SHARDS: "6",
      ELASTIC_INDEX_REPLICAS: "2",
      ELASTIC_CONF_INDEX_SHARDS: "3",
    });
  });

  it("names a tenant only where one is given", () => {
    assert.deepEqual(asObject(backendEnvironment({ ...backend, tenantName: "abc" })), {
      ...shared,
      TENANT_NAME: "abc",
    });
  });
});
