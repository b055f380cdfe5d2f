import type * as pulumi from "@pulumi/pulumi";
import { loginVariables, type SearchEndpoint } from "../search/searchEndpoint";
import type { IdentitySecrets } from "./secrets";

type Secret = pulumi.Output<string>;

/** The sources of the API processes' secrets. */
export interface ApiSecretSources {
  readonly search: Pick<SearchEndpoint, "login">;
  readonly identity: Pick<IdentitySecrets, "installationToken" | "mergeSecret">;
  readonly redis: { readonly password?: Secret };
  readonly mysql?: { readonly username: Secret; readonly password: Secret };
}

/** The variables of the API processes whose values are secret. */
export function apiSecrets({ search, identity, redis, mysql }: ApiSecretSources): {
  [variable: string]: Secret;
} {
  return {
    ...loginVariables(search),
    INSTALLATION_TOKEN: identity.installationToken,
    AUTO_PROFILE_MERGING: identity.mergeSecret,
    ...(redis.password && { REDIS_PASSWORD: redis.password }),
    ...(mysql && { MYSQL_USERNAME: mysql.username, MYSQL_PASSWORD: mysql.password }),
  };
}
