import type * as pulumi from "@pulumi/pulumi";
import { outside } from "../isolation/outside";
import type { Reach } from "../network/reach";
import type { RedisSettings } from "../settings/redis";
import { gated } from "../validation/gate";
import { storeHost, storePassword } from "../validation/storeRules";

/** Redis as the workloads see it, whatever stands behind it. */
export interface RedisEndpoint {
  /** Host name of the primary. */
  readonly host: pulumi.Output<string>;
  readonly reach: Reach;
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
    host: gated(component, `${path}.host`, host, storeHost),
    reach: { networks: networks.flatMap((network) => outside(network, serviceCidrs)), port },
    password:
      password === undefined
        ? undefined
        : gated(component, `${path}.password`, password, storePassword),
  };
}
