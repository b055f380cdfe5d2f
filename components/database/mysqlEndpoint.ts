import * as pulumi from "@pulumi/pulumi";
import { routableCidrs } from "../internal/networks";
import type { StoreNetworkTarget } from "../network/storeNetworkTarget";
import type { MysqlSettings } from "../settings/stores";
import { validatedOutput } from "../validation/validatedOutput";

/** MySQL as the workloads see it, made here or existing. */
export interface MysqlEndpoint {
  readonly host: pulumi.Output<string>;
  readonly networkTarget: StoreNetworkTarget;
  readonly database: string;
  readonly username: pulumi.Output<string>;
  /** Secret. */
  readonly password: pulumi.Output<string>;
}

/** The user's own MySQL server. */
export function existingMysql(
  component: string,
  existing: NonNullable<MysqlSettings["existing"]>,
  serviceCidrs: readonly string[],
): MysqlEndpoint {
  const path = "mysql.existing";
  const { host, port, networks, database, username, password } = existing;
  return {
    host: validatedOutput(component, `${path}.host`, host),
    networkTarget: {
      networks: networks.flatMap((network) => routableCidrs(network, serviceCidrs)),
      port,
    },
    database,
    username: validatedOutput(component, `${path}.username`, username),
    password: validatedOutput(component, `${path}.password`, password),
  };
}
