import * as assert from "node:assert/strict";
import { assertInputs, at, type Deployment, json } from "../../helpers/deployment";
import { deployLayout, production } from "../../helpers/production";
import { nonEmpty } from "../../helpers/nonEmpty";

describe("OpenSearchDomain", () => {
  let deployment: Deployment;
  before(async () => (deployment = await production()));
  const domain = () => deployment.get("Domain", "tracardi-search");

  it("has three data nodes in three zones and three dedicated masters", () => {
    assertInputs(domain(), {
      engineVersion: "OpenSearch_2.19",
      "clusterConfig.instanceCount": 3,
      "clusterConfig.instanceType": "r7g.large.search",
      "clusterConfig.zoneAwarenessEnabled": true,
      "clusterConfig.zoneAwarenessConfig": { availabilityZoneCount: 3 },
      "clusterConfig.dedicatedMasterEnabled": true,
      "clusterConfig.dedicatedMasterCount": 3,
      "clusterConfig.dedicatedMasterType": "m7g.large.search",
      ebsOptions: { ebsEnabled: true, volumeType: "gp3", volumeSize: 100 },
    });
  });

  it("is encrypted at rest, between nodes and to its clients", () => {
    assertInputs(domain(), {
      encryptAtRest: { enabled: true, kmsKeyId: deployment.get("Key", "tracardi").outputs.arn },
      nodeToNodeEncryption: { enabled: true },
      domainEndpointOptions: {
        enforceHttps: true,
        tlsSecurityPolicy: "Policy-Min-TLS-1-2-PFS-2023-10",
      },
    });
  });

  it("asks for a password, and keeps the master's apart from that of the pods", () => {
    const passwordOf = (name: string) => deployment.get("RandomPassword", name).outputs.result;
    assertInputs(domain(), {
      "advancedSecurityOptions.enabled": true,
      "advancedSecurityOptions.internalUserDatabaseEnabled": true,
      "advancedSecurityOptions.masterUserOptions.masterUserName": "master",
    });
    const { value } = passwordOf("tracardi-search-master") as { value: string };
    assert.equal(
      at(domain(), "advancedSecurityOptions.masterUserOptions.masterUserPassword"),
      value,
    );
    assert.notDeepEqual(passwordOf("tracardi-search-user"), passwordOf("tracardi-search-master"));
    for (const name of ["tracardi-search-master", "tracardi-search-user"]) {
      assertInputs(deployment.get("RandomPassword", name), {
        length: 32,
        minUpper: 1,
        minLower: 1,
        minNumeric: 1,
        minSpecial: 1,
        overrideSpecial: "-_.+",
      });
    }
  });

  it("stands in the data subnets, and is reached from the clusters at 443 alone", () => {
    const group = deployment.get("SecurityGroup", "tracardi-search");
    assertInputs(domain(), {
      vpcOptions: {
        subnetIds: [1, 2, 3].map((zone) => deployment.get("Subnet", `tracardi-data-${zone}`).id),
        securityGroupIds: [group.id],
      },
    });
    const rules = deployment
      .of("SecurityGroupIngressRule")
      .filter((each) => at(each, "securityGroupId") === group.id);
    assert.deepEqual(
      rules.map(({ name }) => name),
      ["tracardi-edge-to-search", "tracardi-core-to-search"],
    );
    for (const rule of nonEmpty(rules)) {
      const cluster = deployment.get("Cluster", rule.name.replace(/-to-search$/, ""));
      const { clusterSecurityGroupId } = cluster.outputs.vpcConfig as Record<string, unknown>;
      assertInputs(rule, {
        referencedSecurityGroupId: clusterSecurityGroupId,
        cidrIpv4: undefined,
        ipProtocol: "tcp",
        fromPort: 443,
        toPort: 443,
      });
    }
  });

  it("takes unsigned requests, to its own indices alone, by whatever name the state has for it", () => {
    assert.match(String(at(domain(), "domainName")), /^tracardi-search-/);
    assert.deepEqual(json(domain(), "accessPolicies"), {
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { AWS: "*" },
          Action: "es:*",
          Resource: `arn:aws:es:eu-west-1:123456789012:domain/tracardi-search-*/*`,
        },
      ],
    });
  });

  it("has a name that AWS takes, and the time that AWS needs", () => {
    assert.match(String(at(domain(), "domainName")), /^tracardi-search-[0-9a-f]{8}$/);
    assert.deepEqual(domain().options.timeouts, { create: 7200, update: 10800, delete: 7200 });
  });

  it("says itself what AWS would add to its options, as texts", () => {
    assertInputs(domain(), {
      advancedOptions: { "rest.action.multi.allow_explicit_index": "true" },
      "clusterConfig.multiAzWithStandbyEnabled": false,
      offPeakWindowOptions: { enabled: true },
    });
  });

  it("waits for no cluster, as it takes longest of all", () => {
    for (const cluster of nonEmpty(deployment.of("Cluster"))) {
      assert.equal(deployment.dependsOn(domain(), cluster), false);
    }
  });

  it("has the size that is asked for", async () => {
    const other = await deployLayout({
      openSearch: {
        version: "3.3",
        dataNodes: 6,
        instanceType: "r7g.xlarge.search",
        storageGiB: 500,
      },
    });
    assertInputs(other.get("Domain", "tracardi-search"), {
      engineVersion: "OpenSearch_3.3",
      "clusterConfig.instanceCount": 6,
      "clusterConfig.instanceType": "r7g.xlarge.search",
      "ebsOptions.volumeSize": 500,
    });
  });
});

describe("OpenSearchDomain by argument", () => {
  it("has a zone on standby, with two copies of each shard besides the primary one", async () => {
    const deployment = await deployLayout({
      openSearch: { standby: true, offPeakHour: 2 },
      indices: { replicas: 2 },
    });
    assertInputs(deployment.get("Domain", "tracardi-search"), {
      "clusterConfig.multiAzWithStandbyEnabled": true,
      "clusterConfig.zoneAwarenessConfig": { availabilityZoneCount: 3 },
      offPeakWindowOptions: {
        enabled: true,
        offPeakWindow: { windowStartTime: { hours: 2, minutes: 0 } },
      },
    });
    for (const role of ["public-api", "internal-api"]) {
      const env = at(
        deployment.get("Deployment", `tracardi-${role}`, "kubernetes"),
        "spec.template.spec.containers.0.env",
      ) as { name: string; value?: string }[];
      assert.equal(env.find(({ name }) => name === "ELASTIC_INDEX_REPLICAS")?.value, "2");
    }
  });
});

describe("requireServiceLinkedRole", () => {
  const answers = { "aws:iam/getRoles:getRoles": { names: [], arns: [] } };
  const message =
    /This account has no service-linked role for OpenSearch domains in a VPC\. Make it once, with rights on IAM: aws iam create-service-linked-role --aws-service-name opensearchservice\.amazonaws\.com/;

  for (const unknowns of [false, true]) {
    it(`stops without the role before the domain${unknowns ? ", in the first preview too" : ""}`, async () => {
      const deployment = await deployLayout({}, { answers, unknowns });
      assert.deepEqual(deployment.of("Domain"), []);
      assert.match(deployment.errors.join("\n"), message);
    });
  }

  it("lets a first preview pass where the role is there", async () => {
    const deployment = await deployLayout({}, { unknowns: true });
    assert.deepEqual(deployment.errors, []);
    assert.equal(deployment.of("Domain").length, 1);
  });
});
