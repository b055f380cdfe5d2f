import * as assert from "node:assert/strict";
import { SearchFlavor } from "../../../index";
import { at, type Deployment } from "../../helpers/deployment";
import { autoCluster, internally, plainCluster } from "../../helpers/existing";
import { certificates, deployLayout } from "../../helpers/production";
import { nonEmpty } from "../../helpers/nonEmpty";

const kmsKeyArn = "arn:aws:kms:eu-west-1:111122223333:key/0123abcd-0123-4abc-8abc-0123456789ab";

describe("an installation where everything exists already", () => {
  let deployment: Deployment;
  before(async () => {
    deployment = await deployLayout({
      ...internally({ edge: { ...autoCluster, nodeRoleName: "servers" }, core: plainCluster }),
      dns: undefined,
      certificates,
      kmsKeyArn,
      openSearch: undefined,
      existingSearch: {
        url: "https://search.example.com:9200",
        flavor: SearchFlavor.OpenSearch,
        username: "tracardi",
        password: "p".repeat(20),
        networks: ["10.30.0.0/24"],
      },
      redis: { existing: { host: "redis.example.com", networks: ["10.30.1.0/24"] } },
      accessLogs: { bucketName: "our-logs" },
      identity: {
        tenantName: "abc",
        installationToken: "t".repeat(20),
        mergeSecret: "m".repeat(20),
        adminPassword: "a".repeat(20),
      },
      tags: { team: "data" },
    });
  });

  it("makes its ways in, and nothing else in AWS", () => {
    assert.deepEqual(deployment.errors, []);
    const types = Object.keys(deployment.counts());
    assert.deepEqual(types.filter((type) => type.startsWith("aws:")).sort(), [
      "aws:ec2/securityGroup:SecurityGroup",
      "aws:lb/listener:Listener",
      "aws:lb/listenerRule:ListenerRule",
      "aws:lb/loadBalancer:LoadBalancer",
      "aws:lb/targetGroup:TargetGroup",
      "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
      "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
      "aws:wafv2/webAcl:WebAcl",
      "aws:wafv2/webAclAssociation:WebAclAssociation",
    ]);
    assert.deepEqual(
      types.filter((type) => type.startsWith("random:")),
      [],
    );
    assert.equal(deployment.of("SecurityGroup").length, 3, "those of the load balancers");
  });

  it("makes nothing in Kubernetes outside its own namespaces, but its servers and guards", () => {
    const namespaces = deployment.of("Namespace").map((each) => at(each, "metadata.name"));
    const outside = deployment.all
      .filter(({ type }) => type.startsWith("kubernetes:") && !type.endsWith(":Namespace"))
      .filter((each) => !namespaces.includes(at(each, "metadata.namespace")))
      .map(({ type }) => type.split(":").pop());
    // Guards judge what is in the installation's own namespaces alone: tests/components/guards.
    assert.deepEqual([...new Set(outside)].sort(), [
      "NodeClass",
      "NodePool",
      "ValidatingAdmissionPolicy",
      "ValidatingAdmissionPolicyBinding",
    ]);
  });

  it("gives the user's tags to all that takes tags", () => {
    for (const each of nonEmpty(deployment.all.filter(({ inputs }) => "tags" in inputs))) {
      assert.equal((at(each, "tags") as Record<string, string>).team, "data", each.name);
    }
  });
});
