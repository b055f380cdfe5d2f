import * as pulumi from "@pulumi/pulumi";

/**
 * Elastic's Terraform provider as a Pulumi package, as `pulumi package add terraform-provider elastic/ec` would
 * generate it: npm has no package for it.
 *
 * Sources: the fields, pulumi/pulumi pkg/codegen/nodejs/gen.go (genUtilitiesFile); the parameter,
 * pulumi/pulumi-terraform-bridge dynamic/parameterize/value.go; the versions, the newest tags of
 * pulumi/pulumi-terraform-provider and elastic/terraform-provider-ec in August 2026.
 */
const provider = {
  base: { name: "terraform-provider", version: "1.1.3" },
  name: "ec",
  version: "0.13.0",
  source: "registry.opentofu.org/elastic/ec",
} as const;

/** The package reference that resources use; the SDK asks the engine only once. */
export async function elasticCloudPackage(): Promise<string> {
  const { base, name, version, source } = provider;
  const parameter = JSON.stringify({ remote: { url: source, version } });
  return pulumi.runtime.registerPackage({
    baseProviderName: base.name,
    baseProviderVersion: base.version,
    baseProviderDownloadUrl: "",
    packageName: name,
    packageVersion: version,
    base64Parameter: Buffer.from(parameter).toString("base64"),
  });
}
