import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Analyzer } from "@pulumi/pulumi/provider/experimental/analyzer";
import { generateSchema } from "@pulumi/pulumi/provider/experimental/schema";

const root = join(__dirname, "..");

/** Where the schema is kept. */
export const schemaFile = join(__dirname, "schema.json");

/** Infers Pulumi's package schema from the component's types. */
export function packageSchema(): string {
  const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const { name, version, description } = manifest;
  const { components, typeDefinitions, dependencies } = analyzed(manifest);
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

/** Of the component alone: with the repository's own tsconfig.json, the analyzer would read what uses it as well. */
function analyzed(manifest: { readonly name: string; readonly exports: { readonly ".": string } }) {
  const { compilerOptions } = JSON.parse(readFileSync(join(root, "tsconfig.json"), "utf8"));
  const entry = join(root, manifest.exports["."]);
  const cache = join(root, "node_modules", ".cache");
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, "analyzed-"));
  try {
    const project = { compilerOptions, files: [entry] };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(project));
    const names = new Set(["TracardiProduction"]);
    return new Analyzer(folder, manifest.name, { ...manifest, exports: entry }, names).analyze();
  } finally {
    rmSync(folder, { recursive: true });
  }
}
