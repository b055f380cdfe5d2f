import * as assert from "node:assert/strict";
import { Profile, SearchFlavor } from "../../../index";
import { show } from "../../../components/validation/shown";
import { type Anything, problems } from "./verdicts";

const networks = ["10.30.0.0/24"];

/** A secret where none is meant to be: each is refused, and none is shown. */
const misplaced: { readonly [what: string]: Anything } = {
  "a login in the URL of the search engine": {
    openSearch: undefined,
    existingSearch: {
      url: "https://elastic:hunter2@search.example.com:9200",
      flavor: SearchFlavor.Elasticsearch,
      username: "tracardi",
      password: "x",
      networks,
    },
  },
  "a login in the host of Redis": {
    redis: { existing: { host: "redis://:hunter2@redis.example.com:6379", networks } },
  },
  "a URL in place of Redis": { redis: "redis://:hunter2@redis.example.com" },
  "a password outside of the Redis that exists": {
    redis: { password: "hunter2", existing: { host: "redis.example.com", networks } },
  },
  "a login in a registry": { images: { registry: "me:hunter2@registry.example.com" } },
  "keys of logs that are off": { accessLogs: { enabled: false, secretKey: "hunter2" } },
  "secret variables of an API that the profile has not": {
    profile: Profile.Minimal,
    hosts: { publicApi: "track.example.com", internalApi: "api.example.com" },
    publicApi: { secretEnvironment: { KEY: "hunter2" } },
  },
  "secret variables of a GUI that the profile has not": {
    profile: Profile.Minimal,
    hosts: { publicApi: "track.example.com", internalApi: "api.example.com" },
    gui: { secretEnvironment: { KEY: "hunter2" } },
  },
  "a kubeconfig in a list": { existingClusters: [{ kubeconfig: "hunter2" }] },
};

describe("validate: what messages show", () => {
  for (const [what, changes] of Object.entries(misplaced)) {
    it(`does not show ${what}`, () => {
      const lines = problems(changes);
      assert.notEqual(lines.length, 0);
      assert.doesNotMatch(lines.join("\n"), /hunter2/);
    });
  }

  it("shows what follows a login, with all that it may contain", () => {
    assert.equal(show("https://me:p/w@d@search.example.com"), '"[secret]@search.example.com"');
    assert.equal(show({ a: ["token:x@host"] }), '{"a":["[secret]@host"]}');
  });

  for (const plain of [
    "someone@example.com",
    "registry.example.com:5000/tracardi/other@sha256:0123",
    "arn:aws:sts::111122223333:assumed-role/admin/someone@example.com",
    "https://search.example.com:9200",
  ]) {
    it(`shows ${plain} as it is`, () => assert.equal(show(plain), `"${plain}"`));
  }
});
