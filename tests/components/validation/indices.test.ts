import { SearchFlavor } from "../../../index";
import { accepts, refuses } from "./verdicts";

const existingSearch = {
  url: "https://search.example.com:9200",
  flavor: SearchFlavor.Elasticsearch,
  username: "tracardi",
  password: "a-password",
  networks: ["10.20.0.0/24"],
};

describe("validate: indices", () => {
  const shards = "More than one shard on a data node gains nothing.";
  refuses(
    "more shards than data nodes",
    { indices: { shards: 4, configurationShards: 4 } },
    `indices.shards: 4 is not allowed; allowed: a whole number from 1 to 3. ${shards}`,
    `indices.configurationShards: 4 is not allowed; allowed: a whole number from 1 to 3. ${shards}`,
  );
  for (const [replicas, range] of [
    [0, "from 1 on"],
    [3, "from 1 to 2"],
  ]) {
    refuses(
      `${replicas} replicas on three data nodes`,
      { indices: { replicas } },
      `indices.replicas: ${replicas} is not allowed; allowed: a whole number ${range}. With none, the loss of a data ` +
        "node loses data; each copy needs a node of its own.",
    );
  }
  refuses(
    "what the nodes of Elastic Cloud cannot hold",
    {
      openSearch: undefined,
      elasticCloud: { region: "us-east-1", memoryGiB: 64 },
      indices: { shards: 4 },
    },
    `indices.shards: 4 is not allowed; allowed: a whole number from 1 to 3. ${shards}`,
  );
  accepts("what six data nodes hold", {
    openSearch: { dataNodes: 6 },
    indices: { shards: 6, replicas: 5, configurationShards: 2 },
  });
  accepts("what two nodes a zone hold", {
    openSearch: undefined,
    elasticCloud: { region: "us-east-1", memoryGiB: 128 },
    indices: { shards: 6 },
  });
  accepts("much where the nodes are the user's", {
    openSearch: undefined,
    existingSearch,
    indices: { shards: 12, replicas: 3 },
  });
});
