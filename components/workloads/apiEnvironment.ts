import * as pulumi from "@pulumi/pulumi";
import { redisPort } from "../settings/stores";
import type { IndexSettings } from "../settings/stores";
import type { ApiSettings } from "../settings/workloads";
import type { EnvVar } from "./podParts";
import { containerPort, type Timing } from "../internal/rollout";

/** What all API processes of an installation share, including the installer's. */
export interface BackendEnvironment {
  readonly searchUrl: pulumi.Input<string>;
  readonly indices: IndexSettings;
  readonly redisHost: pulumi.Input<string>;
  /** @default 6379 */
  readonly redisPort?: number;
  readonly mysql?: {
    readonly host: pulumi.Input<string>;
    readonly port: number;
    readonly database: string;
  };
  readonly tenantName?: string;
}

/** The addresses of the stores and the layout of the indices: fixed at the installation, and the same everywhere. */
export function backendEnvironment(backend: BackendEnvironment): EnvVar[] {
  const { redisHost, mysql, indices } = backend;
  const port = backend.redisPort ?? redisPort;
  return variables({
    ELASTIC_HOST: backend.searchUrl,
    ELASTIC_SCHEME: "https",
    ELASTIC_VERIFY_CERTS: "yes",
    ELASTIC_INDEX_SHARDS: String(indices.shards),
    ELASTIC_INDEX_REPLICAS: String(indices.replicas),
    ELASTIC_CONF_INDEX_SHARDS: String(indices.configurationShards),
    // The port after the host is for the queue of imports and migrations: everything else uses REDIS_PORT.
    REDIS_HOST: port === redisPort ? redisHost : pulumi.interpolate`${redisHost}:${port}`,
    REDIS_PORT: String(port),
    ...(mysql && {
      MYSQL_HOST: mysql.host,
      MYSQL_PORT: String(mysql.port),
      MYSQL_DATABASE: mysql.database,
    }),
    MULTI_TENANT: "no",
    ...(backend.tenantName !== undefined && { TENANT_NAME: backend.tenantName }),
    // Otherwise Tracardi would log an oversized event to the index, with its text, again and again.
    SAVE_LOGS: "no",
    LOGGING_LEVEL: "WARNING",
    SERVER_LOGGING_LEVEL: "WARNING",
    PYTHONDONTWRITEBYTECODE: "1",
  });
}

/** The variables that make an API instance public or internal, and configure its server. */
export function apiEnvironment(
  api: Pick<ApiSettings, "exposeGuiApi" | "collects" | "workers">,
  timing: Timing,
): EnvVar[] {
  const yes = (value: boolean) => (value ? "yes" : "no");
  return variables({
    EXPOSE_GUI_API: yes(api.exposeGuiApi),
    PRODUCTION: yes(api.collects),
    API_DOCS: yes(!api.collects),
    // Error messages in a response would reveal internals to a visitor.
    ENABLE_ERRORS_ON_RESPONSE: yes(!api.collects),
    // The process discards the search engine's password once it is connected.
    UNSET_CREDENTIALS: "yes",
    PORT: String(containerPort),
    // Otherwise gunicorn counts the server's processors, not the container's.
    WEB_CONCURRENCY: String(api.workers),
    // Trust the forwarded client address and scheme from any peer: NetworkPolicies only admit the load balancers.
    FORWARDED_ALLOW_IPS: "*",
    TIMEOUT: String(timing.request),
    GRACEFUL_TIMEOUT: String(timing.drain),
    KEEP_ALIVE: String(timing.keepAlive),
  });
}

export function variables(values: { readonly [name: string]: pulumi.Input<string> }): EnvVar[] {
  return Object.entries(values).map(([name, value]) => ({ name, value }));
}
