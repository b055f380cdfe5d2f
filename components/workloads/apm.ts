import { apiUserId } from "./api";
import { variables } from "./apiEnvironment";
import type { EnvVar } from "./podParts";
import type { ContainerArgs } from "./podTemplate";

export interface ApmContainerArgs {
  readonly image: string;
  /** How Tracardi's processes reach the stores, secrets included. */
  readonly env: EnvVar[];
  readonly tenantName?: string;
}

/**
 * Automatic profile merging, in a round a minute. It is told `PRODUCTION`: without it, 0.8.2.1 would go round
 * on the production data for ever and never come to what follows; 0.9 does both data sets in each round.
 */
export function apmContainer({ image, env, tenantName }: ApmContainerArgs): ContainerArgs {
  return {
    name: "apm",
    image,
    env: [
      ...variables({
        MODE: "worker",
        PRODUCTION: "yes",
        // It does not read the TENANT_NAME of all the others.
        ...(tenantName !== undefined && { TENANT: tenantName }),
      }),
      ...withoutToken(env),
    ],
    userId: apiUserId,
    cpu: "100m",
    // What an API worker takes, and room for the ids of a round.
    memory: { request: "256Mi", limit: "768Mi" },
  };
}

/** Whoever has the installation token may install: a process in the background never does. */
export const withoutToken = (env: EnvVar[]): EnvVar[] =>
  env.filter(({ name }) => name !== "INSTALLATION_TOKEN");
