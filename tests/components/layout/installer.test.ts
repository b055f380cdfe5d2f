import * as assert from "node:assert/strict";
import { assertInputs, at, type Deployment } from "../../helpers/deployment";
import { production } from "../../helpers/production";
import { nonEmpty } from "../../helpers/nonEmpty";

interface Variable {
  readonly name: string;
  readonly value?: string;
  readonly valueFrom?: { readonly secretKeyRef: { readonly name: string } };
}

describe("the installer Job", () => {
  let deployment: Deployment;
  before(async () => (deployment = await production()));
  const job = () => deployment.get("Job", "tracardi-installer");
  const env = () => at(job(), "spec.template.spec.containers.0.env") as Variable[];

  it("runs the API's own image beside the internal API, far from the internet", () => {
    assert.equal(
      job().provider,
      deployment.get("kubernetes", "tracardi-core", "pulumi:providers").urn,
    );
    assertInputs(job(), {
      "metadata.namespace": "tracardi-internal-api",
      "spec.template.spec.nodeSelector": { "tracardi-pulumi/pool": "tracardi-core" },
      "spec.template.spec.restartPolicy": "Never",
      "spec.template.spec.containers.0.image": "docker.io/tracardi/tracardi-api:0.8.2.1",
      "spec.template.spec.containers.0.securityContext.readOnlyRootFilesystem": true,
    });
  });

  it("is selected by no Service, which would send it requests", () => {
    const labels = at(job(), "spec.template.metadata.labels") as Record<string, string>;
    for (const service of nonEmpty(deployment.of("Service"))) {
      const selector = Object.entries(at(service, "spec.selector") as Record<string, string>);
      assert.ok(!selector.every(([key, value]) => labels[key] === value), service.name);
    }
  });

  it("rewrites the mappings for OpenSearch, and makes the pods' user with the master's rights", () => {
    const values = Object.fromEntries(env().map(({ name, value }) => [name, value]));
    assert.equal(values.SEARCH_FLAVOR, "opensearch");
    assert.equal(values.INSTALLER_SEARCH_USER, "create");
    assert.equal(values.INSTALLER_ADMIN_EMAIL, "platform@example.com");
  });

  it("gets every secret by reference: its own, and those of the internal API", () => {
    const names = (secret: string) => {
      const from = at(deployment.get("Secret", secret), "metadata.name");
      return env()
        .filter(({ valueFrom }) => valueFrom?.secretKeyRef.name === from)
        .map(({ name }) => name)
        .sort();
    };
    assert.deepEqual(names("tracardi-installer"), [
      "INSTALLER_ADMIN_PASSWORD",
      "INSTALLER_SEARCH_MASTER_PASSWORD",
      "INSTALLER_SEARCH_MASTER_USERNAME",
    ]);
    assert.deepEqual(names("tracardi-internal-api"), [
      "AUTO_PROFILE_MERGING",
      "ELASTIC_HTTP_AUTH_PASSWORD",
      "ELASTIC_HTTP_AUTH_USERNAME",
      "INSTALLATION_TOKEN",
    ]);
    const all = env().map(({ name }) => name);
    assert.equal(new Set(all).size, all.length, "each name once");
  });

  it("lays out the indices exactly as the API instances expect them", () => {
    const layout = /^(ELASTIC_|REDIS_|TENANT_NAME|MULTI_TENANT)/;
    const of = (variables: Variable[]) =>
      variables.filter(({ name, value }) => layout.test(name) && value !== undefined);
    const api = at(
      deployment.get("Deployment", "tracardi-internal-api"),
      "spec.template.spec.containers.0.env",
    ) as Variable[];
    assert.deepEqual(of(env()), of(api));
    assert.ok(of(env()).length >= 8);
  });
});
