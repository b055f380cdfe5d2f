import * as pulumi from "@pulumi/pulumi";
import { loginVariables } from "../../components/search/searchEndpoint";
import { apiEnvironment, backendEnvironment } from "../../components/workloads/apiEnvironment";
import { apiSecrets } from "../../components/workloads/apiSecrets";
import { timingFor } from "../../components/internal/rollout";
import { caFileVariable } from "../../components/workloads/searchTrust";

/**
 * The variables that the layout sets in some API process or other, by asking what sets them: with every store
 * and every option there is.
 */
export function layoutVariables(): string[] {
  const text = "";
  const secret = pulumi.output(text);
  const credentials = { username: secret, password: secret };
  const api = apiEnvironment({ exposeGuiApi: false, collects: true, workers: 1 }, timingFor(1));
  const stores = backendEnvironment({
    searchUrl: text,
    indices: { shards: 1, replicas: 1, configurationShards: 1 },
    redisHost: text,
    mysql: { host: text, port: 1, database: text },
    tenantName: text,
  });
  const secrets = apiSecrets({
    search: { login: credentials },
    identity: { installationToken: secret, mergeSecret: secret },
    redis: { password: secret },
    mysql: credentials,
  });
  const apiKey = loginVariables({ login: { id: secret, key: secret } });
  const plain = [...api, ...stores].map(({ name }) => String(name));
  return [...new Set([...plain, caFileVariable, ...Object.keys({ ...secrets, ...apiKey })])].sort();
}
