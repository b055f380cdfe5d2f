import * as pulumi from "@pulumi/pulumi";
import { outside } from "../isolation/outside";
import type { Reach } from "../network/reach";
import type { MysqlSettings } from "../settings/mysql";
import { gated } from "../validation/gate";
import { storeHost, storePassword, storeUser } from "../validation/storeRules";

/** MySQL as the workloads see it, whatever stands behind it. */
export interface MysqlEndpoint {
  readonly host: pulumi.Output<string>;
  readonly reach: Reach;
  readonly database: string;
  readonly username: pulumi.Output<string>;
  /** Secret. */
  readonly password: pulumi.Output<string>;
}

/** A MySQL server of the user's. */
export function existingMysql(
  component: string,
  existing: NonNullable<MysqlSettings["existing"]>,
  serviceCidrs: readonly string[],
): MysqlEndpoint {
  const path = "mysql.existing";
  const { host, port, networks, database, username, password } = existing;
  return {
    host: gated(component, `${path}.host`, host, storeHost),
    reach: { networks: networks.flatMap((network) => outside(network, serviceCidrs)), port },
    database,
    username: gated(component, `${path}.username`, username, storeUser),
    password: gated(component, `${path}.password`, password, storePassword),
  };
}
