import type * as pulumi from "@pulumi/pulumi";
import { routableCidrs } from "../internal/networks";
import type { StoreNetworkTarget } from "../network/storeNetworkTarget";
import type { RedisSettings } from "../settings/stores";
import { validatedOutput } from "../validation/validatedOutput";

/** Redis as the workloads see it, made here or existing. */
export interface RedisEndpoint {
  /** Host name of the primary. */
  readonly host: pulumi.Output<string>;
  readonly networkTarget: StoreNetworkTarget;
  /** Secret; absent if Redis needs no password. */
  readonly password?: pulumi.Output<string>;
}

/** The user's own Redis server. */
export function existingRedis(
  component: string,
  existing: NonNullable<RedisSettings["existing"]>,
  serviceCidrs: readonly string[],
): RedisEndpoint {
  const path = "redis.existing";
  const { host, port, networks, password } = existing;
  return {
    host: validatedOutput(component, `${path}.host`, host),
    networkTarget: {
      networks: networks.flatMap((network) => routableCidrs(network, serviceCidrs)),
      port,
    },
    password:
      password === undefined ? undefined : validatedOutput(component, `${path}.password`, password),
  };
}
