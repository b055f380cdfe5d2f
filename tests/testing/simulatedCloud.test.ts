import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { SimulatedCloud, violations } from "../../testing";
import { TracardiProduction } from "../../index";
import { args } from "../helpers/production";

const installation = (publicApi?: { instances: number }) =>
  new TracardiProduction("tracardi", args({ publicApi }));

const valueOf = <T>(output: pulumi.Output<T>): Promise<T> =>
  new Promise((resolve) => output.apply(resolve));

describe("SimulatedCloud", () => {
  async function mocked(options = {}): Promise<SimulatedCloud> {
    const cloud = new SimulatedCloud(options);
    await pulumi.runtime.setMocks(cloud, "project", "stack");
    return cloud;
  }

  it("answers all that the production layout asks, and its outputs are known", async () => {
    const cloud = await mocked({ region: "eu-central-1" });
    const tracardi = installation();
    assert.deepEqual(await violations(cloud), []);
    assert.equal(await valueOf(tracardi.publicApiUrl), "https://track.example.com");
    const { publicApi } = await valueOf(tracardi.loadBalancers);
    assert.match(publicApi.dnsName, /\.eu-central-1\./);
    assert.match(await valueOf(tracardi.searchEndpoint), /^https:\/\/.*eu-central-1/);
    assert.equal(await pulumi.isSecret(tracardi.adminPassword), true);
  });

  it("shows what was made, with its inputs", async () => {
    const cloud = await mocked();
    installation({ instances: 7 });
    await violations(cloud);
    const api = cloud.resources.filter(({ name }) => name === "tracardi-public-api");
    const deployment = api.find(({ type }) => type === "kubernetes:apps/v1:Deployment");
    assert.equal(Object(deployment?.inputs.spec).replicas, 7);
  });

  it("finds what breaks a rule, and says on which resource", async () => {
    const cloud = await mocked();
    installation({ instances: 5 });
    new kubernetes.apps.v1.Deployment("gui", {
      metadata: { name: "gui", namespace: "other" },
      spec: {
        selector: { matchLabels: { app: "gui" } },
        template: {
          metadata: { labels: { app: "gui" } },
          spec: { containers: [{ name: "gui", image: "tracardi/tracardi-gui:0.8.2" }] },
        },
      },
    });
    new kubernetes.core.v1.Service("gui", {
      metadata: { name: "gui", namespace: "other" },
      spec: { type: "LoadBalancer", selector: { app: "gui" }, ports: [{ port: 80 }] },
    });
    const found = await violations(cloud);
    const exposed = found.filter(({ rule }) => rule === "tracardi-gui-exposed");
    assert.deepEqual(
      exposed.map(({ level, resource }) => [level, resource]),
      [["mandatory", "Deployment other/gui"]],
    );
    assert.deepEqual(
      (await violations(cloud, { levels: { all: "disabled" } })).map(({ rule }) => rule),
      [],
    );
  });

  it("refuses a configuration that the policy pack would", async () => {
    const cloud = await mocked();
    await assert.rejects(violations(cloud, { levles: {} }), /levles/);
  });

  it("takes the region of a resource's own provider", async () => {
    await mocked({ region: "eu-central-1" });
    const provider = new aws.Provider("elsewhere", { region: "us-west-2" });
    const inside = new aws.kms.Key("here");
    const outside = new aws.kms.Key("there", {}, { provider });
    assert.match(await valueOf(inside.arn), /:eu-central-1:/);
    assert.match(await valueOf(outside.arn), /:us-west-2:/);
  });

  it("answers functions, by the region of their provider too", async () => {
    await mocked({ region: "eu-central-1" });
    const { names } = await aws.getAvailabilityZones();
    assert.deepEqual(
      names.map((name) => name.slice(0, -1)),
      names.map(() => "eu-central-1"),
    );
    const provider = new aws.Provider("elsewhere", { region: "us-west-2" });
    const zones = aws.getAvailabilityZonesOutput({}, { provider });
    assert.match((await valueOf(zones.names))[0], /^us-west-2/);
  });

  it("reads what exists outside", async () => {
    const cloud = await mocked();
    const found = aws.s3.Bucket.get("found", "my-bucket");
    assert.equal(await valueOf(found.id), "my-bucket");
    assert.deepEqual(
      cloud.resources.map(({ external }) => external),
      [true],
    );
  });

  it("keeps resources apart that have one name under different parents", async () => {
    const cloud = await mocked();
    for (const type of ["a:index:A", "b:index:B"]) {
      const parent = new pulumi.ComponentResource(type, "parent");
      new aws.s3.Bucket("data", {}, { parent });
    }
    await violations(cloud);
    assert.equal(new Set(cloud.resources.map(({ urn }) => urn)).size, 2);
  });

  it("fails where AWS would refuse", async () => {
    const cloud = await mocked();
    const refused = cloud.newResource({
      type: "aws:lb/loadBalancer:LoadBalancer",
      name: "long",
      inputs: { name: "x".repeat(33) },
    });
    await assert.rejects(refused, /32/);
  });
});
