import * as assert from "node:assert/strict";
import type { WireValue } from "../../../preview/engine/wire";
import { eachString } from "../../../preview/engine/wire";
import { at, type Deployment, json } from "../../helpers/deployment";
import { autoCluster, onClusters } from "../../helpers/existing";
import { type Changes, deployLayout, production } from "../../helpers/production";
import { nonEmpty } from "../../helpers/nonEmpty";

const boundary = "arn:aws:iam::111122223333:policy/boundary";
const key = "arn:aws:kms:eu-west-1:111122223333:key/0123abcd-0123-4abc-8abc-0123456789ab";
const iam = { permissionsBoundaryArn: boundary, path: "/platform/tracardi/" };

const layouts: { readonly [what: string]: Changes } = {
  "production layout": {},
  "layout on an existing cluster": onClusters({ edge: autoCluster }),
};

describe("what an account's rules ask of IAM roles", () => {
  for (const [what, changes] of Object.entries(layouts)) {
    it(`holds for every role of the ${what}`, async () => {
      const deployment = await deployLayout({ ...changes, iam });
      assert.deepEqual(deployment.errors, []);
      const roles = deployment.of("Role").filter(({ type }) => type.startsWith("aws:iam/"));
      assert.ok(roles.length >= 3);
      for (const each of nonEmpty(roles)) {
        assert.equal(at(each, "permissionsBoundary"), boundary, each.name);
        assert.equal(at(each, "path"), iam.path, each.name);
      }
      // Nothing else in AWS gets rights by an identity that is made here.
      const others = deployment.all.filter(({ type }) =>
        /^aws:iam\/(user|group|accessKey|instanceProfile):/.test(type),
      );
      assert.deepEqual(others, []);
    });
  }

  it("is nothing by default", async () => {
    for (const each of nonEmpty((await production()).of("Role"))) {
      assert.equal(at(each, "permissionsBoundary"), undefined);
      assert.equal(at(each, "path"), undefined);
    }
  });

  it("leaves servers the right to join: by the ARN with the path, and by the name without", async () => {
    const deployment = await deployLayout({ iam });
    for (const cluster of ["edge", "core"]) {
      const role = deployment.get("Role", `tracardi-${cluster}-node`);
      assert.match(String(role.outputs.arn), /:role\/platform\/tracardi\/tracardi-/);
      const entry = deployment.get("AccessEntry", `tracardi-${cluster}-nodes`);
      assert.equal(at(entry, "principalArn"), role.outputs.arn);
      const nodeClass = deployment.get("NodeClass", `tracardi-${cluster}-nodes`);
      assert.equal(at(nodeClass, "spec.role"), role.id);
      assert.doesNotMatch(String(role.id), /\//);
    }
  });
});

describe("a given key", () => {
  let deployment: Deployment;
  before(async () => (deployment = await deployLayout({ kmsKeyArn: key })));

  it("takes the place of one that is made", () => {
    assert.deepEqual(deployment.errors, []);
    assert.deepEqual(deployment.names("Key"), []);
  });

  it("encrypts all that a key of the installation's own would", async () => {
    const encrypted = (registered: Deployment, arn: unknown) =>
      registered.all
        .filter(({ inputs }) => JSON.stringify(inputs).includes(JSON.stringify(arn).slice(1, -1)))
        .map(({ type, name }) => `${type} ${name}`)
        .sort();
    const own = await production();
    const expected = encrypted(own, own.get("Key", "tracardi").outputs.arn);
    assert.deepEqual(encrypted(deployment, key), expected);
    for (const kind of ["Domain", "ReplicationGroup", "Cluster", "LogGroup"]) {
      assert.ok(
        expected.some((each) => each.includes(`:${kind} `)),
        kind,
      );
    }
  });
});

/** What the provider says of its region and partition is in every ARN and every name of a service. */
describe("the partition and the region", () => {
  for (const [region, partition, suffix] of [
    ["us-gov-west-1", "aws-us-gov", "amazonaws.com"],
    ["cn-north-1", "aws-cn", "amazonaws.com.cn"],
  ]) {
    it(`of ${region} are nowhere those of another`, async () => {
      const given = `arn:${partition}:iam::111122223333:role/deployer`;
      const deployment = await deployLayout(
        {
          kubernetesApi: {
            publicNetworks: ["203.0.113.9/32"],
            administrators: { deployer: given },
          },
        },
        { region },
      );
      assert.deepEqual(deployment.errors, []);
      const arns = new Set<string>();
      const regions = new Set<string>();
      for (const { inputs, type } of nonEmpty(deployment.all)) {
        if (type.startsWith("random:")) continue;
        eachString(inputs as WireValue, (text) => {
          for (const [, found] of text.matchAll(/\barn:(aws[a-z-]*):/g)) arns.add(found);
          for (const [, found] of text.matchAll(/\b((?:us|eu|cn)-(?:gov-)?[a-z]+-\d)[a-z]?\b/g)) {
            regions.add(found);
          }
        });
      }
      assert.deepEqual([...arns], [partition]);
      assert.deepEqual([...regions], [region]);
      const trust = json(deployment.get("Role", "tracardi-core-node"), "assumeRolePolicy");
      assert.ok(JSON.stringify(trust).includes(`"ec2.${suffix}"`));
      const clusterTrust = json(
        deployment.get("Role", "tracardi-core-cluster"),
        "assumeRolePolicy",
      );
      assert.ok(JSON.stringify(clusterTrust).includes('"eks.amazonaws.com"'));
      const policy = json(deployment.get("Key", "tracardi"), "policy");
      assert.ok(JSON.stringify(policy).includes(`"logs.${region}.${suffix}"`));
    });
  }
});
