import * as assert from "node:assert/strict";
import { at, type Deployment, type Registration } from "../../helpers/deployment";
import { adopted, deployLayout, existing, minimal, production } from "../../helpers/production";
import { type PolicyRule, Traffic } from "../../helpers/traffic";
import { nonEmpty } from "../../helpers/nonEmpty";

const dns = "172.20.0.10";

/** Data subnets of 10.0.0.0/16 start at 10.0.96.0, the load balancers' at 10.0.128.0 and 10.0.160.0. */
const stores = ["10.0.96.9:443", "10.0.104.9:6379", `${dns}:53`, `${dns}:53/UDP`];
const elsewhere = [
  "10.0.96.9:22",
  "10.0.0.9:443",
  "10.0.0.9:6379",
  "10.0.128.9:443",
  "169.254.169.254:80",
  "169.254.169.254:443",
  "169.254.170.23:80",
  "172.20.0.1:443",
  "172.20.0.10:443",
  "192.168.1.1:443",
  "100.64.0.1:443",
  "8.8.8.8:53/UDP",
  "8.8.8.8:80",
  "8.8.8.8:6379",
];
const internet = ["8.8.8.8:443", "104.16.1.1:443", "223.255.255.1:443"];
const targets = [...stores, ...internet, ...elsewhere];

const publicBalancer = "10.0.128.9";
const ingressBalancer = "10.0.160.9";
const sources = [publicBalancer, ingressBalancer, "10.0.0.9", "10.0.96.9", "8.8.8.8"];

describe("isolation", () => {
  let deployment: Deployment;
  let traffic: Traffic;
  before(async () => {
    deployment = await production();
    traffic = new Traffic(deployment);
  });

  it("lets the API instances reach the stores, and HTTPS at public addresses", () => {
    for (const role of ["public-api", "internal-api"]) {
      assert.deepEqual(traffic.sends(role, targets), [...stores, ...internet], role);
    }
  });

  it("lets the installer reach the stores alone, and the GUI nothing", () => {
    assert.deepEqual(traffic.sends("installer", targets), stores);
    assert.deepEqual(traffic.sends("gui", targets), []);
  });

  it("lets in the load balancers' subnets alone, and nothing to the installer", () => {
    for (const role of ["public-api", "internal-api", "gui"]) {
      assert.deepEqual(traffic.receives(role, sources), [publicBalancer], role);
    }
    assert.deepEqual(traffic.receives("installer", sources), []);
  });

  it("closes every namespace both ways, for pods that nobody knows yet too", () => {
    const closed = deployment.of("NetworkPolicy").filter(({ name }) => name.endsWith("-closed"));
    assert.equal(closed.length, deployment.of("Namespace").length);
    for (const policy of nonEmpty(closed)) {
      assert.deepEqual(at(policy, "spec"), {
        podSelector: {},
        policyTypes: ["Ingress", "Egress"],
      });
    }
    const namespaces = (registrations: Registration[], path: string) =>
      registrations.map((each) => at(each, path)).sort();
    assert.deepEqual(
      namespaces(closed, "metadata.namespace"),
      namespaces(deployment.of("Namespace"), "metadata.name"),
    );
  });

  it("governs both ways in every policy: an empty list is closed, an absent type would be open", () => {
    for (const policy of nonEmpty(deployment.of("NetworkPolicy"))) {
      assert.deepEqual(at(policy, "spec.policyTypes"), ["Ingress", "Egress"], policy.name);
    }
  });

  it("is switched on in each cluster, by a patch that stays", () => {
    const switches = deployment.of("ConfigMapPatch");
    assert.equal(switches.length, 2);
    for (const each of switches) {
      assert.deepEqual(at(each, "metadata"), {
        name: "amazon-vpc-cni",
        namespace: "kube-system",
        annotations: { "pulumi.com/patchForce": "true" },
      });
      assert.deepEqual(at(each, "data"), { "enable-network-policy-controller": "true" });
      assert.equal(each.retainOnDelete, true);
    }
  });

  it("is there before the pods", () => {
    for (const role of ["public-api", "internal-api", "gui", "installer"]) {
      const pod = deployment.get(role === "installer" ? "Job" : "Deployment", `tracardi-${role}`);
      const place = role === "installer" ? "internal-api" : role;
      const cluster = role === "public-api" ? "edge" : "core";
      const own = deployment.get("NetworkPolicy", `tracardi-${place}-${role}`);
      const closing = deployment.get("NetworkPolicy", `tracardi-${place}-closed`);
      const on = deployment.get("ConfigMapPatch", `tracardi-${cluster}-network-policies`);
      for (const policy of [own, closing]) {
        deployment.assertWaits(pod, policy);
        deployment.assertWaits(policy, on);
      }
    }
  });

  it("is known in the first preview", async () => {
    const preview = new Traffic(await deployLayout({}, { unknowns: true }));
    assert.deepEqual(preview.sends("public-api", targets), [...stores, ...internet]);
    assert.deepEqual(preview.receives("gui", sources), [publicBalancer]);
  });

  it("knows the load balancers' subnets in a VPC of another range", async () => {
    const other = await deployLayout({ network: { cidr: "10.64.0.0/20" } });
    const seen = new Traffic(other).receives("gui", ["10.64.8.1", publicBalancer]);
    assert.deepEqual(seen, ["10.64.8.1"]);
  });
});

describe("isolation in the minimal profile", () => {
  it("lets the load balancers of both sides in, which are public ones", async () => {
    const traffic = new Traffic(await minimal());
    assert.deepEqual(traffic.receives("internal-api", sources), [publicBalancer]);
    assert.deepEqual(traffic.sends("internal-api", targets), [...stores, ...internet]);
  });
});

describe("isolation in an existing network", () => {
  const answers = (cidrBlock: string) => ({
    answers: { "aws:ec2/getSubnet:getSubnet": { cidrBlock } },
  });

  it("asks AWS for the ranges of the subnets", async () => {
    const changes = { network: { existing } };
    const traffic = new Traffic(await deployLayout(changes, answers("10.77.7.0/24")));
    const seen = traffic.sends("installer", ["10.77.7.9:443", "10.77.8.9:443", ...stores]);
    assert.deepEqual(seen, ["10.77.7.9:443", `${dns}:53`, `${dns}:53/UDP`]);
    assert.deepEqual(traffic.receives("gui", ["10.77.7.9", "10.77.8.9"]), ["10.77.7.9"]);
  });

  it("takes the ingress subnets for the trusted sides where access is internal", async () => {
    const deployment = await adopted();
    const ranges = (role: string) =>
      (
        at(
          deployment.get("NetworkPolicy", `tracardi-${role}-${role}`),
          "spec.ingress",
        ) as PolicyRule[]
      )
        .flatMap(({ from }) => from ?? [])
        .map(({ ipBlock }) => ipBlock.cidr);
    assert.equal(ranges("gui").length, 3);
    assert.deepEqual(ranges("gui"), ranges("internal-api"));
    assert.notDeepEqual(ranges("gui"), ranges("public-api"));
  });
});

describe("egress", () => {
  const sends = async (egress: object) =>
    new Traffic(await deployLayout({ egress })).sends("public-api", [
      "8.8.8.8:443",
      "8.8.8.8:587",
      "10.20.0.9:587",
      "10.20.0.9:5432",
      "10.21.0.9:5432",
      "10.20.0.9:443",
      "172.20.0.1:443",
    ]);

  it("can be closed", async () => assert.deepEqual(await sends({ https: false }), []));

  it("opens one port of one network, on the way out alone", async () => {
    const networks = [{ network: "10.20.0.0/16", port: 5432 }];
    assert.deepEqual(await sends({ https: false, networks }), ["10.20.0.9:5432"]);
    const traffic = new Traffic(await deployLayout({ egress: { networks } }));
    assert.deepEqual(traffic.receives("public-api", ["10.20.0.9"]), []);
    assert.deepEqual(traffic.sends("gui", ["10.20.0.9:5432"]), []);
  });

  it("means the internet by 0.0.0.0/0, not private networks", async () => {
    const networks = [{ network: "0.0.0.0/0", port: 587 }];
    assert.deepEqual(await sends({ networks }), ["8.8.8.8:443", "8.8.8.8:587"]);
  });
});

describe("security groups", () => {
  it("are empty, their rules resources of their own with a description each", async () => {
    for (const deployment of [await production(), await adopted()]) {
      for (const group of nonEmpty(deployment.of("SecurityGroup"))) {
        assert.equal(at(group, "ingress"), undefined, group.name);
        assert.equal(at(group, "egress"), undefined, group.name);
        assert.match(String(at(group, "description")), /\w/);
      }
      const rules = ["SecurityGroupIngressRule", "SecurityGroupEgressRule"].flatMap((kind) =>
        deployment.of(kind),
      );
      assert.ok(rules.length >= 10);
      for (const rule of nonEmpty(rules))
        assert.match(String(at(rule, "description")), /^[\w .:-]+$/);
    }
  });

  it("stand before one target group for each service of a cluster", async () => {
    const deployment = await production();
    const bound = deployment
      .of("TargetGroupBinding")
      .map((each) => at(each, "spec.targetGroupARN"));
    assert.equal(new Set(bound).size, bound.length);
    assert.equal(deployment.of("TargetGroup").length, bound.length);
  });
});
