import * as assert from "node:assert/strict";
import { TracardiProduction } from "../../../index";
import { at, type Deployment, type Registration } from "../../helpers/deployment";
import { autoCluster, onClusters, plainCluster } from "../../helpers/existing";
import { deploy } from "../../helpers/mocks";
import { adopted, args, production } from "../../helpers/production";
import { nonEmpty } from "../../helpers/nonEmpty";

/** The most that each service takes, and the characters: from the API reference of each. */
const limits: { readonly [type: string]: readonly [property: string, most: number, form: RegExp] } =
  {
    "aws:cloudwatch/logGroup:LogGroup": ["name", 512, /^[\w./#-]+$/],
    "aws:ec2/securityGroup:SecurityGroup": ["name", 255, /^(?!sg-)[\w .:/()#,@[\]+=&;{}!$*-]+$/],
    "aws:eks/cluster:Cluster": ["name", 100, /^[0-9A-Za-z][\w-]*$/],
    "aws:elasticache/parameterGroup:ParameterGroup": ["name", 255, /^[a-z](-?[a-z0-9])*$/],
    "aws:elasticache/replicationGroup:ReplicationGroup": [
      "replicationGroupId",
      40,
      /^[a-z](-?[a-z0-9])*$/,
    ],
    "aws:elasticache/subnetGroup:SubnetGroup": ["name", 255, /^[a-z0-9-]+$/],
    "aws:iam/role:Role": ["name", 64, /^[\w+=,.@-]+$/],
    "aws:iam/rolePolicy:RolePolicy": ["name", 128, /^[\w+=,.@-]+$/],
    "aws:lb/loadBalancer:LoadBalancer": [
      "name",
      32,
      /^(?!internal-)[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?$/,
    ],
    "aws:lb/targetGroup:TargetGroup": ["name", 32, /^[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?$/],
    "aws:opensearch/domain:Domain": ["domainName", 28, /^[a-z][a-z0-9-]{2,}$/],
    "aws:rds/instance:Instance": ["identifier", 63, /^[a-z](-?[a-z0-9])*$/],
    "aws:rds/parameterGroup:ParameterGroup": ["name", 255, /^[a-z](-?[a-z0-9])*$/],
    "aws:rds/subnetGroup:SubnetGroup": ["name", 255, /^[a-z0-9 ._-]+$/],
    // The provider adds 26 characters of its own.
    "aws:s3/bucket:Bucket": ["bucketPrefix", 37, /^[a-z0-9][a-z0-9-]+$/],
    "aws:wafv2/webAcl:WebAcl": ["name", 128, /^[\w-]+$/],
  };

/** Of hosts and domains: their names are the user's. */
const namedByUser = ["aws:route53/record:Record", "aws:route53/zone:Zone"];
const nameProperties = ["name", "domainName", "replicationGroupId", "bucket", "identifier"];

interface Physical {
  readonly registration: Registration;
  readonly name: string;
  /** What no two of may be the same. */
  readonly identity: string;
}

function physicalNames(deployment: Deployment): Physical[] {
  return deployment.all.flatMap((registration) => {
    const { type, provider } = registration;
    if (type.startsWith("kubernetes:")) {
      const name = String(at(registration, "metadata.name"));
      const place = [provider, type, at(registration, "metadata.namespace")];
      return [{ registration, name, identity: [...place, name].join(" ") }];
    }
    const limit = limits[type];
    if (!limit) return [];
    const name = String(at(registration, limit[0]));
    return [{ registration, name, identity: `${type} ${name}` }];
  });
}

function assertWithinLimits(deployment: Deployment): void {
  assert.deepEqual(deployment.errors, []);
  for (const { registration, name } of nonEmpty(physicalNames(deployment))) {
    const { type, name: logicalName } = registration;
    const [, most, form] = limits[type] ?? ["", 63, /^[a-z]([a-z0-9-]*[a-z0-9])?$/];
    assert.ok(name.length <= most, `${type} ${name} has ${name.length} characters`);
    assert.match(name, form, type);
    // What Pulumi cannot name in full, it does not name at all.
    if (/-[0-9a-f]{7}$/.test(name)) assert.equal(name.slice(0, -8), logicalName, type);
  }
  for (const each of nonEmpty(
    deployment.all.filter(({ type }) => type.startsWith("kubernetes:")),
  )) {
    const labels = (at(each, "metadata.labels") ?? {}) as Record<string, string>;
    for (const value of Object.values(labels)) assert.match(value, /^[\w.-]{1,63}$/);
  }
}

/** The names of clusters may be as long as 20 characters. */
const placement = { publicApi: "e".repeat(20), internalApi: "c".repeat(20), gui: "c".repeat(20) };

/** What needs every store, and every process. */
const tracardi = { version: "0.9.0", untestedOnOpenSearch: true };
const updateWorker = { enabled: true };

/** What makes the most of an API. */
const api = {
  maxInstances: 9,
  spareServers: 1,
  secretEnvironment: { A_KEY: "secret" },
  podIdentityRoleArn: "arn:aws:iam::111122223333:role/workflows",
};

const hosts = (domain: string) => ({
  publicApi: `track.${domain}`,
  internalApi: `api.${domain}`,
  gui: `gui.${domain}`,
});

const odd = "MyCompany_Tracardi.Production-2026..of_the_North-and-South.1";

describe("names", () => {
  for (const name of ["t", "9", "internal", odd, "a".repeat(60), `${"b-".repeat(29)}bb`]) {
    it(`of ${name} keep within every limit`, async () => {
      assert.ok(name.length <= 60);
      const deployment = await deploy(
        () =>
          new TracardiProduction(
            name,
            args({ placement, tracardi, updateWorker, publicApi: api, internalApi: api }),
          ),
      );
      assertWithinLimits(deployment);
      // Whatever has a name of its own is in the table above.
      const unlisted = deployment.all.filter(
        ({ type, inputs }) =>
          type.startsWith("aws:") &&
          !(type in limits) &&
          !namedByUser.includes(type) &&
          !type.startsWith("aws:s3/bucket") &&
          nameProperties.some((property) => property in inputs) &&
          !type.startsWith("aws:acm/"),
      );
      assert.deepEqual(
        unlisted.map(({ type }) => type),
        [],
      );
    });
  }

  for (const [what, one, other] of [
    ["case", "Tracardi", "tracardi"],
    ["punctuation", "my-tracardi", "my_tracardi"],
    ["characters that fall away", "tracardi", "1tracardi"],
    ["what lies beyond the cut", `${"x".repeat(59)}1`, `${"x".repeat(59)}2`],
    ["a part that is a cluster's name too", "tracardi", "tracardi-core"],
    ["a part that is a side's name too", "tracardi", "tracardi-public"],
  ]) {
    it(`of two components in one stack that differ in ${what} are different`, async () => {
      const both = await deploy(() => {
        new TracardiProduction(one, args({ hosts: hosts("one.example.com") }));
        new TracardiProduction(other, args({ hosts: hosts("two.example.com") }));
      });
      assertWithinLimits(both);
      const all = physicalNames(both).map(({ identity }) => identity);
      assert.deepEqual([...new Set(all)].length, all.length);
      const namespaces = both.of("Namespace").map((each) => at(each, "metadata.name"));
      assert.equal(new Set(namespaces).size, 6, "also where they share a cluster");
    });
  }

  it("keep within every limit on an existing cluster, in Auto Mode and without", async () => {
    const core = { ...plainCluster, clusterName: "x".repeat(100) };
    const changes = onClusters({ [placement.publicApi]: autoCluster, [placement.gui]: core });
    const given = args({ ...changes, placement, kubernetesApi: undefined });
    assertWithinLimits(await deploy(() => new TracardiProduction("a".repeat(60), given)));
  });

  it("of one component in two stacks of an account are different", async () => {
    const [test, other] = await Promise.all(
      ["test", "other"].map((stack) =>
        deploy(() => new TracardiProduction("tracardi", args()), { stack }),
      ),
    );
    const inAws = (deployment: Deployment) =>
      physicalNames(deployment)
        .map(({ identity }) => identity)
        .filter((identity) => identity.startsWith("aws:"));
    assert.deepEqual(
      inAws(test).filter((identity) => inAws(other).includes(identity)),
      [],
    );
  });

  it("change with what replaces a load balancer or a target group", async () => {
    const name = (deployment: Deployment, kind: string) =>
      at(deployment.get(kind, "tracardi-gui", "aws"), "name");
    for (const kind of ["LoadBalancer", "TargetGroup"]) {
      assert.notEqual(name(await production(), kind), name(await adopted(), kind));
    }
  });
});
