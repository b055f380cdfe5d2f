import type { Input } from "@pulumi/pulumi";

/**
 * Where Tracardi 0.9 keeps its configuration, users and workflows: an RDS instance of MySQL 8.4 with a standby in
 * another zone, or a server that exists already. Tracardi's client speaks no TLS to it.
 */
export interface MysqlArgs {
  /**
   * Instance type. Each API worker may hold 10 connections, and 8 GiB of memory allow about 650.
   * @pattern ^db\.(?!t\d)[a-z0-9]+\.[a-z0-9]+$ @allowed an instance type such as db.m7g.large
   * @remedy T types are refused: in production their processor is a loan.
   * @default - db.m7g.large, or db.m6g.large in the regions that lack it.
   */
  instanceType?: string;
  /** Storage, gp3, in GiB; it grows by itself to four times as much. @minimum 20 @maximum 16384 @default 20 */
  storageGiB?: number;
  /**
   * Days that automatic backups are kept, 1 to 35: any moment of them can be restored.
   * @minimum 1 @maximum 35 @default 7
   */
  backupRetentionDays?: number;
  /** A server that exists already. Nothing is made then. @default - An RDS instance is made. */
  existing?: ExistingMysqlArgs;
}

/**
 * A MySQL 8 server of the user's that does not insist on TLS. The clusters' security groups (output
 * `clusterSecurityGroupIds`) have to be let in.
 */
export interface ExistingMysqlArgs {
  /** Host name or IPv4 address, without scheme and port. @format storeHost */
  host: Input<string>;
  /** TCP port. @minimum 1 @maximum 65535 @default 3306 */
  port?: number;
  /**
   * User with all rights on the database, `CREATE` among them: letters, digits and `-._~!*`. @pattern ^[\w.~!*-]{1,32}$
   * @allowed letters, digits and -._~!*, 32 at most @remedy Tracardi writes it into a URL as it is: make a user for it.
   */
  username: Input<string>;
  /**
   * The user's password, secret: letters, digits and `-._~!*`, as Tracardi writes it into a URL.
   * @format storePassword @secret
   */
  password: Input<string>;
  /**
   * Name of the database, which the installer makes where it is missing.
   * @pattern ^[A-Za-z]\w{0,63}$ @allowed 1 to 64 letters, digits and underscores, a letter first @default "tracardi"
   */
  database?: string;
  /**
   * The addresses under which pods find it, IPv4 in CIDR notation: the network policies open these alone.
   * @each storeNetwork @minItems 1 @uniqueItems
   */
  networks: string[];
}
