import { type Inputs, U } from "../../../helpers/policyStack";
import type { Layout, RuleCases } from "../case";

const endpoint = "tracardi.c1x2y3.eu-west-1.rds.amazonaws.com";

const good: Inputs = {
  identifier: "tracardi",
  engine: "mysql",
  storageEncrypted: true,
  multiAz: true,
  publiclyAccessible: false,
  backupRetentionPeriod: 7,
};

/** A database of the stack, and the host that the internal API has for it, if any. */
function withDatabase(
  layout: Layout,
  inputs: Inputs,
  { host, type = "instance:Instance", outputs = {} }: Inputs = {},
): void {
  layout.stack.add(`aws:rds/${type}`, "database", { ...good, ...inputs }, { outputs });
  if (host !== undefined) layout.setEnv("internalApi", "MYSQL_HOST", host);
}

const used = { host: endpoint };

/** An API of the line that needs a database. */
const later = (layout: Layout): void => {
  layout.container("internalApi").image = "tracardi/tracardi-api:0.9.0";
};

export const cases: RuleCases = {
  rule: "tracardi-database",
  red: [
    {
      what: "a public address",
      change: (l) => withDatabase(l, { publiclyAccessible: true }, used),
    },
    {
      what: "no encryption",
      change: (l) => withDatabase(l, { storageEncrypted: undefined }, used),
    },
    {
      what: "no encryption of a cluster",
      change: (l) =>
        withDatabase(
          l,
          { engine: "aurora-mysql", clusterIdentifier: "events", storageEncrypted: false },
          {
            host: "events.cluster-c1x2y3.eu-west-1.rds.amazonaws.com",
            type: "cluster:Cluster",
          },
        ),
    },
    { what: "one zone", change: (l) => withDatabase(l, { multiAz: "false" }, used) },
    {
      what: "no backups, by the endpoint that AWS gave it",
      change: (l) =>
        withDatabase(
          l,
          { identifier: undefined, backupRetentionPeriod: 0 },
          { ...used, outputs: { address: endpoint } },
        ),
    },
    {
      what: "one zone, by the Secret that the host is in",
      change: (l) => {
        withDatabase(l, { multiAz: false });
        l.addBeside("internalApi", "kubernetes:core/v1:Secret", "mysql", {
          stringData: { MYSQL_HOST: U },
        });
        l.stack.get("mysql").references.stringData = [l.stack.get("database").urn];
        const { references } = l.stack.get(l.nameOf("internalApi"));
        references.spec = [...(references.spec ?? []), l.stack.get("mysql").urn];
        const secretKeyRef = { name: "mysql", key: "MYSQL_HOST" };
        l.setEnv("internalApi", "MYSQL_HOST", { valueFrom: { secretKeyRef } });
      },
    },
    {
      what: "one zone, by a name that somebody gave it elsewhere",
      undecided: true,
      change: (l) => withDatabase(l, { multiAz: false }, { host: "db.internal.example.com" }),
    },
    {
      what: "one zone of a database that an API of 0.9 may use",
      undecided: true,
      change: (l) => {
        later(l);
        withDatabase(l, { multiAz: false });
      },
    },
    {
      what: "an address that may be public",
      undecided: true,
      change: (l) => withDatabase(l, { publiclyAccessible: U }, used),
    },
  ],
  green: [
    { what: "all as it should be", change: (l) => withDatabase(l, {}, used) },
    {
      what: "all as it should be, perhaps of an API of 0.9",
      change: (l) => {
        later(l);
        withDatabase(l, {});
      },
    },
    {
      what: "a database for something else, while 0.8 needs none",
      change: (l) => withDatabase(l, { publiclyAccessible: true, multiAz: false }),
    },
    {
      what: "another database than the API names",
      change: (l) =>
        withDatabase(l, { identifier: "shop", publiclyAccessible: true, multiAz: false }, used),
    },
    {
      what: "a database of another kind",
      change: (l) => {
        later(l);
        withDatabase(l, { engine: "postgres", multiAz: false });
      },
    },
    {
      what: "a copy of one zone",
      change: (l) => withDatabase(l, { multiAz: false, replicateSourceDb: "tracardi" }, used),
    },
    {
      what: "MySQL in the cluster, beside a database of one zone",
      change: (l) => withDatabase(l, { multiAz: false }, { host: "mysql.data.svc" }),
    },
  ],
};
