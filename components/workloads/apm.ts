import { apiUserId } from "./api";
import { variables } from "./apiEnvironment";
import type { EnvVar } from "./podParts";
import type { ContainerArgs } from "./podTemplate";

export interface ApmContainerArgs {
  readonly image: string;
  /** The variables with which Tracardi's processes reach the stores, including secrets. */
  readonly env: EnvVar[];
  readonly tenantName?: string;
}

/**
 * Automatic profile merging, one round per minute. We set `PRODUCTION`: without it, 0.8.2.1 would loop over the
 * production data forever and never reach what follows. 0.9 handles both data sets in each round.
 */
export function apmContainer({ image, env, tenantName }: ApmContainerArgs): ContainerArgs {
  return {
    name: "apm",
    image,
    env: [
      ...variables({
        MODE: "worker",
        PRODUCTION: "yes",
        // Unlike the other processes, it does not read TENANT_NAME.
        ...(tenantName !== undefined && { TENANT: tenantName }),
      }),
      ...withoutToken(env),
    ],
    userId: apiUserId,
    cpu: "100m",
    // The memory of an API worker, plus room for the ids of a round.
    memory: { request: "256Mi", limit: "768Mi" },
  };
}

/** Anyone with the installation token may install; a background process never does. */
export const withoutToken = (env: EnvVar[]): EnvVar[] =>
  env.filter(({ name }) => name !== "INSTALLATION_TOKEN");
