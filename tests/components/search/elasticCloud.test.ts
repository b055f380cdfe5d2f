import * as assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { unwrap, isSecret } from "../../../preview/engine/wire";
import { assertInputs, at, type Deployment, plain } from "../../helpers/deployment";
import { deployLayout, existing } from "../../helpers/production";
import { nonEmpty } from "../../helpers/nonEmpty";

const region = "aws-eu-central-1";
const layout = (changes: Parameters<typeof deployLayout>[0] = {}) =>
  deployLayout({ openSearch: undefined, elasticCloud: { region }, ...changes });

describe("ElasticCloud", () => {
  let deployment: Deployment;
  before(async () => (deployment = await layout()));
  const cloud = (of = deployment) => of.get("Deployment", "tracardi-search", "ec:");
  const filter = (of = deployment) => of.get("DeploymentTrafficFilter", "tracardi-search");

  it("registers Elastic's Terraform provider, in the versions whose properties are known", () => {
    assert.deepEqual(deployment.packages, [
      {
        reference: "ec@0.13.0",
        name: "ec",
        version: "0.13.0",
        base: "terraform-provider",
        baseVersion: "1.1.3",
        parameter: '{"remote":{"url":"registry.opentofu.org/elastic/ec","version":"0.13.0"}}',
      },
    ]);
    for (const resource of [cloud(), filter()]) {
      assert.equal(resource.packageReference, "ec@0.13.0");
      assert.equal(resource.provider, "", "with its default provider");
    }
    assert.equal(cloud().type, "ec:index/deployment:Deployment");
    assert.equal(filter().type, "ec:index/deploymentTrafficFilter:DeploymentTrafficFilter");
    const others = deployment.all.filter(({ type }) => !type.startsWith("ec:"));
    assert.deepEqual([...new Set(others.map((each) => each.packageReference))], [""]);
  });

  it("is a deployment over three zones, of a version that was run", () => {
    const { name, ...inputs } = plain(cloud().inputs) as Record<string, unknown>;
    assert.match(String(name), /^tracardi-search-[0-9a-f]{8}$/);
    assert.deepEqual(inputs, {
      region,
      version: "8.11.4",
      deploymentTemplateId: "aws-general-purpose",
      elasticsearch: {
        autoscale: false,
        hot: { size: "8g", sizeResource: "memory", zoneCount: 3, autoscaling: {} },
      },
      kibana: {},
      trafficFilters: [filter().id],
      tags: { "tracardi-pulumi": "tracardi" },
    });
    assert.deepEqual(cloud().options.ignoreChanges, ["name"]);
    assert.equal(cloud().options.protect, true);
    assert.deepEqual(deployment.of("Domain"), []);
  });

  it("lets in the NAT gateways and nobody else", () => {
    const addresses = deployment.of("Eip").map(({ outputs }) => `${String(outputs.publicIp)}/32`);
    assert.equal(addresses.length, 3);
    assertInputs(filter(), {
      region,
      type: "ip",
      rules: addresses.map((source) => ({ source, description: "NAT gateway" })),
    });
  });

  it("lets in what the user names, which an existing network needs", async () => {
    const allowedNetworks = ["8.8.8.0/28", pulumi.output("9.9.9.9/32")];
    const other = await layout({
      network: { existing },
      elasticCloud: { region, allowedNetworks },
      protection: false,
    });
    assert.deepEqual(other.errors, []);
    assertInputs(filter(other), { rules: [{ source: "8.8.8.0/28" }, { source: "9.9.9.9/32" }] });
    assert.equal(cloud(other).options.protect, false);
  });

  it("does not undo its autoscaler, which may grow one tier alone", async () => {
    const other = await layout({
      elasticCloud: { region, memoryGiB: 16, maxMemoryGiB: 64, version: "7.17.29" },
    });
    const none = { autoscaling: { maxSize: "0g", maxSizeResource: "memory" } };
    assertInputs(cloud(other), {
      version: "7.17.29",
      elasticsearch: {
        autoscale: true,
        hot: {
          size: "16g",
          sizeResource: "memory",
          zoneCount: 3,
          autoscaling: { maxSize: "64g", maxSizeResource: "memory" },
        },
        warm: none,
        cold: none,
        frozen: none,
        ml: none,
      },
    });
    assert.deepEqual(cloud(other).options.ignoreChanges, ["name", "elasticsearch.hot.size"]);
  });

  it("can have a key of the user's", async () => {
    const encryptionKeyArn = "arn:aws:kms:eu-central-1:111122223333:key/facade00";
    const other = await layout({ elasticCloud: { region, encryptionKeyArn } });
    assertInputs(cloud(other), { encryptionKeyPath: encryptionKeyArn });
  });

  it("hands its own user to the installer alone, and pods a user that the installer makes", () => {
    const { elasticsearchPassword } = cloud().outputs;
    assert.ok(isSecret(elasticsearchPassword));
    assert.deepEqual(cloud().options.additionalSecretOutputs, ["elasticsearchPassword"]);
    const password = String(unwrap(elasticsearchPassword));
    const holders = deployment
      .of("Secret")
      .filter((each) => JSON.stringify(plain(each.inputs)).includes(password));
    assert.deepEqual(
      holders.map(({ name }) => name),
      ["tracardi-installer"],
    );
    const { stringData } = plain(holders[0].inputs) as { stringData: Record<string, string> };
    assert.equal(stringData.INSTALLER_SEARCH_MASTER_USERNAME, "elastic");
    const pods = plain(deployment.get("Secret", "tracardi-public-api").inputs) as typeof stringData;
    const own = (pods as unknown as { stringData: Record<string, string> }).stringData;
    assert.equal(own.ELASTIC_HTTP_AUTH_USERNAME, "tracardi");
    assert.match(own.ELASTIC_HTTP_AUTH_PASSWORD, /^.{32}$/);
  });

  it("is told to the pods with a port, and reached at that port of public addresses alone", () => {
    const container = "spec.template.spec.containers.0.env";
    const job = deployment.get("Job", "tracardi-installer");
    const env = at(job, container) as { name: string; value?: string }[];
    const value = (wanted: string) => env.find(({ name }) => name === wanted)?.value;
    assert.match(value("ELASTIC_HOST") ?? "", /^https:\/\/[a-z0-9.-]+\.invalid:443$/);
    assert.equal(value("SEARCH_FLAVOR"), "elasticsearch");
    assert.equal(value("INSTALLER_SEARCH_USER"), "create");
    const egress = at(
      deployment.get("NetworkPolicy", "tracardi-internal-api-installer"),
      "spec.egress",
    ) as { to: { ipBlock: { cidr: string } }[]; ports: { port: number }[] }[];
    const outside = egress.find(({ to }) => to.length > 10);
    assert.deepEqual(
      outside?.ports.map(({ port }) => port),
      [443],
    );
    assert.ok(!nonEmpty(outside?.to ?? []).some(({ ipBlock }) => ipBlock.cidr.startsWith("10.")));
  });

  it("passes a first preview, in which its endpoint is not known", async () => {
    const first = await deployLayout(
      { openSearch: undefined, elasticCloud: { region } },
      { unknowns: true },
    );
    assert.deepEqual(first.errors, []);
    assert.equal(first.of("DeploymentTrafficFilter").length, 1);
  });

  it("stops at a network from another resource that is too wide", async () => {
    const allowedNetworks = [pulumi.output("0.0.0.0/0")];
    const other = await layout({ elasticCloud: { region, allowedNetworks } });
    assert.match(
      other.errors.join("\n"),
      /elasticCloud\.allowedNetworks\[0\]: "0\.0\.0\.0\/0" is not allowed/,
    );
    assert.deepEqual(other.of("DeploymentTrafficFilter"), []);
  });
});
