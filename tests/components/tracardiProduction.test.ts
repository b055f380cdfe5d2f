import * as assert from "node:assert/strict";
import { isSecret, unwrap } from "../../preview/engine/wire";
import { type Deployment, plain } from "../helpers/deployment";
import { production } from "../helpers/production";

describe("outputs of TracardiProduction", () => {
  let deployment: Deployment;
  before(async () => (deployment = await production()));
  const outputs = () => deployment.get("TracardiProduction", "tracardi").outputs;

  it("are these, of which two are secret", () => {
    const secret = Object.entries(outputs()).map(([name, value]) => [name, isSecret(value)]);
    assert.deepEqual(Object.fromEntries(secret), {
      publicApiUrl: false,
      internalApiUrl: false,
      guiUrl: false,
      adminEmail: false,
      adminPassword: true,
      kubeconfigs: true,
      clusterNames: false,
      clusterSecurityGroupIds: false,
      searchEndpoint: false,
      redisHost: false,
      loadBalancers: false,
      webAclArn: false,
      accessLogsBucket: false,
      vpcId: false,
      subnetIds: false,
      transitGatewayAttachmentIds: false,
      routeTableIds: false,
      natAddresses: false,
      peeringConnectionIds: false,
    });
  });

  it("lead to the three sides, the GUI set to the internal API", () => {
    const { publicApiUrl, internalApiUrl, guiUrl } = outputs();
    assert.equal(publicApiUrl, "https://track.example.com");
    assert.equal(internalApiUrl, "https://tracardi-api.example.com");
    const gui = new URL(String(guiUrl));
    assert.equal(gui.origin, "https://tracardi.example.com");
    assert.deepEqual([...gui.searchParams], [["api", internalApiUrl]]);
  });

  it("have the administrator's login", () => {
    assert.equal(outputs().adminEmail, "platform@example.com");
    const made = deployment.get("RandomPassword", "tracardi-admin-password").outputs.result;
    assert.equal(unwrap(outputs().adminPassword), unwrap(made));
  });

  it("have the clusters by their names in the placement", () => {
    const { clusterNames, clusterSecurityGroupIds, kubeconfigs } = outputs();
    for (const name of ["edge", "core"]) {
      const cluster = deployment.get("Cluster", `tracardi-${name}`).outputs;
      const { clusterSecurityGroupId } = cluster.vpcConfig as Record<string, unknown>;
      const of = (value: unknown) => (value as Record<string, unknown>)[name];
      assert.equal(of(clusterNames), cluster.name);
      assert.equal(of(clusterSecurityGroupIds), clusterSecurityGroupId);
      const config = JSON.parse(String(of(plain(kubeconfigs))));
      assert.equal(config["current-context"], cluster.name);
    }
  });

  it("have what others need to connect to the load balancers and the stores", () => {
    const balancer = (side: string) => {
      const { arnSuffix, dnsName, zoneId } = deployment.get(
        "LoadBalancer",
        `tracardi-${side}`,
        "aws",
      ).outputs;
      const securityGroupId = deployment.get("SecurityGroup", `tracardi-${side}`).id;
      return { arnSuffix, dnsName, zoneId, securityGroupId };
    };
    assert.deepEqual(outputs().loadBalancers, {
      publicApi: balancer("public-api"),
      internalApi: balancer("internal-api"),
      gui: balancer("gui"),
    });
    const { endpoint } = deployment.get("Domain", "tracardi-search").outputs;
    assert.equal(outputs().searchEndpoint, `https://${String(endpoint)}:443`);
  });

  it("have the network, zone by zone", () => {
    const ids = (kind: string, ...names: string[]) =>
      names.map((name) => deployment.get(kind, `tracardi-${name}`).id);
    const tier = (name: string) => ids("Subnet", `${name}-1`, `${name}-2`, `${name}-3`);
    const { vpcId, subnetIds, routeTableIds, natAddresses } = outputs();
    assert.equal(vpcId, deployment.get("Vpc", "tracardi", "aws").id);
    assert.deepEqual(subnetIds, {
      public: tier("public"),
      ingress: tier("ingress"),
      workloads: tier("workloads"),
      data: tier("data"),
    });
    assert.deepEqual(
      routeTableIds,
      ids("RouteTable", "public", "workloads-1", "workloads-2", "workloads-3", "ingress", "data"),
    );
    assert.deepEqual(
      natAddresses,
      [1, 2, 3].map((zone) => deployment.get("Eip", `tracardi-nat-${zone}`).outputs.publicIp),
    );
  });
});
