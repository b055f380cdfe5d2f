import * as assert from "node:assert/strict";
import { Profile } from "../../../index";
import { resolve } from "../../../components/settings/resolve";
import type { ApiSettings } from "../../../components/settings/workloads";
import { apiEnvironment, backendEnvironment } from "../../../components/workloads/apiEnvironment";
import type { EnvVar } from "../../../components/workloads/podTemplate";
import { timingFor } from "../../../components/workloads/rollout";
import { args } from "../../helpers/production";

const asObject = (env: EnvVar[]) => Object.fromEntries(env.map(({ name, value }) => [name, value]));
const environment = (api: ApiSettings) =>
  asObject(apiEnvironment(api, timingFor(api.requestTimeout)));

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
      ...asObject(backendEnvironment({ searchUrl: "https://s:443", redisHost: "r" })),
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
  const backend = {
    searchUrl: "https://search.example.com:443",
    redisHost: "redis.example.com",
  };

  it("says where the stores are and how the indices lie", () => {
    assert.deepEqual(asObject(backendEnvironment(backend)), shared);
  });

  it("names a tenant only where one is given", () => {
    assert.deepEqual(asObject(backendEnvironment({ ...backend, tenantName: "abc" })), {
      ...shared,
      TENANT_NAME: "abc",
    });
  });
});
