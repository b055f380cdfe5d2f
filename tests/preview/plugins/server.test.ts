/** A simulated provider as the real engine speaks to it, without one. */
import assert from "node:assert/strict";
import { ResourceProviderClient } from "@pulumi/pulumi/proto/provider_grpc_pb";
import {
  CheckRequest,
  ConfigureRequest,
  CreateRequest,
  DeleteRequest,
  DiffRequest,
  ErrorResourceInitFailed,
  ParameterizeRequest,
  ReadRequest,
} from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { type ServiceError, credentials } from "@grpc/grpc-js";
import { simulate } from "../../../preview/cloud";
import { Account } from "../../../preview/cloud/account/account";
import { Server, call } from "../../../preview/engine/rpc";
import { fromStruct, toStruct } from "../../../preview/engine/struct";
import { type Properties, UNKNOWN_VALUE } from "../../../preview/engine/wire";
import { serveProvider } from "../../../preview/plugins/server";

const vpc = "urn:pulumi:dev::shop::aws:ec2/vpc:Vpc::it";
const gateway = "urn:pulumi:dev::shop::aws:ec2/internetGateway:InternetGateway::it";
const job = "urn:pulumi:dev::shop::kubernetes:batch/v1:Job::install";
const deployment = "urn:pulumi:dev::shop::ec:index/deployment:Deployment::it";

describe("a simulated provider that is served to the engine", () => {
  const servers: Server[] = [];
  const clients: ResourceProviderClient[] = [];
  afterEach(() => {
    clients.splice(0).forEach((client) => client.close());
    servers.splice(0).forEach((server) => server.close());
  });

  async function served(packageName: string): Promise<ResourceProviderClient> {
    const server = new Server();
    const account = new Account();
    serveProvider(server, packageName, (name, region = "us-east-1") =>
      simulate(name, { region, account, failing: /^install$/ }),
    );
    const client = new ResourceProviderClient(await server.listen(), credentials.createInsecure());
    servers.push(server);
    clients.push(client);
    return client;
  }

  async function create(
    client: ResourceProviderClient,
    urn: string,
    inputs: Properties,
    preview = false,
  ): Promise<{ id: string; outputs: Properties }> {
    const request = new CreateRequest();
    request.setUrn(urn);
    request.setProperties(toStruct(inputs));
    request.setPreview(preview);
    const response = await call(client, client.create, request);
    return { id: response.getId(), outputs: fromStruct(response.getProperties()) };
  }

  async function parameterized(client: ResourceProviderClient, name: string): Promise<void> {
    const value = new ParameterizeRequest.ParametersValue();
    value.setName(name);
    value.setVersion("1.2.3");
    const request = new ParameterizeRequest();
    request.setValue(value);
    const response = await call(client, client.parameterize, request);
    assert.deepEqual([response.getName(), response.getVersion()], [name, "1.2.3"]);
  }

  it("leaves unknown in a preview what the cloud computes, inside of what is given too", async () => {
    const client = await served("terraform-provider");
    await parameterized(client, "ec");
    const configured = await call(client, client.configure, new ConfigureRequest());
    assert.equal(configured.getSupportspreview(), true, "else the engine asks no preview of it");
    const inputs = { region: "eu-west-1", elasticsearch: { autoscale: false } };
    const planned = await create(client, deployment, inputs, true);
    assert.equal(planned.id, "");
    assert.deepEqual(planned.outputs.elasticsearch, {
      autoscale: false,
      resourceId: UNKNOWN_VALUE,
      httpsEndpoint: UNKNOWN_VALUE,
    });
    assert.equal(planned.outputs.elasticsearchUsername, UNKNOWN_VALUE);
    const { id, outputs } = await create(client, deployment, inputs);
    assert.match(id, /^facade00/);
    assert.equal(outputs.elasticsearchUsername, "elastic");
  });

  it("is in the region that the engine configures", async () => {
    const client = await served("aws");
    assert.match(String((await create(client, vpc, {})).outputs.arn), /:us-east-1:/);
    const request = new ConfigureRequest();
    request.setArgs(toStruct({ region: "eu-central-1" }));
    await call(client, client.configure, request);
    assert.match(String((await create(client, vpc, {})).outputs.arn), /:eu-central-1:/);
  });

  it("says of which property the cloud does not take the value", async () => {
    const client = await served("aws");
    const request = new CheckRequest();
    request.setUrn(vpc);
    request.setNews(toStruct({ cidrBlock: "10.0.0.0/16", instanceTenancy: "shared" }));
    const [failure, ...others] = (await call(client, client.check, request)).getFailuresList();
    assert.equal(failure.getProperty(), "instanceTenancy");
    assert.match(failure.getReason(), /"shared" is not allowed: AWS takes one of default/);
    assert.deepEqual(others, []);
    request.setNews(toStruct({ cidrBlock: "10.0.0.0/16" }));
    const accepted = await call(client, client.check, request);
    assert.deepEqual(accepted.getFailuresList(), []);
  });

  it("deletes what nothing uses any more", async () => {
    const client = await served("aws");
    const network = await create(client, vpc, { cidrBlock: "10.0.0.0/16" });
    const attached = await create(client, gateway, { vpcId: network.id });
    const configured = new ConfigureRequest();
    await call(client, client.configure, configured);
    const remove = async (urn: string, { id, outputs }: typeof network) => {
      const request = new DeleteRequest();
      request.setId(id);
      request.setUrn(urn);
      request.setProperties(toStruct(outputs));
      await call(client, client.delete, request);
    };
    await assert.rejects(remove(vpc, network), /DependencyViolation/);
    await remove(gateway, attached);
    await remove(vpc, network);
  });

  it("makes nothing in a preview", async () => {
    const client = await served("aws");
    const network = await create(client, vpc, { cidrBlock: "10.0.0.0/16" });
    await create(client, gateway, { vpcId: network.id }, true);
    await create(client, gateway, { vpcId: network.id });
    await assert.rejects(create(client, gateway, { vpcId: network.id }), /already has an internet/);
  });

  it("keeps the inputs that the state has when it is asked to read", async () => {
    const client = await served("aws");
    const { id, outputs } = await create(client, vpc, { cidrBlock: "10.0.0.0/16" });
    const request = new ReadRequest();
    request.setId(id);
    request.setUrn(vpc);
    request.setProperties(toStruct(outputs));
    request.setInputs(toStruct({ cidrBlock: "10.0.0.0/16" }));
    const response = await call(client, client.read, request);
    assert.deepEqual(fromStruct(response.getInputs()), { cidrBlock: "10.0.0.0/16" });
    assert.deepEqual(fromStruct(response.getProperties()), outputs);
  });

  it("says what it made where that does not become ready, in an update alone", async () => {
    const client = await served("kubernetes");
    const inputs = { metadata: { name: "install", namespace: "shop" }, spec: { backoffLimit: 0 } };
    assert.equal((await create(client, job, inputs, true)).id, "");
    await assert.rejects(create(client, job, inputs), (error: ServiceError) => {
      assert.match(error.message, /Job has reached the specified backoff limit/);
      const [bytes] = error.metadata.get("grpc-status-details-bin");
      const [detail] = Status.deserializeBinary(Buffer.from(bytes)).getDetailsList();
      const failed = detail.unpack(
        ErrorResourceInitFailed.deserializeBinary,
        "pulumirpc.ErrorResourceInitFailed",
      );
      assert.equal(failed?.getId(), "shop/install");
      assert.deepEqual(failed?.getReasonsList(), ["Job has reached the specified backoff limit"]);
      return true;
    });
  });

  /** By which of its own properties the provider says that all it manages has to be replaced. */
  async function replacedBy(
    packageName: string,
    olds: Properties,
    news: Properties,
  ): Promise<string[]> {
    const client = await served(packageName);
    const request = new DiffRequest();
    request.setOlds(toStruct(olds));
    request.setNews(toStruct(news));
    return (await call(client, client.diffConfig, request)).getReplacesList();
  }
  const kubeconfig = (server: string, token: string) =>
    JSON.stringify({
      "current-context": "edge",
      contexts: [{ name: "edge", context: { cluster: "edge", user: "deployer" } }],
      clusters: [{ name: "edge", cluster: { server } }],
      users: [{ name: "deployer", user: { token } }],
    });
  const [here, login, there] = [
    kubeconfig("https://here.example.com", "first"),
    kubeconfig("https://here.example.com", "second"),
    kubeconfig("https://there.example.com", "first"),
  ];

  it("replaces what is in another cluster", async () => {
    const cases: [Properties, Properties, string[]][] = [
      [{ clusterIdentifier: "a" }, { clusterIdentifier: "b" }, ["clusterIdentifier"]],
      [{ clusterIdentifier: "a" }, { clusterIdentifier: UNKNOWN_VALUE }, ["clusterIdentifier"]],
      [{ kubeconfig: here }, { kubeconfig: there }, ["kubeconfig"]],
      [{ kubeconfig: here }, { kubeconfig: UNKNOWN_VALUE }, ["kubeconfig"]],
    ];
    for (const [olds, news, expected] of cases) {
      assert.deepEqual(await replacedBy("kubernetes", olds, news), expected);
    }
  });

  it("does not replace what stays where it is", async () => {
    const named = { clusterIdentifier: "a" };
    const cases: [string, Properties, Properties][] = [
      ["kubernetes", { ...named, kubeconfig: here }, { ...named, kubeconfig: there }],
      ["kubernetes", { ...named, kubeconfig: here }, { ...named, kubeconfig: UNKNOWN_VALUE }],
      ["kubernetes", { kubeconfig: here }, { kubeconfig: login }],
      ["kubernetes", { kubeconfig: here }, { ...named, kubeconfig: here }],
      ["aws", { region: "eu-west-1" }, { region: "eu-central-1" }],
    ];
    for (const [packageName, olds, news] of cases) {
      assert.deepEqual(await replacedBy(packageName, olds, news), []);
    }
  });
});
