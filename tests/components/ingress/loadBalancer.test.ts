import * as assert from "node:assert/strict";
import { assertInputs, at, type Deployment } from "../../helpers/deployment";
import { production } from "../../helpers/production";
import { nonEmpty } from "../../helpers/nonEmpty";

const sides = ["public-api", "internal-api", "gui"];

describe("load balancers of the production layout", () => {
  let deployment: Deployment;
  before(async () => (deployment = await production()));

  const named = (kind: string, side: string) => deployment.get(kind, `tracardi-${side}`, "aws");
  const subnetIds = (tier: string) =>
    [1, 2, 3].map((zone) => deployment.get("Subnet", `tracardi-${tier}-${zone}`).id);

  for (const [side, idleTimeout] of [
    ["public-api", 60],
    ["internal-api", 130],
    ["gui", 60],
  ] as const) {
    it(`${side}: stands in three public subnets and is strict with requests`, () => {
      assertInputs(named("LoadBalancer", side), {
        internal: false,
        loadBalancerType: "application",
        subnets: subnetIds("public"),
        securityGroups: [named("SecurityGroup", side).id],
        desyncMitigationMode: "strictest",
        dropInvalidHeaderFields: true,
        enableZonalShift: true,
        enableDeletionProtection: true,
        idleTimeout,
      });
    });

    it(`${side}: listens with HTTPS alone, and answers 404`, () => {
      const balancer = named("LoadBalancer", side);
      const listeners = deployment
        .of("Listener")
        .filter((each) => at(each, "loadBalancerArn") === balancer.outputs.arn);
      assert.equal(listeners.length, 1);
      const certificate = side === "public-api" ? "tracardi-public" : "tracardi-internal";
      assertInputs(listeners[0], {
        port: 443,
        protocol: "HTTPS",
        sslPolicy: "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09",
        certificateArn: at(deployment.get("CertificateValidation", certificate), "certificateArn"),
        defaultActions: [
          {
            type: "fixed-response",
            fixedResponse: {
              contentType: "text/plain",
              messageBody: "Not found",
              statusCode: "404",
            },
          },
        ],
      });
    });
  }

  it("admit everyone to the collector, and the trusted networks alone to the rest", () => {
    const admitted = (side: string) =>
      deployment
        .of("SecurityGroupIngressRule")
        .filter((each) => at(each, "securityGroupId") === named("SecurityGroup", side).id)
        .map((each) =>
          ["cidrIpv4", "ipProtocol", "fromPort", "toPort"].map((path) => at(each, path)),
        );
    assert.deepEqual(admitted("public-api"), [["0.0.0.0/0", "tcp", 443, 443]]);
    assert.deepEqual(admitted("internal-api"), [["203.0.113.0/24", "tcp", 443, 443]]);
    assert.deepEqual(admitted("gui"), [["203.0.113.0/24", "tcp", 443, 443]]);
  });

  it("have security groups without rules of their own, which could not come and go", () => {
    for (const group of nonEmpty(deployment.of("SecurityGroup"))) {
      assertInputs(group, { ingress: undefined, egress: undefined });
    }
  });

  it("may connect to their cluster's pods at 8080 and to nothing else", () => {
    for (const side of sides) {
      const group = named("SecurityGroup", side).id;
      const cluster = deployment.get(
        "Cluster",
        side === "public-api" ? "tracardi-edge" : "tracardi-core",
      );
      const pods = (cluster.outputs.vpcConfig as Record<string, unknown>).clusterSecurityGroupId;
      const ports = { ipProtocol: "tcp", fromPort: 8080, toPort: 8080 };
      const out = deployment
        .of("SecurityGroupEgressRule")
        .filter((each) => at(each, "securityGroupId") === group);
      assert.equal(out.length, 1);
      assertInputs(out[0], { ...ports, referencedSecurityGroupId: pods, cidrIpv4: undefined });
      assertInputs(deployment.get("SecurityGroupIngressRule", `tracardi-${side}-to-pods`), {
        ...ports,
        securityGroupId: pods,
        referencedSecurityGroupId: group,
        cidrIpv4: undefined,
      });
    }
  });

  it("take turns with the instances of one cluster, without sticky sessions", () => {
    for (const [side, cluster, path, deregistrationDelay] of [
      ["public-api", "edge", "/healthcheck", 30],
      ["internal-api", "core", "/healthcheck", 120],
      ["gui", "core", "/healthz", 30],
    ] as const) {
      const group = named("TargetGroup", side);
      assertInputs(group, {
        targetType: "ip",
        protocol: "HTTP",
        port: 8080,
        loadBalancingAlgorithmType: "round_robin",
        "stickiness.enabled": false,
        deregistrationDelay,
        healthCheck: {
          path,
          matcher: "200",
          interval: 10,
          timeout: 5,
          healthyThreshold: 2,
          unhealthyThreshold: 3,
        },
        "tags.eks:eks-cluster-name": at(deployment.get("Cluster", `tracardi-${cluster}`), "name"),
      });
    }
  });

  it("have the host names", () => {
    for (const [side, host] of [
      ["public-api", "track.example.com"],
      ["internal-api", "tracardi-api.example.com"],
      ["gui", "tracardi.example.com"],
    ]) {
      const { dnsName, zoneId } = named("LoadBalancer", side).outputs;
      assertInputs(named("Record", side), {
        name: host,
        type: "A",
        zoneId: "Z0123456789ABCDEFGHIJ",
        aliases: [{ name: dnsName, zoneId, evaluateTargetHealth: true }],
      });
    }
  });
});
