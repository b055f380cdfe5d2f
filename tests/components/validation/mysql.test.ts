import { accepts, type Anything, refuses } from "./verdicts";

const on09 = (mysql: unknown): Anything => ({
  tracardi: { version: "0.9.0", untestedOnOpenSearch: true },
  mysql,
});
const existing = {
  host: "mysql.example.com",
  username: "tracardi",
  password: "letters-and_digits.1~!*",
  networks: ["10.20.0.0/24"],
};

describe("validate: mysql", () => {
  for (const mysql of [{}, { existing }]) {
    refuses(
      `${JSON.stringify(Object.keys(mysql))} with a version that has no use for it`,
      { mysql },
      "mysql: an argument of this name is not allowed; allowed: nothing with tracardi.version 0.8.2.1. Leave it out: that " +
        "version keeps everything in the search engine and Redis.",
    );
  }
  accepts("nothing, for which an instance is made", on09(undefined));
  accepts("the smallest and the largest", on09({ storageGiB: 20, backupRetentionDays: 35 }));
  refuses(
    "a loan, too little and no backups",
    on09({ instanceType: "db.t4g.medium", storageGiB: 19, backupRetentionDays: 0 }),
    'mysql.instanceType: "db.t4g.medium" is not allowed; allowed: an instance type such as db.m7g.large. T types are ' +
      "refused: in production their processor is a loan.",
    "mysql.storageGiB: 19 is not allowed; allowed: a whole number from 20 to 16384. Leave it out for the default: 20.",
    "mysql.backupRetentionDays: 0 is not allowed; allowed: a whole number from 1 to 35. Leave it out for the default: 7.",
  );
});

describe("validate: mysql.existing", () => {
  accepts("a server", on09({ existing }));
  accepts("a server at a public address, with everything", {
    ...on09({ existing: { ...existing, port: 3307, database: "cdp_1", networks: ["8.8.8.8/32"] } }),
  });
  refuses(
    "what is for an instance to be made",
    on09({ existing, storageGiB: 20 }),
    "mysql.storageGiB: 20 is not allowed; allowed: nothing together with mysql.existing. Leave it out: what exists " +
      "already is as it is.",
  );
  refuses(
    "a server without anything",
    on09({ existing: {} }),
    "mysql.existing.host: missing; needed: a host name or an IPv4 address, without scheme and port. Write it as " +
      "cache.example.com; the port is an argument of its own.",
    "mysql.existing.username: missing; needed: letters, digits and -._~!*, 32 at most. Tracardi writes it into a URL as " +
      "it is: make a user for it.",
    "mysql.existing.password: missing; needed: letters, digits and -._~!*. Tracardi writes it into a URL as it is: choose " +
      "one without @ / : # %.",
    "mysql.existing.networks: missing; needed: a plain list. Name the subnets of the server, such as 10.20.0.0/24, or one address as 10.20.0.7/32.",
  );
  for (const character of ["@", "/", ":", "#", "%", "?", " ", "+", "é"]) {
    refuses(
      `a password with ${character}, without showing it`,
      on09({ existing: { ...existing, password: `hunter2${character}` } }),
      "mysql.existing.password: [secret] is not allowed; allowed: letters, digits and -._~!*. Tracardi writes it into a " +
        "URL as it is: choose one without @ / : # %.",
    );
  }
  refuses(
    "a database whose name would be SQL",
    on09({ existing: { ...existing, database: "a; DROP" } }),
    'mysql.existing.database: "a; DROP" is not allowed; allowed: 1 to 64 letters, digits and underscores, a letter ' +
      'first. Leave it out for the default: "tracardi".',
  );
});
