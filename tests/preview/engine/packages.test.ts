import assert from "node:assert/strict";
import { Parameterization, RegisterPackageRequest } from "@pulumi/pulumi/proto/resource_pb";
import { Packages } from "../../../preview/engine/packages";
import { UNKNOWN_VALUE, isSecret } from "../../../preview/engine/wire";
import { previewOf } from "../helpers/fixtures";

function request(version?: string): RegisterPackageRequest {
  const asked = new RegisterPackageRequest();
  asked.setName("terraform-provider");
  asked.setVersion("1.1.3");
  if (version !== undefined) {
    const parameterization = new Parameterization();
    parameterization.setName("ec");
    parameterization.setVersion(version);
    parameterization.setValue(Buffer.from('{"remote":{}}'));
    asked.setParameterization(parameterization);
  }
  return asked;
}

const reference = (packageref: string, version = "") => ({
  getPackageref: () => packageref,
  getVersion: () => version,
});

describe("packages made of a provider by a parameter", () => {
  it("have a reference each, the same for the same package", () => {
    const packages = new Packages();
    const ref = packages.register(request("0.13.0")).getRef();
    assert.equal(packages.register(request("0.13.0")).getRef(), ref);
    assert.notEqual(packages.register(request("0.12.5")).getRef(), ref);
    assert.deepEqual(
      packages.all().map(({ name, version, base, parameter }) => [name, version, base, parameter]),
      [
        ["ec", "0.13.0", "terraform-provider", '{"remote":{}}'],
        ["ec", "0.12.5", "terraform-provider", '{"remote":{}}'],
      ],
    );
  });

  it("give their version to the resources that refer to them", () => {
    const packages = new Packages();
    const ref = packages.register(request("0.13.0")).getRef();
    assert.equal(packages.versionOf(reference(ref)), "0.13.0");
    assert.equal(packages.versionOf(reference("", "7.48.0")), "7.48.0");
    assert.throws(() => packages.versionOf(reference("other")), /unknown package reference other/);
  });

  it("are refused without a parameter", () => {
    assert.throws(
      () => new Packages().register(request()),
      /knows no package terraform-provider without a parameter/,
    );
  });
});

describe("a program with such a package, in the preview", () => {
  it("gets a default provider for each version, and simulated values", async () => {
    const { resources, outputs } = await previewOf("parameterized");
    const used = Object.fromEntries(
      resources.map(({ name, provider }) => [name, provider.split("::").pop()]),
    );
    assert.deepEqual(
      [used.first, used.second, used.older],
      ["default_0_13_0", "default_0_13_0", "default_0_12_5"],
    );
    assert.match(
      String(outputs.endpoint),
      /^https:\/\/simulated-[0-9a-f]{8}\.es\.us-east-1\.invalid:9243$/,
    );
    assert.ok(isSecret(outputs.password));
  });

  it("has unknown values where nobody knows them yet", async () => {
    const { outputs } = await previewOf("parameterized", { unknowns: true });
    assert.equal(outputs.endpoint, UNKNOWN_VALUE);
  });

  it("is told of a package that it has not registered", async () => {
    await assert.rejects(
      previewOf("parameterized", { stack: "unknown" }),
      /unknown package reference ec@0\.0\.1/,
    );
  });
});
