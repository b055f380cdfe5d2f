import { accepts, refuses } from "./verdicts";

const loan = "T types are refused: in production their processor is a loan.";

describe("validate: openSearch", () => {
  const versions =
    'a version of OpenSearch as a text, 2.7 to 3.x. Choose "2.19", or "3.3" where your region offers it.';
  const type = `an instance type such as r7g.large.search. ${loan}`;
  const nodes = "3, or a larger multiple of 3. The nodes are spread evenly over three zones.";

  refuses(
    "none",
    { openSearch: undefined },
    "openSearch: missing; needed: a plain object. Give openSearch: {} for a managed domain with the " +
      "production layout.",
  );
  for (const version of ["1.3", "2.5", "OpenSearch_2.19", "latest", "2"]) {
    refuses(
      `version ${version}`,
      { openSearch: { version } },
      `openSearch.version: "${version}" is not allowed; allowed: ${versions}`,
    );
  }
  refuses(
    "a version that lost its last digit as a number",
    { openSearch: { version: 2.1 } },
    `openSearch.version: 2.1 is not allowed; allowed: ${versions}`,
  );
  for (const dataNodes of [0, 2, 4, 3.5]) {
    refuses(
      `${dataNodes} data nodes`,
      { openSearch: { dataNodes } },
      `openSearch.dataNodes: ${dataNodes} is not allowed; allowed: ${nodes}`,
    );
  }
  refuses(
    "a burstable data node, and a master of EC2",
    { openSearch: { instanceType: "t3.medium.search", masterInstanceType: "m7g.large" } },
    `openSearch.instanceType: "t3.medium.search" is not allowed; allowed: ${type}`,
    `openSearch.masterInstanceType: "m7g.large" is not allowed; allowed: ${type}`,
  );
  for (const storageGiB of [19, 3001]) {
    refuses(
      `${storageGiB} GiB`,
      { openSearch: { storageGiB } },
      `openSearch.storageGiB: ${storageGiB} is not allowed; allowed: a whole number from 20 to 3000. For more, choose ` +
        "a larger number of data nodes.",
    );
  }
  accepts("the lowest version and a larger multiple of three", {
    openSearch: { version: "2.7", dataNodes: 6, instanceType: "or1.medium.search", storageGiB: 20 },
  });
  accepts("a later major version with a lower minor one", { openSearch: { version: "3.1" } });
});

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
    "redis.snapshotRetentionDays: 0 is not allowed; allowed: a whole number from 1 to 35. Snapshots cannot be " +
      "switched off: 1 is the least.",
  );
  refuses(
    "a list",
    { redis: [] },
    "redis: [] is not allowed; allowed: a plain object. Leave it out for a primary and a replica.",
  );
  accepts("three nodes of another type", { redis: { nodeType: "cache.r7g.large", nodes: 3 } });
});

describe("validate: the rest", () => {
  refuses(
    "a registry with a scheme",
    { images: { registry: "https://registry.example.com" } },
    'images.registry: "https://registry.example.com" is not allowed; allowed: a registry host, with a path where there ' +
      'is one, and no scheme. Write it as in an image name: "registry.example.com/docker-hub".',
  );
  accepts("a registry with port and path", {
    images: { registry: "registry.example.com:5000/docker-hub" },
  });
  refuses(
    "texts for switches",
    { protection: "false", collector: { webhooks: "no" } },
    'collector.webhooks: "no" is not allowed; allowed: true, false. Leave it out to keep the route open.',
    'protection: "false" is not allowed; allowed: true, false. Leave it out to keep the protection on.',
  );
  accepts("switches", { protection: false, collector: { webhooks: false, redirects: true } });
  refuses(
    "a retention that CloudWatch Logs does not know",
    { logRetentionDays: 31 },
    "logRetentionDays: 31 is not allowed; allowed: 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, " +
      "1096, 1827, 2192, 2557, 2922, 3288, 3653. Choose the next longer one.",
  );
  accepts("a year", { logRetentionDays: 365 });
  const tag =
    "a plain text under a name that does not start with aws:. AWS keeps that prefix for itself.";
  refuses(
    "tags that AWS would refuse",
    { tags: { count: 1, "aws:owner": "me" } },
    `tags.count: 1 is not allowed; allowed: ${tag}`,
    `tags.aws:owner: "me" is not allowed; allowed: ${tag}`,
  );
  accepts("tags", { tags: { owner: "me", "team:aws": "" } });
  for (const adminEmail of ["nobody", "a@b", "a b@example.com", "a@example.com,b@example.com"]) {
    refuses(
      `the e-mail address ${adminEmail}`,
      { adminEmail },
      `adminEmail: "${adminEmail}" is not allowed; allowed: one e-mail address. Name the mailbox of the first ` +
        "administrator: it is the login to the GUI.",
    );
  }
  accepts("an e-mail address with a tag", { adminEmail: "platform+tracardi@mail.example.com" });
});
