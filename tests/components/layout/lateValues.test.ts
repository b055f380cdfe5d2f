import * as assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import type { Deployment } from "../../helpers/deployment";
import { onClusters, plainCluster } from "../../helpers/existing";
import { args, type Changes, certificates, deployLayout, existing } from "../../helpers/production";

/** A value that a program does not know yet when it calls the constructor. */
const late = <T>(value: T) => pulumi.output(Promise.resolve(value));

interface Case {
  readonly what: string;
  readonly changes: () => Changes;
  /** The end of the message. */
  readonly message: string;
  /** Types of which nothing with the wrong value may be registered. */
  readonly missing: string[];
  /** A wrong value that nothing registered may hold. */
  readonly value: string;
}

const subnetIds = () => [
  late("subnet-aaa00000000000001"),
  late("wrong-subnet"),
  late("subnet-aaa00000000000003"),
];

const cases: Case[] = [
  {
    what: "a certificate",
    changes: () => ({
      dns: undefined,
      certificates: { ...certificates, publicArn: late("wrong-certificate") },
    }),
    message:
      '  - certificates.publicArn: "wrong-certificate" is not allowed; allowed: the ARN of an ACM certificate. Use one ' +
      "in the region of the installation that has been issued.",
    missing: ["Listener tracardi-public-api", "Deployment tracardi-public-api"],
    value: "wrong-certificate",
  },
  {
    what: "a hosted zone",
    changes: () => ({ dns: { zoneId: late("wrong-zone") } }),
    message:
      '  - dns.zoneId: "wrong-zone" is not allowed; allowed: the id of a Route 53 hosted zone, such as ' +
      "Z0123456789ABCDEFGHIJ. `aws route53 list-hosted-zones` prints the ids, behind /hostedzone/.",
    missing: ["Record tracardi-gui", "Listener tracardi-gui"],
    value: "wrong-zone",
  },
  {
    what: "a bucket",
    changes: () => ({ accessLogs: { bucketName: late("Wrong-Bucket") } }),
    message:
      '  - accessLogs.bucketName: "Wrong-Bucket" is not allowed; allowed: the name of an S3 bucket, neither its ARN nor ' +
      "its URL. `aws s3 ls` prints the names.",
    missing: ["Listener tracardi-gui", "Listener tracardi-public-api"],
    value: "Wrong-Bucket",
  },
  {
    what: "an administrator",
    changes: () => ({
      kubernetesApi: { ...args().kubernetesApi, administrators: { deployer: late("wrong-role") } },
    }),
    message:
      '  - kubernetesApi.administrators.deployer: "wrong-role" is not allowed; allowed: the ARN of an IAM role or user, with its account of 12 digits. ' +
      "Name the role itself, not a session of it (arn:aws:sts::…:assumed-role/…).",
    missing: ["AccessEntry tracardi-edge-admin-deployer", "NodePool tracardi-edge-edge"],
    value: "wrong-role",
  },
  {
    what: "a key",
    changes: () => ({ kmsKeyArn: late("wrong-key") }),
    message:
      '  - kmsKeyArn: "wrong-key" is not allowed; allowed: the ARN of a KMS key, not of an alias. `aws kms describe-key ' +
      "--key-id …` prints it.",
    missing: ["Domain tracardi-search", "Cluster tracardi-core", "LogGroup tracardi-core-logs"],
    value: "wrong-key",
  },
  {
    what: "a permissions boundary",
    changes: () => ({ iam: { permissionsBoundaryArn: late("wrong-boundary") } }),
    message:
      '  - iam.permissionsBoundaryArn: "wrong-boundary" is not allowed; allowed: the ARN of an IAM policy, AWS\'s own or ' +
      "of your account. `aws iam list-policies` prints the ARNs.",
    missing: ["Role tracardi-core-node", "Role tracardi-core-cluster", "Cluster tracardi-core"],
    value: "wrong-boundary",
  },
  {
    what: "the name of a cluster",
    changes: () => onClusters({ core: { ...plainCluster, clusterName: late("wrong name") } }),
    message:
      '  - existingClusters.core.clusterName: "wrong name" is not allowed; allowed: the name of an EKS cluster, without ' +
      "its ARN. `aws eks list-clusters` prints the names.",
    missing: ["Namespace tracardi-gui", "Job tracardi-installer"],
    value: "wrong name",
  },
  {
    what: "the security group of a cluster",
    changes: () => onClusters({ core: { ...plainCluster, securityGroupId: late("wrong-group") } }),
    message:
      '  - existingClusters.core.securityGroupId: "wrong-group" is not allowed; allowed: the id of a security group, such ' +
      "as sg-0123456789abcdef0. `aws ec2 describe-security-groups` prints the ids.",
    missing: ["SecurityGroupIngressRule tracardi-core-to-search", "Deployment tracardi-gui"],
    value: "wrong-group",
  },
  {
    what: "a kubeconfig, without showing it",
    changes: () => onClusters({ core: { ...plainCluster, kubeconfig: late("wrong-config") } }),
    message:
      "  - existingClusters.core.kubeconfig: [secret] is not allowed; allowed: the text of a kubeconfig, in JSON or YAML, " +
      "not its path. Leave it out to have one made, that fetches its tokens with the aws command.",
    missing: ["Namespace tracardi-gui", "Job tracardi-installer"],
    value: "wrong-config",
  },
  {
    what: "a subnet",
    changes: () => ({ network: { existing: { ...existing, dataSubnetIds: subnetIds() } } }),
    message:
      '  - network.existing.dataSubnetIds[1]: "wrong-subnet" is not allowed; allowed: the id of a subnet, such as ' +
      "subnet-0123456789abcdef0. `aws ec2 describe-subnets` prints the ids.",
    missing: ["Domain tracardi-search", "SubnetGroup tracardi-redis"],
    value: "wrong-subnet",
  },
  {
    what: "a VPC",
    changes: () => ({ network: { existing: { ...existing, vpcId: late("wrong-vpc") } } }),
    message:
      '  - network.existing.vpcId: "wrong-vpc" is not allowed; allowed: the id of a VPC, such as vpc-0123456789abcdef0. ' +
      "`aws ec2 describe-vpcs` prints the ids.",
    missing: ["SecurityGroup tracardi-search", "TargetGroup tracardi-gui"],
    value: "wrong-vpc",
  },
  {
    what: "a value that is a secret to the program, without showing it",
    changes: () => ({ dns: { zoneId: pulumi.secret(late("wrong-zone")) } }),
    message:
      "  - dns.zoneId: [secret] is not allowed; allowed: the id of a Route 53 hosted zone, such as " +
      "Z0123456789ABCDEFGHIJ. `aws route53 list-hosted-zones` prints the ids, behind /hostedzone/.",
    missing: ["Record tracardi-gui"],
    value: "wrong-zone",
  },
  {
    what: "a secret, without showing it",
    changes: () => ({ identity: { mergeSecret: pulumi.secret(late("wrong-secret")) } }),
    message:
      "  - identity.mergeSecret: [secret] is not allowed; allowed: at least 20 printable ASCII characters, without " +
      "space. Leave it out for a new installation. One that has collected events with Tracardi's public default cannot keep that.",
    missing: ["Secret tracardi-public-api", "Job tracardi-installer"],
    value: "wrong-secret",
  },
];

const labels = (deployment: Deployment) =>
  deployment.all.map(({ type, name }) => `${type.split(":").pop()} ${name}`);

describe("late values that are wrong", () => {
  for (const { what, changes, message, missing, value } of cases) {
    it(`stop before what uses them: ${what}`, async () => {
      const deployment = await deployLayout(changes());
      const failed = deployment.errors.join("\n");
      assert.ok(
        failed.includes(`TracardiProduction "tracardi" has 1 wrong argument:\n${message}`),
        failed,
      );
      // The SDK would write each property on the error's way in front of it.
      assert.doesNotMatch(failed, /error serializing/);
      for (const label of missing) assert.ok(!labels(deployment).includes(label), label);
      const holders = deployment.all.filter((each) => JSON.stringify(each.inputs).includes(value));
      assert.deepEqual(holders, []);
      if (message.includes("[secret]")) assert.ok(!failed.includes(value));
    });
  }

  it("stop at a private zone, which cannot validate certificates", async () => {
    const answers = { "aws:route53/getZone:getZone": { privateZone: true } };
    const deployment = await deployLayout({}, { answers });
    assert.deepEqual([...deployment.of("Record"), ...deployment.of("Listener")], []);
    assert.ok(
      deployment.errors
        .join("\n")
        .includes(
          '  - dns.zoneId: "Z0123456789ABCDEFGHIJ" is not allowed; allowed: the id of a public hosted zone. A private ' +
            "zone cannot validate certificates: give the public zone of the same name.",
        ),
      deployment.errors.join("\n"),
    );
  });

  const hosts = "track.example.com, tracardi-api.example.com, tracardi.example.com";
  it("stop at a zone that does not hold the hosts", async () => {
    const answers = { "aws:route53/getZone:getZone": { name: "ample.com" } };
    const deployment = await deployLayout({}, { answers });
    assert.deepEqual([...deployment.of("Record"), ...deployment.of("Listener")], []);
    assert.ok(
      deployment.errors
        .join("\n")
        .includes(`allowed: the id of a zone that holds ${hosts}. This one holds ample.com: give`),
      deployment.errors.join("\n"),
    );
  });

  it("go on with a zone that holds the hosts", async () => {
    const answers = { "aws:route53/getZone:getZone": { name: "example.com." } };
    const deployment = await deployLayout({}, { answers });
    assert.deepEqual(deployment.errors, []);
    assert.equal(deployment.of("Listener").length, 3);
  });

  it("are no hindrance where they are right", async () => {
    const deployment = await deployLayout({
      dns: undefined,
      certificates: {
        publicArn: late(certificates.publicArn),
        internalArn: certificates.internalArn,
      },
      kubernetesApi: {
        ...args().kubernetesApi,
        administrators: { deployer: late("arn:aws:iam::111122223333:role/deployer") },
      },
      identity: { mergeSecret: pulumi.secret(late("a-merge-secret-of-enough-length")) },
    });
    assert.deepEqual(deployment.errors, []);
    assert.equal(deployment.of("Deployment").length, 4);
  });
});
