import assert from "node:assert/strict";
import { simulate } from "../../../preview/cloud";
import { Properties, UNKNOWN_VALUE, isSecret, secret, unwrap } from "../../../preview/engine/wire";

const urn = (type: string, name: string) => `urn:pulumi:dev::shop::${type}::${name}`;

/** Checks and creates a resource, as an engine does. */
async function make(type: string, inputs: Properties, name = "it", failing?: RegExp) {
  const provider = simulate(type.split(":")[0], { region: "eu-west-1", failing });
  const checked = (await provider.check(urn(type, name), {}, inputs)).inputs as Properties;
  const { id, outs } = await provider.create(urn(type, name), checked);
  const diff = (news: Properties) => provider.diff(id, urn(type, name), outs, news);
  return { id, outs: outs as Properties, checked, diff };
}

describe("simulated kubernetes, asked to read YAML", () => {
  const decode = (text: string) =>
    simulate("kubernetes").answer("kubernetes:yaml:decode", { text });

  it("gives the documents that are not empty, read as clusters read them", () => {
    const text = "---\na: on\n---\n# nothing\n---\nb: [12:30, 2027-01-31, &x 'no', *x]\n";
    assert.deepEqual(decode(text), {
      result: [{ a: true }, { b: ["12:30", "2027-01-31", "no", "no"] }],
    });
  });

  it("refuses what cannot be read, and quotes none of it", () => {
    const refused = {
      message: "the YAML cannot be read: Nested mappings are not allowed in compact mappings",
    };
    assert.throws(() => decode("token: hunter2: x"), refused);
  });

  it("leaves open what it is not given, and what it cannot stand in for", () => {
    assert.equal(decode(UNKNOWN_VALUE), undefined);
    assert.equal(simulate("kubernetes").answer("kubernetes:helm:template", {}), undefined);
  });
});

describe("simulated aws", () => {
  it("generates names as long as AWS takes", async () => {
    const type = "aws:lb/targetGroup:TargetGroup";
    const { checked } = await make(type, {}, "x".repeat(40));
    assert.match(String(checked.name), /^x{24}-[0-9a-f]{7}$/);
    const named = await make(type, { name: "mine" });
    assert.equal(named.checked.name, "mine");
  });

  it("leaves a name to AWS where the program gives its start", async () => {
    const { checked } = await make("aws:s3/bucket:Bucket", { bucketPrefix: "logs-" });
    assert.deepEqual(checked, { bucketPrefix: "logs-" });
    const named = await make("aws:s3/bucket:Bucket", {}, "logs");
    assert.match(String(named.checked.bucket), /^logs-[0-9a-f]{7}$/);
  });

  it("keeps a generated name in a later update", async () => {
    const provider = simulate("aws");
    const type = "aws:iam/role:Role";
    const { inputs } = await provider.check(urn(type, "it"), { name: "it-before" }, {});
    assert.equal(inputs.name, "it-before");
  });

  it("computes what a cluster's users need", async () => {
    const { outs } = await make("aws:eks/cluster:Cluster", {
      vpcConfig: { subnetIds: ["s", "t"] },
    });
    const config = outs.vpcConfig as Properties;
    assert.deepEqual(config.subnetIds, ["s", "t"]);
    assert.match(String(config.clusterSecurityGroupId), /^sg-facade00/);
    assert.match(String(outs.endpoint), /^https:\/\/simulated-.*\.eu-west-1\.eks\.invalid$/);
  });

  it("asks for one validation record a name", async () => {
    const { outs } = await make("aws:acm/certificate:Certificate", {
      domainName: "a.example.com",
      subjectAlternativeNames: ["b.example.com", "a.example.com"],
    });
    const names = (outs.domainValidationOptions as Properties[]).map(
      ({ domainName }) => domainName,
    );
    assert.deepEqual(names, ["a.example.com", "b.example.com"]);
  });

  it("leaves unknown inputs unknown and secret ones secret", async () => {
    const { outs } = await make("aws:elasticache/replicationGroup:ReplicationGroup", {
      replicationGroupId: UNKNOWN_VALUE,
      authToken: secret("token"),
      transitEncryptionEnabled: true,
    });
    assert.equal(outs.replicationGroupId, UNKNOWN_VALUE);
    assert.ok(isSecret(outs.authToken));
    assert.match(String(outs.primaryEndpointAddress), /simulated/);
  });

  it("answers for zones without those that are excluded", async () => {
    const provider = simulate("aws", { region: "us-east-1" });
    const token = "aws:index/getAvailabilityZones:getAvailabilityZones";
    const { outputs } = await provider.invoke(token, { excludeZoneIds: ["use1-az3"] });
    assert.deepEqual(outputs.names, ["us-east-1a", "us-east-1b", "us-east-1d"]);
    assert.deepEqual(outputs.zoneIds, ["use1-az1", "use1-az2", "use1-az4"]);
  });

  it("has the service-linked role of the path that is asked for, and no other", async () => {
    const pathPrefix = "/aws-service-role/opensearchservice.amazonaws.com/";
    const roles = "aws:iam/getRoles:getRoles";
    assert.deepEqual((await simulate("aws").invoke(roles, { pathPrefix })).outputs.names, [
      "AWSServiceRoleForAmazonOpenSearchService",
    ]);
    const other = await simulate("aws").invoke(roles, { pathPrefix: "/other/" });
    assert.deepEqual(other.outputs.names, []);
  });
});

describe("simulated kubernetes", () => {
  const job = { metadata: { name: "install", namespace: "tracardi" }, spec: { backoffLimit: 0 } };

  it("names objects and their ids", async () => {
    const { id, outs } = await make("kubernetes:batch/v1:Job", job);
    assert.equal(id, "tracardi/install");
    assert.equal((outs.metadata as Properties).namespace, "tracardi");
    const generated = await make("kubernetes:core/v1:ConfigMap", { data: {} });
    assert.match(generated.id, /^it-[0-9a-f]{8}$/);
  });

  it("sees no change in the same inputs, and replaces a job whose spec changes", async () => {
    const { checked, diff } = await make("kubernetes:batch/v1:Job", job);
    assert.deepEqual(await diff(checked), {
      changes: false,
      changed: [],
      replaces: [],
      deleteBeforeReplace: true,
    });
    const changed = { ...checked, spec: { backoffLimit: 1 } };
    assert.deepEqual((await diff(changed)).replaces, ["spec"]);
    assert.equal((await diff({ metadata: checked.metadata })).changes, true);
  });

  it("fails the objects that it is told to, after it has made them", async () => {
    await make("kubernetes:batch/v1:Job", job, "it", /^other$/);
    await assert.rejects(make("kubernetes:batch/v1:Job", job, "it", /^install$/), {
      id: "tracardi/install",
      reasons: ["Job has reached the specified backoff limit"],
    });
  });

  it("replaces a failed job only if it asks for it", async () => {
    const provider = simulate("kubernetes", { failing: /install/ });
    const type = "kubernetes:batch/v1:Job";
    const { properties } = await provider.create(urn(type, "it"), job).catch((error) => error);
    const diff = (news: Properties) => provider.diff("x", urn(type, "it"), properties, news);
    assert.deepEqual((await diff(job)).replaces, []);
    const annotations = { "pulumi.com/replaceUnready": "true" };
    const asking = { ...job, metadata: { ...job.metadata, annotations } };
    assert.deepEqual((await diff(asking)).replaces, ["metadata"]);
  });
});

describe("simulated random", () => {
  const password = "random:index/randomPassword:RandomPassword";

  it("makes a secret password of the length and the classes that are asked for", async () => {
    const inputs = { length: 12, minLower: 2, minUpper: 2, minNumeric: 2, minSpecial: 2 };
    const { outs } = await make(password, { ...inputs, overrideSpecial: "!^" });
    assert.ok(isSecret(outs.result));
    const result = String(unwrap(outs.result));
    assert.equal(result.length, 12);
    for (const group of [/[a-z]/g, /[A-Z]/g, /[0-9]/g, /[!^]/g]) {
      assert.ok((result.match(group) ?? []).length >= 2, `${result} lacks ${group}`);
    }
    assert.match(result, /^[a-zA-Z0-9!^]+$/);
  });

  it("leaves out a class that is switched off", async () => {
    const { outs } = await make(password, { length: 200, special: false, upper: false });
    assert.match(String(unwrap(outs.result)), /^[a-z0-9]{200}$/);
  });

  it("makes the same for the same resource, and another for another", async () => {
    const [one, again, other] = await Promise.all([
      make(password, { length: 20 }, "one"),
      make(password, { length: 20 }, "one"),
      make(password, { length: 20 }, "other"),
    ]);
    assert.deepEqual(one.outs, again.outs);
    assert.notDeepEqual(one.outs.result, other.outs.result);
  });

  it("makes identifiers of the right form", async () => {
    const uuid = await make("random:index/randomUuid:RandomUuid", {});
    assert.match(
      String(uuid.outs.result),
      /^facade00-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    const id = await make("random:index/randomId:RandomId", { byteLength: 4 });
    assert.match(String(id.outs.hex), /^[0-9a-f]{8}$/);
  });
});

describe("a package that is not known", () => {
  it("stores what it is given and answers nothing", async () => {
    const { outs } = await make("other:index:Thing", { a: 1 });
    assert.deepEqual(outs, { a: 1 });
    await assert.rejects(simulate("other").invoke("other:index:get", {}), /has no answer for/);
  });
});
