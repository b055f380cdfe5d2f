import * as assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import * as path from "node:path";
import { byContent } from "../helpers/byContent";

interface Property {
  readonly type?: string;
  readonly $ref?: string;
  readonly optional?: boolean;
  readonly description?: string;
}

interface Type {
  readonly name: string;
  readonly properties?: { readonly [name: string]: Property };
}

const root = path.resolve(__dirname, "..", "..");

/** Of the component alone: with its own tsconfig, the analyzer would read what uses it as well. */
const analyze = `
  const { mkdirSync, mkdtempSync, rmSync, writeFileSync } = require("node:fs");
  const { join } = require("node:path");
  const { Analyzer } = require("@pulumi/pulumi/provider/experimental/analyzer");
  const manifest = require("./package.json");
  const { compilerOptions } = require("./tsconfig.json");
  const entry = join(process.cwd(), manifest.exports["."]);
  const cache = join(process.cwd(), "node_modules", ".cache");
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, "analyzed-"));
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: [entry] }));
  const names = new Set(["TracardiProduction"]);
  const found = { ...manifest, exports: entry };
  const schema = new Analyzer(folder, manifest.name, found, names).analyze();
  rmSync(folder, { recursive: true });
  process.stdout.write(JSON.stringify(schema));
`;

/** The schema by which programs in other languages use the component. */
describe("schema of TracardiProduction", () => {
  let inputs: { readonly [name: string]: Property };
  let outputs: { readonly [name: string]: Property };
  let types: Type[];
  let text: string;

  before(() => {
    // In a process of its own: the compiler takes 900 MB for the types of the AWS and Kubernetes SDKs.
    const options = { cwd: root, encoding: "utf8", maxBuffer: 10 ** 7 } as const;
    text = byContent(["schema of the component", analyze], () =>
      execFileSync(process.execPath, ["-e", analyze], options),
    );
    const schema = JSON.parse(text);
    ({ inputs, outputs } = schema.components.TracardiProduction);
    types = Object.values(schema.typeDefinitions) as Type[];
  });

  const required = (properties: { readonly [name: string]: Property }) =>
    Object.keys(properties).filter((name) => !properties[name].optional);

  it("has these inputs, the required ones first", () => {
    const least = ["hosts", "trustedNetworks", "access", "adminEmail"];
    assert.deepEqual(required(inputs), least);
    assert.deepEqual(Object.keys(inputs), [
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
    assert.deepEqual(required(outputs).sort(), [...always].sort());
    assert.deepEqual(Object.keys(outputs).sort(), [...always, ...optional].sort());
  });

  it("describes every input, output and property of a type", () => {
    const all = {
      inputs,
      outputs,
      ...Object.fromEntries(types.map((type) => [type.name, type.properties ?? {}])),
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
      .filter((name) => !types.some((type) => type.name === name));
    assert.deepEqual(unresolved, []);
  });
});
