import type * as pulumi from "@pulumi/pulumi";
import { routableCidrs } from "../internal/networks";
import type { StoreNetworkTarget } from "../network/storeNetworkTarget";
import type { RedisSettings } from "../settings/stores";
import { validatedOutput } from "../validation/validatedOutput";

/** Redis as the workloads see it, whatever stands behind it. */
export interface RedisEndpoint {
  /** Host name of the primary. */
  readonly host: pulumi.Output<string>;
  readonly networkTarget: StoreNetworkTarget;
  /** Secret; absent where none is asked for. */
  readonly password?: pulumi.Output<string>;
}

/** A Redis server of the user's. */
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
