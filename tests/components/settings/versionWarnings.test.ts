import * as assert from "node:assert/strict";
import { resolve } from "../../../components/settings/resolve";
import { versionWarnings } from "../../../components/settings/warnings";
import { args, type Changes } from "../../helpers/production";

const of = (changes: Changes) => versionWarnings(resolve(args(changes)));
const mirror = { registry: "mirror.example.com" };
const hub =
  "images come from Docker Hub without a login, which limits what the servers behind one NAT address may pull: a new " +
  "server may wait for hours. Give images.registry, a mirror such as an ECR pull-through cache, or images.pullSecret.";

describe("warnings of versions and images", () => {
  it("are none for a released version from a mirror", () => {
    assert.deepEqual(of({ images: mirror }), []);
  });

  it("tell that Docker Hub limits those who do not log in", () => {
    assert.deepEqual(of({}), [hub]);
    assert.deepEqual(of({ images: { ...mirror, apm: "tracardi/apm:0.8.2.1" } }), [hub]);
    const login = { pullSecret: '{"auths":{"docker.io":{}}}' };
    assert.deepEqual(of({ images: login }), []);
    const unused = { ...mirror, updateWorker: "tracardi/update-worker:0.8.2.1" };
    assert.deepEqual(of({ images: unused }), []);
  });

  it("tell of a release candidate, and that nobody ran it on OpenSearch", () => {
    const tracardi = { version: "0.9.0", untestedOnOpenSearch: true };
    assert.deepEqual(of({ images: mirror, tracardi }), [
      "tracardi.version 0.9.0: an open release candidate (tracardi/tracardi-api:0.9.0-rc3b), with no release behind it.",
      "tracardi.untestedOnOpenSearch true: nobody has run 0.9.0 on OpenSearch. Try it where nothing is lost.",
    ]);
  });

  it("tell what an unknown version is taken for", () => {
    const tracardi = { version: "1.0.0", behavesLike: "0.9.0" };
    assert.deepEqual(of({ images: mirror, tracardi }), [
      "tracardi.version 1.0.0: not among the versions whose source was read; it is run as 0.9.0 is.",
    ]);
  });

  it("tell what the other processes do, or do not", () => {
    assert.deepEqual(
      of({ images: mirror, apm: { enabled: false }, updateWorker: { enabled: true } }),
      [
        "apm.enabled false: profiles of the same person stay apart.",
        "updateWorker.enabled true: its jobs hold the search engine's password, in Redis. Switch it off after the migration.",
      ],
    );
  });
});
