import { accessSync, constants, copyFileSync, realpathSync } from "node:fs";
import { delimiter, join } from "node:path";
import { built, module } from "../helpers/goPrograms";

const modules = join(__dirname, "programs");

/** Pulumi's command line, with the engine in it: the one on the PATH, or our own. */
export function pulumi(): string {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const installed = folders.map((folder) => join(folder, "pulumi")).find(isExecutable);
  if (installed !== undefined) return realpathSync(installed);

  const source = join(modules, "pulumi");
  const stamp = () => ({
    "github.com/pulumi/pulumi/sdk/v3/go/common/version.Version": module(
      source,
      "github.com/pulumi/pulumi/pkg/v3",
      "Version",
    ),
  });
  return join(built({ name: "pulumi", source, stamp }), "pulumi");
}

/** Pulumi's language host for programs in YAML. */
export function yamlLanguage(): string {
  const name = "pulumi-language-yaml";
  return join(built({ name, source: join(modules, name) }), name);
}

/** Pulumi's own Kubernetes provider. */
export function kubernetesProvider(): string {
  const name = "pulumi-resource-kubernetes";
  const source = join(modules, name);
  const provider = "github.com/pulumi/pulumi-kubernetes/provider/v4";
  const folder = built({
    name,
    source,
    packages: ".",
    stamp: () => ({ [`${provider}/pkg/version.Version`]: module(source, provider, "Version") }),
    more: (into) => {
      const own = join(module(source, provider, "Dir"), "cmd", name);
      copyFileSync(join(own, "schema.json"), join(into, "schema.json"));
    },
  });
  return join(folder, name);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
