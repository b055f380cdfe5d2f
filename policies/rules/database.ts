import { type Answer, choose, holds, not, possibly, surely } from "../known";
import { at, count, isOn } from "../value";
import { type Database, databasesOf } from "../model/stores/databases";
import { doubtAboutUse } from "../model/stores/store";
import { findingOf } from "./shared/claim";
import type { Finding, Rule } from "./rule";

const remediation =
  "Keep the database inside the network (publiclyAccessible: false), encrypted, with a standby in another zone " +
  "(multiAz) and with backups.";

const example = `new aws.rds.Instance("tracardi", {
  engine: "mysql",
  publiclyAccessible: false,
  storageEncrypted: true,
  multiAz: true,
  backupRetentionPeriod: 14,
  // …
});
`;

/** The database that later lines of Tracardi keep their configuration in is private, encrypted, and survives a loss. */
export const database: Rule = {
  name: "tracardi-database",
  description: "The database must be private, encrypted, and survive a loss.",
  why: "From 0.9 on, it holds accounts, sources and rules. With it, Tracardi is lost, or in the hands of whoever reaches it.",
  requirement:
    "Amazon RDS provides high availability and failover support for DB instances using Multi-AZ deployments with a " +
    "single standby DB instance.",
  source: 'Amazon RDS\'s guide, "Multi-AZ DB instance deployments"',
  severity: "high",
  level: "advisory",
  remediation,
  example,
  check: ({ model: { index, workloads } }) =>
    databasesOf(index, workloads).flatMap((each) => lacksOf(each)),
};

function lacksOf(each: Database): Finding[] {
  const { props, type, urn } = each.resource;
  const isCluster = type.endsWith(":Cluster");
  const lacks: readonly (readonly [isLacking: Answer, clause: string])[] = [
    [not(isOn(at(props, "storageEncrypted"))), "its data is not encrypted"],
    ...(isCluster
      ? []
      : ([
          [isOn(at(props, "publiclyAccessible")), "it has a public address"],
          [not(isOn(at(props, "multiAz"))), "it has no standby in another zone"],
          [
            holds(count(at(props, "backupRetentionPeriod")), (days) => (days ?? 0) === 0),
            "it keeps no backups",
          ],
        ] as const)),
  ];
  return lacks
    .filter(([isLacking]) => possibly(isLacking))
    .map(([isLacking, clause]) => {
      const outcome = surely(isLacking) && surely(each.isUsed) ? "violation" : "undecided";
      const whether = choose(isLacking, {
        yes: clause,
        no: clause,
        unknown: `whether ${clause} is not known`,
      });
      return findingOf({ outcome, clause: `${each.label}: ${whether}`, urn }, doubtAboutUse(each));
    });
}
