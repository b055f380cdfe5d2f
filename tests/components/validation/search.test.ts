import * as pulumi from "@pulumi/pulumi";
import { SearchFlavor } from "../../../index";
import { existing as network } from "../../helpers/production";
import { accepts, type Anything, refuses } from "./verdicts";

const backends = "exactly one of openSearch, elasticCloud and existingSearch";
const known = { url: "https://search.example.com:9200", networks: ["10.20.0.0/24"] };
const user = { username: "tracardi", password: "a-password" };
const elastic = { ...known, flavor: SearchFlavor.Elasticsearch };

describe("validate: search engines", () => {
  refuses(
    "none",
    { openSearch: undefined },
    `openSearch: missing; needed: ${backends}. Give openSearch: {} for a managed domain with the production layout.`,
  );
  refuses(
    "all of them",
    {
      openSearch: {},
      elasticCloud: { region: "us-east-1" },
      existingSearch: { ...elastic, ...user },
    },
    `elasticCloud: elasticCloud beside openSearch is not allowed; allowed: ${backends}. Tracardi keeps its data in one place.`,
    `existingSearch: existingSearch beside openSearch is not allowed; allowed: ${backends}. Tracardi keeps its data in one place.`,
  );
});

describe("validate: openSearch", () => {
  const versions =
    'a version of OpenSearch as a text, 2.7 to 3.x. Choose "2.19", or "3.3" where your region offers it.';
  const type =
    "an instance type such as r7g.large.search. T types are refused: in production their processor is a loan.";
  const nodes = "3, or a larger multiple of 3. Leave it out for the default: 3.";

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
  const larger = "For more, choose a larger instance type or number of data nodes.";
  refuses(
    "more storage than AWS gives to the default type",
    { openSearch: { storageGiB: 2049 } },
    `openSearch.storageGiB: 2049 is not allowed; allowed: 20 to 2048 with r7g.large.search. ${larger}`,
  );
  refuses(
    "more storage than AWS gives to a small type",
    { openSearch: { storageGiB: 1500, instanceType: "m6g.large.search" } },
    `openSearch.storageGiB: 1500 is not allowed; allowed: 20 to 1024 with m6g.large.search. ${larger}`,
  );
  accepts("the most storage of a type", { openSearch: { storageGiB: 2048 } });
  accepts("storage of larger types", {
    openSearch: { storageGiB: 3000, instanceType: "r7g.xlarge.search" },
  });
  refuses(
    "a burstable data node, and a master of EC2",
    { openSearch: { instanceType: "t3.medium.search", masterInstanceType: "m7g.large" } },
    `openSearch.instanceType: "t3.medium.search" is not allowed; allowed: ${type}`,
    `openSearch.masterInstanceType: "m7g.large" is not allowed; allowed: ${type}`,
  );
  for (const instanceType of ["i3.large.search", "im4gn.large.search", "r6gd.large.search"]) {
    refuses(
      `${instanceType}, which has no EBS volume`,
      { openSearch: { instanceType } },
      `openSearch.instanceType: "${instanceType}" is not allowed; allowed: an instance type with EBS storage, ` +
        "such as r7g.large.search. The i families and those that end in d bring disks of their own.",
    );
  }
  for (const instanceType of ["r6g.large.search", "m7g.2xlarge.search", "or1.large.search"]) {
    accepts(instanceType, { openSearch: { instanceType } });
  }
  for (const storageGiB of [19, 3001]) {
    refuses(
      `${storageGiB} GiB`,
      { openSearch: { storageGiB } },
      `openSearch.storageGiB: ${storageGiB} is not allowed; allowed: a whole number from 20 to 3000. For more, choose ` +
        "a larger number of data nodes.",
    );
  }
  refuses(
    "an hour that the day has not, and logs by a text",
    { openSearch: { offPeakHour: 24, logs: { audit: "yes" } } },
    "openSearch.offPeakHour: 24 is not allowed; allowed: a whole number from 0 to 23. Leave it out for the default: Ten in the evening by the time of the region, which is AWS's own choice.",
    'openSearch.logs.audit: "yes" is not allowed; allowed: true, false. Leave it out for the default: false.',
  );
  for (const replicas of [undefined, 1]) {
    refuses(
      `standby with ${replicas ?? "the usual"} replicas`,
      { openSearch: { standby: true }, indices: { replicas } },
      "openSearch.standby: true is not allowed; allowed: false, or true with indices.replicas 2 or 5. With standby " +
        "each index needs a multiple of three copies, the primary one among them.",
    );
  }
  accepts("standby with three and with six copies", {
    openSearch: { standby: true, dataNodes: 6 },
    indices: { replicas: 5 },
  });
  accepts("standby with two replicas", { openSearch: { standby: true }, indices: { replicas: 2 } });
  accepts("the lowest version and a larger multiple of three", {
    openSearch: { version: "2.7", dataNodes: 6, instanceType: "or1.medium.search", storageGiB: 20 },
  });
  accepts("a later major version with a lower minor one", {
    openSearch: { version: "3.1", offPeakHour: 0, logs: { errors: false } },
  });
});

describe("validate: elasticCloud", () => {
  const cloud = (elasticCloud: Record<string, unknown>, changes: Anything = {}): Anything => ({
    openSearch: undefined,
    elasticCloud: { region: "us-east-1", ...elasticCloud },
    ...changes,
  });
  const networks =
    "an IPv4 network in CIDR notation with no host bits set, /8 or narrower, of public addresses. Name the " +
    "addresses under which the servers reach the internet, such as 198.51.100.7/32.";

  refuses(
    "no region",
    cloud({ region: undefined }),
    "elasticCloud.region: missing; needed: Elastic Cloud's name of a region on AWS, such as us-east-1 or " +
      "aws-eu-central-1. Its console lists them; some have aws- in front, some have not.",
  );
  for (const version of ["9.0.0", "7.16.3", "8.11", "8.x", "latest"]) {
    refuses(
      `version ${version}`,
      cloud({ version }),
      `elasticCloud.version: "${version}" is not allowed; allowed: a version of Elasticsearch as a text, 7.17.0 to ` +
        "8.x, such as 8.11.4. Tracardi was never run on a later one, nor on an earlier one of these lines.",
    );
  }
  refuses(
    "another cloud's template",
    cloud({ template: "gcp-general-purpose" }),
    'elasticCloud.template: "gcp-general-purpose" is not allowed; allowed: the id of a deployment template on AWS, ' +
      "such as aws-general-purpose. Leave it out, or take the id from the list of your region.",
  );
  refuses(
    "too little memory, and an end of growth below its start",
    cloud({ memoryGiB: 2, maxMemoryGiB: 2 }),
    "elasticCloud.memoryGiB: 2 is not allowed; allowed: a whole number from 4 to 1024. Leave it out for the default: 8.",
    "elasticCloud.maxMemoryGiB: 2 is not allowed; allowed: a whole number from 5 to 1024. Leave it out for the default: The memory stays as it is.",
  );
  for (const wide of ["0.0.0.0/0", "10.0.0.0/8", "8.8.8.8"]) {
    refuses(
      `the network ${wide}`,
      cloud({ allowedNetworks: [wide] }),
      `elasticCloud.allowedNetworks[0]: "${wide}" is not allowed; allowed: ${networks}`,
    );
  }
  const needed =
    "at least one network with network.existing. Name the addresses under which the servers of that network reach " +
    "the internet.";
  refuses(
    "an existing network of unknown addresses",
    cloud({}, { network: { existing: network } }),
    `elasticCloud.allowedNetworks: missing; needed: ${needed}`,
  );
  refuses(
    "an alias for a key",
    cloud({ encryptionKeyArn: "arn:aws:kms:us-east-1:111122223333:alias/ours" }),
    'elasticCloud.encryptionKeyArn: "arn:aws:kms:us-east-1:111122223333:alias/ours" is not allowed; allowed: the ARN ' +
      "of a KMS key, not of an alias. `aws kms describe-key --key-id …` prints it.",
  );
  accepts("a region alone", cloud({}));
  accepts(
    "all of it, in an existing network",
    cloud(
      {
        region: "aws-eu-central-1",
        version: "7.17.29",
        template: "aws-io-optimized-v2",
        memoryGiB: 4,
        maxMemoryGiB: 5,
        allowedNetworks: ["8.8.8.0/28", pulumi.output("0.0.0.0/0")],
        encryptionKeyArn: "arn:aws:kms:eu-central-1:111122223333:key/facade00",
      },
      { network: { existing: network } },
    ),
  );
});
