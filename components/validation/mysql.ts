import type { TracardiProductionArgs } from "../arguments";
import { lineOf } from "../settings/tracardi";
import type { Checker } from "./checker";
import { knownKeys } from "./knownKeys";
import { checkStoreNetworks, nothingBesides } from "./reach";
import * as rules from "./storeRules";

const instanceType = rules.instanceType("db\\.", "", "db.m7g.large");

export function checkMysql(check: Checker, args: TracardiProductionArgs): void {
  if (args.mysql === undefined) return;
  const line = lineOf(args);
  // A version that is not known has been reported.
  if (line && !line.needsMysql) {
    check.problems.push({
      path: "mysql",
      value: "an argument of this name",
      allowed: `nothing with tracardi.version ${line.version}`,
      remedy: "Leave it out: that version keeps everything in the search engine and Redis.",
    });
    return;
  }
  const mysql = check.object("mysql", args.mysql, {
    keys: knownKeys.mysql,
    remedy: "Leave it out for an instance with a standby.",
  });
  if (!mysql) return;
  if (mysql.existing !== undefined) {
    nothingBesides(check, "mysql", mysql);
    checkExisting(check, mysql.existing);
    return;
  }
  const { instanceType: type, storageGiB, backupRetentionDays } = mysql;
  if (type !== undefined) check.text("mysql.instanceType", type, instanceType);
  check.wholeNumber(
    "mysql.storageGiB",
    storageGiB,
    20,
    16_384,
    "It is in GiB, and grows by itself to four times as much.",
  );
  check.wholeNumber(
    "mysql.backupRetentionDays",
    backupRetentionDays,
    1,
    35,
    "Backups cannot be switched off: 1 is the least.",
  );
}

function checkExisting(check: Checker, value: unknown): void {
  const path = "mysql.existing";
  const existing = check.object(path, value, {
    keys: knownKeys.existingMysql,
    remedy: "Give { host, username, password, networks }.",
    secret: true,
  });
  if (!existing) return;
  check.input(`${path}.host`, existing.host, rules.storeHost);
  check.wholeNumber(`${path}.port`, existing.port, 1, 65535, "Leave it out for 3306.");
  check.input(`${path}.username`, existing.username, rules.storeUser);
  check.input(`${path}.password`, existing.password, rules.storePassword);
  if (existing.database !== undefined) {
    check.text(`${path}.database`, existing.database, rules.databaseName);
  }
  checkStoreNetworks(check, `${path}.networks`, existing.networks);
}
