import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import {
  Access,
  NetworkPolicyEnforcement,
  SearchFlavor,
  TracardiProduction,
} from "tracardi-pulumi";

const config = new pulumi.Config();

/** Secrets of the old installation, from where they are kept. */
const secret = (name: string) =>
  pulumi.secret(
    aws.secretsmanager.getSecretVersionOutput({ secretId: `tracardi/${name}` }).secretString,
  );

// What the platform team runs. Values may as well come from its stack: new pulumi.StackReference("…").
const tracardi = new TracardiProduction("tracardi", {
  hosts: {
    publicApi: "track.example.com",
    internalApi: "tracardi-api.example.com",
    gui: "tracardi.example.com",
  },
  certificates: {
    publicArn:
      "arn:aws:acm:eu-west-1:111122223333:certificate/0a1b2c3d-0000-4000-8000-000000000001",
    internalArn:
      "arn:aws:acm:eu-west-1:111122223333:certificate/0a1b2c3d-0000-4000-8000-000000000002",
  },
  network: {
    existing: {
      vpcId: "vpc-0123456789abcdef0",
      publicSubnetIds: [
        "subnet-0a000000000000001",
        "subnet-0a000000000000002",
        "subnet-0a000000000000003",
      ],
      ingressSubnetIds: [
        "subnet-0b000000000000001",
        "subnet-0b000000000000002",
        "subnet-0b000000000000003",
      ],
      workloadSubnetIds: [
        "subnet-0c000000000000001",
        "subnet-0c000000000000002",
        "subnet-0c000000000000003",
      ],
      dataSubnetIds: [
        "subnet-0d000000000000001",
        "subnet-0d000000000000002",
        "subnet-0d000000000000003",
      ],
    },
  },
  access: Access.Internal,
  trustedNetworks: ["10.20.0.0/16"],
  existingClusters: {
    // In Auto Mode: the installation brings servers of its own.
    edge: {
      clusterName: "platform-edge",
      securityGroupId: "sg-0123456789abcdef0",
      autoMode: true,
      serviceCidr: "172.20.0.0/16",
      networkPolicies: NetworkPolicyEnforcement.Enforced,
    },
    // With servers of the platform team's, and the AWS Load Balancer Controller.
    core: {
      clusterName: "platform-core",
      securityGroupId: "sg-0123456789abcdef1",
      autoMode: false,
      serviceCidr: "172.20.0.0/16",
      networkPolicies: NetworkPolicyEnforcement.Enforced,
      nodeSelector: { "node.example.com/pool": "tracardi" },
      tolerations: [{ key: "node.example.com/pool", value: "tracardi" }],
    },
  },
  existingSearch: {
    url: "https://search.example.com:9200",
    flavor: SearchFlavor.Elasticsearch,
    username: "tracardi",
    password: secret("search-password"),
    caCertificate: readFileSync(join(__dirname, "search-ca.pem"), "utf8"),
    networks: ["10.30.0.0/24"],
  },
  redis: { existing: { host: "redis.example.com", networks: ["10.30.1.0/24"] } },
  images: { registry: "111122223333.dkr.ecr.eu-west-1.amazonaws.com/docker-hub" },
  kmsKeyArn: "arn:aws:kms:eu-west-1:111122223333:key/0a1b2c3d-0000-4000-8000-000000000003",
  accessLogs: { bucketName: "example-load-balancer-logs", prefix: "tracardi" },
  iam: { permissionsBoundaryArn: "arn:aws:iam::111122223333:policy/boundary" },
  identity: {
    mergeSecret: secret("merge-secret"),
    installationToken: secret("installation-token"),
  },
  indices: { shards: 3, replicas: 1 },
  adminEmail: "platform@example.com",
  protection: config.getBoolean("protection"),
  tags: { "cost-center": "marketing" },
});

export const publicApiUrl = tracardi.publicApiUrl;
export const guiUrl = tracardi.guiUrl;
/** For records of your own: an alias for each host name. */
export const loadBalancers = tracardi.loadBalancers;
