import type { Resource } from "../../../preview/engine/resource";
import { preview } from "../../../preview/preview";
import { readProject } from "../../../preview/project/project";
import type { Described, StackInput } from "./input";
import { projectFileOf } from "./project";

/** Runs a stack's program offline to get the resources that it declares. */
export async function readStack(
  folder: string,
  { stack, unknowns }: { readonly stack?: string; readonly unknowns: boolean },
): Promise<StackInput> {
  const project = readProject(folder, stack);
  const { resources, diagnostics } = await preview({ project, policyConfig: {}, unknowns });
  const file = projectFileOf(folder) ?? folder;
  const warned = diagnostics.filter(({ severity }) => severity === "warning");
  const told = warned.map(({ message }) => message);
  return {
    resources: resources.map((resource) => describe(resource, { file })),
    warnings: [...project.warnings, ...told],
    // Resources built from the result of such a function are missing, so the rules cannot see them.
    doubts: told.flatMap((message) => notSimulated.exec(message)?.[1] ?? []).map(doubtAbout),
    secrets: project.secretKeys.map((key) => project.config[key]).filter(isGiven),
  };
}

const notSimulated = /^the function (\S+) is not simulated/;

const doubtAbout = (name: string): string =>
  `what the program makes of the result of ${name}, which the offline preview does not know. ` +
  (name === "kubernetes:helm:template"
    ? "Judge the output of `helm template`, or of `pulumi preview --json --show-sames --show-reads`."
    : "Judge the output of `pulumi preview --json --show-sames --show-reads`.");

const isGiven = (text: string | undefined): text is string => text !== undefined;

const describe = (resource: Resource, place: Described["place"]): Described => ({
  urn: resource.urn,
  type: resource.type,
  name: resource.name,
  inputs: resource.inputs,
  outputs: resource.outputs,
  references: resource.propertyDependencies,
  provider: resource.provider === "" ? undefined : resource.provider,
  ignoredChanges: resource.options.ignoreChanges,
  external: resource.external,
  component: !resource.custom,
  place,
});
