import * as assert from "node:assert/strict";
import { assertInputs, at, type Deployment } from "../../helpers/deployment";
import { minimal, oneCluster } from "../../helpers/production";
import { nonEmpty } from "../../helpers/nonEmpty";

describe("the minimal profile", () => {
  let deployment: Deployment;
  before(async () => (deployment = await minimal()));

  it("has one cluster, one API group of two and no GUI", () => {
    assert.deepEqual(deployment.errors, []);
    assert.deepEqual(deployment.names("Cluster"), ["tracardi-core"]);
    assert.deepEqual(deployment.names("Deployment"), ["tracardi-apm", "tracardi-internal-api"]);
    assertInputs(deployment.get("Deployment", "tracardi-internal-api"), { "spec.replicas": 2 });
    assert.deepEqual(deployment.names("Namespace"), ["tracardi-internal-api"]);
    assert.deepEqual(
      deployment
        .of("LoadBalancer")
        .filter(({ custom }) => custom)
        .map(({ name }) => name)
        .sort(),
      ["tracardi-internal-api", "tracardi-public-api"],
    );
  });

  it("binds one Service to the load balancers of both sides", () => {
    assert.deepEqual(deployment.names("Service"), ["tracardi-internal-api"]);
    assert.deepEqual(
      deployment
        .of("TargetGroupBinding")
        .map((each) => [at(each, "spec.targetGroupARN"), at(each, "spec.serviceRef")]),
      ["public-api", "internal-api"].map((side) => [
        deployment.get("TargetGroup", `tracardi-${side}`).outputs.arn,
        { name: "internal-api", port: 8080 },
      ]),
    );
    const workload = deployment.get("Deployment", "tracardi-internal-api");
    for (const each of nonEmpty(deployment.of("TargetGroupBinding")))
      deployment.assertWaits(workload, each);
  });

  it("lets the internet pass to the collector alone", () => {
    const listener = (side: string) => deployment.get("Listener", `tracardi-${side}`).outputs.arn;
    const paths = (side: string) =>
      deployment
        .of("ListenerRule")
        .filter((each) => at(each, "listenerArn") === listener(side))
        .map((each) => at(each, "conditions.1.pathPattern.values"))
        .sort();
    assert.deepEqual(paths("public-api"), [
      ["/collect/*"],
      ["/redirect/*"],
      ["/track"],
      ["/tracker/*"],
    ]);
    assert.deepEqual(paths("internal-api"), [undefined]);
    const sources = (side: string) =>
      deployment
        .of("SecurityGroupIngressRule")
        .filter(({ name }) => name.startsWith(`tracardi-${side}-from-`))
        .map((each) => at(each, "cidrIpv4"));
    assert.deepEqual(sources("public-api"), ["0.0.0.0/0"]);
    assert.deepEqual(sources("internal-api"), ["203.0.113.0/24"]);
  });

  it("has the GUI API on, and is pinned to the production data", () => {
    const env = at(
      deployment.get("Deployment", "tracardi-internal-api"),
      "spec.template.spec.containers.0.env",
    ) as { name: string; value?: string }[];
    const value = (name: string) => env.find((each) => each.name === name)?.value;
    assert.deepEqual([value("EXPOSE_GUI_API"), value("PRODUCTION")], ["yes", "yes"]);
  });

  it("outlasts the longest request on both sides", () => {
    for (const side of ["public-api", "internal-api"]) {
      assertInputs(deployment.get("TargetGroup", `tracardi-${side}`), { deregistrationDelay: 120 });
      assertInputs(deployment.get("LoadBalancer", `tracardi-${side}`, "aws"), { idleTimeout: 130 });
    }
  });

  it("has no GUI URL, and a certificate of the internal API alone", () => {
    const { outputs } = deployment.get("TracardiProduction", "tracardi");
    assert.ok(!("guiUrl" in outputs));
    assertInputs(deployment.get("Certificate", "tracardi-internal", "aws"), {
      domainName: "tracardi-api.example.com",
      subjectAlternativeNames: [],
    });
  });

  it("warns of what it lacks", () => {
    assert.ok(deployment.warnings.some((each) => each.startsWith('profile "minimal" is below')));
  });
});

describe("all roles on one cluster", () => {
  let deployment: Deployment;
  before(async () => (deployment = await oneCluster()));

  it("makes one cluster with two pools and everything else as on two", () => {
    assert.deepEqual(deployment.errors, []);
    assert.deepEqual(deployment.names("Cluster"), ["tracardi-all"]);
    assert.equal(deployment.of("NodePool").length, 2);
    assert.equal(deployment.of("Deployment").length, 4);
    assert.equal(deployment.of("Namespace").length, 3);
  });

  it("keeps each role on its pool", () => {
    for (const [role, pool] of [
      ["public-api", "edge"],
      ["internal-api", "core"],
      ["gui", "core"],
    ]) {
      assertInputs(deployment.get("Deployment", `tracardi-${role}`), {
        "spec.template.spec.nodeSelector": { "tracardi-pulumi/pool": `tracardi-${pool}` },
      });
    }
  });

  it("opens the stores to it once, and tags each target group with it", () => {
    const rules = deployment
      .names("SecurityGroupIngressRule")
      .filter((name) => /-to-(search|redis)$/.test(name));
    assert.deepEqual(rules, ["tracardi-all-to-redis", "tracardi-all-to-search"]);
    const name = at(deployment.get("Cluster", "tracardi-all"), "name");
    for (const each of nonEmpty(deployment.of("TargetGroup"))) {
      assertInputs(each, { "tags.eks:eks-cluster-name": name });
    }
  });
});
