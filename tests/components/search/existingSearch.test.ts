import * as assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { type ExistingSearchArgs, SearchFlavor } from "../../../index";
import { isSecret } from "../../../preview/engine/wire";
import { at, type Deployment, plain } from "../../helpers/deployment";
import { deployLayout } from "../../helpers/production";
import { nonEmpty } from "../../helpers/nonEmpty";

const pem = "-----BEGIN CERTIFICATE-----\nMIIBszCCAVmgAwIBAgIU\n-----END CERTIFICATE-----\n";
const given: ExistingSearchArgs = {
  url: "https://search.example.com:9200",
  flavor: SearchFlavor.Elasticsearch,
  username: "tracardi",
  password: "p@ss:word",
  networks: ["10.20.0.0/24", "8.8.8.8/32"],
};
const layout = (changes: Partial<ExistingSearchArgs> = {}) =>
  deployLayout({ openSearch: undefined, existingSearch: { ...given, ...changes } });

interface Container {
  env: { name: string; value?: string; valueFrom?: unknown }[];
  volumeMounts: { name: string; mountPath: string; readOnly?: boolean }[];
}

const kubernetes = "kubernetes:";
const apis = (deployment: Deployment) => [
  deployment.get("Deployment", "tracardi-public-api", kubernetes),
  deployment.get("Deployment", "tracardi-internal-api", kubernetes),
  deployment.get("Deployment", "tracardi-apm", kubernetes),
  deployment.get("Job", "tracardi-installer"),
];
const containerOf = (workload: ReturnType<typeof apis>[number]) =>
  at(workload, "spec.template.spec.containers.0") as Container;
const variable = ({ env }: Container, wanted: string) =>
  env.find(({ name }) => name === wanted)?.value;
const secretsOf = (deployment: Deployment, name: string) =>
  (plain(deployment.get("Secret", name).inputs) as { stringData: Record<string, string> })
    .stringData;

describe("existingSearch", () => {
  let deployment: Deployment;
  before(async () => (deployment = await layout()));

  it("makes no search engine and no user on one", () => {
    assert.deepEqual(deployment.errors, []);
    assert.deepEqual([deployment.of("Domain"), deployment.packages], [[], []]);
    assert.deepEqual(
      deployment.names("RandomPassword").filter((name) => name.includes("search")),
      [],
    );
    const installer = containerOf(deployment.get("Job", "tracardi-installer"));
    assert.equal(variable(installer, "INSTALLER_SEARCH_USER"), "existing");
    assert.equal(variable(installer, "SEARCH_FLAVOR"), "elasticsearch");
    assert.ok(
      !nonEmpty(Object.keys(secretsOf(deployment, "tracardi-installer"))).some((name) =>
        name.includes("MASTER"),
      ),
    );
  });

  it("gives pods its URL and login, the password by a Secret", () => {
    for (const workload of nonEmpty(apis(deployment))) {
      assert.equal(variable(containerOf(workload), "ELASTIC_HOST"), given.url, workload.name);
    }
    const { stringData } = deployment.get("Secret", "tracardi-public-api").inputs;
    assert.ok(
      isSecret(stringData) || nonEmpty(Object.values(stringData as object)).every(isSecret),
    );
    const values = secretsOf(deployment, "tracardi-public-api");
    assert.equal(values.ELASTIC_HTTP_AUTH_USERNAME, "tracardi");
    assert.equal(values.ELASTIC_HTTP_AUTH_PASSWORD, "p@ss:word");
    assert.ok(!("ELASTIC_API_KEY" in values));
  });

  it("is reached at its own networks and port, by no security group of ours", () => {
    for (const name of ["tracardi-public-api-public-api", "tracardi-internal-api-installer"]) {
      const egress = at(deployment.get("NetworkPolicy", name), "spec.egress") as {
        to: { ipBlock: { cidr: string } }[];
        ports: { port: number }[];
      }[];
      const flow = egress.find(({ ports }) => ports[0].port === 9200);
      assert.deepEqual(
        flow?.to.map(({ ipBlock }) => ipBlock.cidr),
        ["10.20.0.0/24", "8.8.8.8/32"],
        name,
      );
    }
    assert.deepEqual(
      deployment.names("SecurityGroupIngressRule").filter((name) => name.endsWith("-to-search")),
      [],
    );
  });

  it("is trusted by the public authorities, where no other is named", () => {
    for (const workload of nonEmpty(apis(deployment))) {
      assert.equal(variable(containerOf(workload), "ELASTIC_CA_FILE"), undefined);
    }
  });

  it("is trusted by its own authority in every process that talks to it", async () => {
    const other = await layout({ caCertificate: pulumi.output(pem) });
    assert.deepEqual(other.errors, []);
    for (const workload of nonEmpty(apis(other))) {
      const container = containerOf(workload);
      assert.equal(variable(container, "ELASTIC_CA_FILE"), "/etc/tracardi/search/ca.pem");
      const mount = container.volumeMounts.find(({ name }) => name === "search-ca");
      assert.deepEqual(
        mount,
        { name: "search-ca", mountPath: "/etc/tracardi/search", readOnly: true },
        workload.name,
      );
      const volumes = at(workload, "spec.template.spec.volumes") as {
        name: string;
        configMap?: { name: string };
      }[];
      const role = workload.name === "tracardi-public-api" ? "public-api" : "internal-api";
      const map = other.get("ConfigMap", `tracardi-${role}-search-ca`);
      assert.equal(
        volumes.find(({ name }) => name === "search-ca")?.configMap?.name,
        at(map, "metadata.name"),
      );
      assert.deepEqual(map.inputs.data, { "ca.pem": pem }, "public, and so no secret");
    }
    const gui = other.get("Deployment", "tracardi-gui", kubernetes);
    assert.ok(!nonEmpty(containerOf(gui).volumeMounts).some(({ name }) => name === "search-ca"));
  });

  it("takes an API key in place of a user", async () => {
    const apiKey = { id: "VuaCfGcBCdbkQm", key: pulumi.output("ui2lp2axTNmsyakw9tvNnw") };
    const other = await layout({ username: undefined, password: undefined, apiKey });
    assert.deepEqual(other.errors, []);
    for (const name of ["tracardi-public-api", "tracardi-internal-api"]) {
      const values = secretsOf(other, name);
      assert.equal(values.ELASTIC_API_KEY_ID, "VuaCfGcBCdbkQm");
      assert.equal(values.ELASTIC_API_KEY, "ui2lp2axTNmsyakw9tvNnw");
      assert.ok(!("ELASTIC_HTTP_AUTH_USERNAME" in values));
    }
  });

  it("stops at a wrong value from another resource, and does not show it", async () => {
    const other = await layout({
      password: pulumi.output("two words"),
      caCertificate: pulumi.output("-----BEGIN PRIVATE KEY-----"),
    });
    const told = other.errors.join("\n");
    assert.match(told, /existingSearch\.password: \[secret\] is not allowed/);
    assert.match(told, /existingSearch\.caCertificate: \[secret\] is not allowed/);
    assert.doesNotMatch(told, /two words|PRIVATE/);
  });
});
