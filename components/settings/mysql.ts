import type { ExistingMysqlArgs, TracardiProductionArgs } from "../arguments";
import { said } from "./said";
import { lineOf } from "./tracardi";

export interface MysqlSettings {
  readonly instanceType: string;
  readonly storageGiB: number;
  readonly backupRetentionDays: number;
  /** The user's own server, in place of all that. */
  readonly existing?: Required<ExistingMysqlArgs>;
}

export const mysqlPort = 3306;

/** Tracardi's own name for it. */
export const mysqlDatabase = "tracardi";

/** Nothing for a version of Tracardi that has no use for MySQL. */
export function mysqlOf(args: TracardiProductionArgs): MysqlSettings | undefined {
  if (!lineOf(args)?.needsMysql) return undefined;
  const { existing, ...instance } = args.mysql ?? {};
  return {
    instanceType: "db.m7g.large",
    storageGiB: 20,
    backupRetentionDays: 7,
    ...said(instance),
    existing: existing && {
      ...existing,
      port: existing.port ?? mysqlPort,
      database: existing.database ?? mysqlDatabase,
    },
  };
}
