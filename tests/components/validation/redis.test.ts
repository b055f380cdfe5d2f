import { RedisEngine } from "../../../index";
import { accepts, refuses } from "./verdicts";

const loan = "T types are refused: in production their processor is a loan.";

describe("validate: redis", () => {
  refuses(
    "a burstable node",
    { redis: { nodeType: "cache.t4g.medium" } },
    `redis.nodeType: "cache.t4g.medium" is not allowed; allowed: an instance type such as cache.m7g.large. ${loan}`,
  );
  for (const nodes of [1, 4]) {
    refuses(
      `${nodes} nodes`,
      { redis: { nodes } },
      `redis.nodes: ${nodes} is not allowed; allowed: a whole number from 2 to 3. One alone could not fail over.`,
    );
  }
  refuses(
    "no snapshots",
    { redis: { snapshotRetentionDays: 0 } },
    "redis.snapshotRetentionDays: 0 is not allowed; allowed: a whole number from 1 to 35. Leave it out for the default: 7.",
  );
  refuses(
    "an engine that Tracardi's client does not know",
    { redis: { engine: "memcached" } },
    'redis.engine: "memcached" is not allowed; allowed: "valkey", "redis". Leave it out for the default: "valkey".',
  );
  refuses(
    "a list",
    { redis: [] },
    "redis: [] is not allowed; allowed: a plain object. Give {} or any of { engine, nodeType, nodes, snapshotRetentionDays, existing }.",
  );
  accepts("three nodes of another type", {
    redis: { engine: RedisEngine.RedisOss, nodeType: "cache.r7g.large", nodes: 3 },
  });
});

describe("validate: redis.existing", () => {
  const existing = { host: "cache.example.com", networks: ["10.20.0.0/24"] };
  accepts("a server", { redis: { existing } });
  accepts("a server by address, with port and password", {
    redis: { existing: { ...existing, host: "10.20.0.7", port: 6380, password: "a.b-c_d~e!f*1" } },
  });
  refuses(
    "what is for a group to be made",
    { redis: { existing, nodes: 2 } },
    "redis.nodes: 2 is not allowed; allowed: nothing together with redis.existing. Leave it out: what exists already " +
      "is as it is.",
  );
  for (const host of ["redis://cache.example.com", "cache.example.com:6379", "10.20.0.256", ""]) {
    refuses(
      `the host ${JSON.stringify(host)}`,
      { redis: { existing: { ...existing, host } } },
      `redis.existing.host: ${JSON.stringify(host)} is not allowed; allowed: a host name or an IPv4 address, without ` +
        "scheme and port. Write it as cache.example.com; the port is an argument of its own.",
    );
  }
  refuses(
    "a password that a URL would take apart, without showing it",
    { redis: { existing: { ...existing, password: "hunter2@" } } },
    "redis.existing.password: [secret] is not allowed; allowed: letters, digits and -._~!*. Tracardi writes it into a " +
      "URL as it is: choose one without @ / : # %.",
  );
  refuses(
    "a secret in place of all",
    { redis: { existing: "redis://:hunter2@cache.example.com" } },
    "redis.existing: [secret] is not allowed; allowed: a plain object. Give { host, networks }.",
  );
  const network =
    "allowed: an IPv4 network in CIDR notation with no host bits set, of public or private addresses, outside " +
    "172.20.0.0/16. Name the subnets of the server, such as 10.20.0.0/24, or one address as 10.20.0.7/32.";
  refuses(
    "networks that nothing can be in",
    {
      redis: {
        existing: { ...existing, networks: ["10.20.0.7/24", "172.20.0.0/24", "127.0.0.1/32"] },
      },
    },
    `redis.existing.networks[0]: "10.20.0.7/24" is not allowed; ${network}`,
    `redis.existing.networks[1]: "172.20.0.0/24" is not allowed; ${network}`,
    `redis.existing.networks[2]: "127.0.0.1/32" is not allowed; ${network}`,
  );
  refuses(
    "no networks, and port 0",
    { redis: { existing: { ...existing, networks: [], port: 0 } } },
    "redis.existing.port: 0 is not allowed; allowed: a whole number from 1 to 65535. Leave it out for the default: 6379.",
    "redis.existing.networks: [] is not allowed; allowed: at least 1. Name the subnets of the server, such as 10.20.0.0/24, or one address as 10.20.0.7/32.",
  );
});
