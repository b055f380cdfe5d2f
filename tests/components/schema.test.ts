import * as assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import * as path from "node:path";
import { byContent } from "../helpers/byContent";

interface Properties {
  readonly [name: string]: { readonly description?: string };
}

interface Schema {
  readonly resources: {
    readonly [type: string]: {
      readonly properties: Properties;
      readonly required: string[];
      readonly inputProperties: Properties;
      readonly requiredInputs: string[];
    };
  };
  readonly types: { readonly [type: string]: { readonly properties?: Properties } };
}

const root = path.resolve(__dirname, "..", "..");

const infer = 'process.stdout.write(require("./plugin/packageSchema").packageSchema())';

/** The schema by which programs in other languages use the component. */
describe("schema of TracardiProduction", () => {
  const text = readFileSync(path.join(root, "plugin", "schema.json"), "utf8");
  const { resources, types } = JSON.parse(text) as Schema;
  const { properties, required, inputProperties, requiredInputs } =
    resources["tracardi-pulumi:index:TracardiProduction"];

  it("is what npm run package-schema makes", () => {
    // In a process of its own: the compiler takes 900 MB for the types of the AWS and Kubernetes SDKs.
    const args = ["-r", "./loader/register.cjs", "-e", infer];
    const inferred = byContent(["schema of the component", infer], () =>
      execFileSync(process.execPath, args, { cwd: root, encoding: "utf8", maxBuffer: 10 ** 7 }),
    );
    assert.equal(text, inferred);
  });

  it("has these inputs, the required ones first", () => {
    const least = ["hosts", "trustedNetworks", "access", "adminEmail"];
    assert.deepEqual([...requiredInputs].sort(), [...least].sort());
    assert.deepEqual(Object.keys(inputProperties), [
      ...least,
      "kubernetesApi",
      "openSearch",
      "elasticCloud",
      "existingSearch",
      "indices",
      "dns",
      "certificates",
      "profile",
      "placement",
      "existingClusters",
      "network",
      "kubernetesVersion",
      "publicApi",
      "internalApi",
      "gui",
      "maintenance",
      "collector",
      "firewall",
      "accessLogs",
      "httpPort",
      "egress",
      "guards",
      "redis",
      "mysql",
      "tracardi",
      "images",
      "apm",
      "updateWorker",
      "identity",
      "kmsKeyArn",
      "iam",
      "protection",
      "unprotected",
      "logRetentionDays",
      "tags",
    ]);
  });

  it("has these outputs, of which those of the GUI, MySQL, the firewall and the access logs may be absent", () => {
    const always = [
      "publicApiUrl",
      "internalApiUrl",
      "adminEmail",
      "adminPassword",
      "kubeconfigs",
      "clusterNames",
      "clusterSecurityGroupIds",
      "searchEndpoint",
      "redisHost",
      "loadBalancers",
      "vpcId",
      "subnetIds",
      "routeTableIds",
      "natAddresses",
      "peeringConnectionIds",
      "transitGatewayAttachmentIds",
    ];
    const optional = ["guiUrl", "mysqlHost", "webAclArn", "accessLogsBucket", "privateZoneId"];
    assert.deepEqual([...required].sort(), [...always].sort());
    assert.deepEqual(Object.keys(properties).sort(), [...always, ...optional].sort());
  });

  it("describes every input, output and property of a type", () => {
    const all = {
      inputs: inputProperties,
      outputs: properties,
      ...Object.fromEntries(
        Object.entries(types).map(([name, type]) => [name, type.properties ?? {}]),
      ),
    };
    const silent = Object.entries(all).flatMap(([owner, properties]) =>
      Object.entries(properties)
        .filter(([, { description }]) => !description?.trim())
        .map(([name]) => `${owner}.${name}`),
    );
    assert.deepEqual(silent, []);
  });

  it("has a type for everything", () => {
    assert.doesNotMatch(text, /\[object Object\]|pulumi\.json#\/Any/);
    const unresolved = [...text.matchAll(/"#\/types\/tracardi-pulumi:index:(\w+)"/g)]
      .map(([, name]) => name)
      .filter((name) => !Object.hasOwn(types, `tracardi-pulumi:index:${name}`));
    assert.deepEqual(unresolved, []);
  });
});
