import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Analyzer } from "@pulumi/pulumi/provider/experimental/analyzer";
import { generateSchema } from "@pulumi/pulumi/provider/experimental/schema";

/** Where the schema is kept. */
export const schemaFile = join(__dirname, "schema.json");

/** Infers Pulumi's package schema from the component's types. It takes TypeScript's compiler a gigabyte of memory. */
export function packageSchema(): string {
  const root = join(__dirname, "..");
  const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const { name, version, description } = manifest;
  const names = new Set(["TracardiProduction"]);
  const found = new Analyzer(root, name, manifest, names).analyze();
  const { components, typeDefinitions, dependencies } = found;
  const schema = generateSchema(
    name,
    version,
    description,
    components,
    typeDefinitions,
    dependencies,
  );
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}
