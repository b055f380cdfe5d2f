import { stringify } from "yaml";
import type { Resource } from "../preview/engine/resource";
import { object, text } from "../preview/cloud/package";
import { inApplyOrder } from "./applyOrder";
import { isKubernetesObject, type Manifest, manifestOf } from "./manifest";

/** The objects of one EKS cluster, in the order to apply them. */
export interface ClusterManifests {
  /** The cluster's name; the provider's if it has none. */
  readonly name: string;
  readonly manifests: readonly Manifest[];
}

/** The Kubernetes half of a stack, per cluster. */
export function manifestsByCluster(resources: readonly Resource[]): ClusterManifests[] {
  const clusters = new Map<string, Manifest[]>();
  for (const resource of inApplyOrder(resources, isKubernetesObject, namespacesFirst(resources))) {
    const provider = resources.find(({ urn }) => urn === resource.provider);
    const name = text(provider?.inputs.clusterIdentifier) ?? provider?.name ?? "default";
    clusters.set(name, [...(clusters.get(name) ?? []), manifestOf(resource)]);
  }
  return [...clusters]
    .map(([name, manifests]) => ({ name, manifests }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** An object may refer to its namespace by name only, so Pulumi does not know the dependency. */
function namespacesFirst(resources: readonly Resource[]): (resource: Resource) => string[] {
  const key = (provider: string, namespace: string) => `${provider} ${namespace}`;
  const namespaces = new Map(
    resources
      .filter(({ type }) => type === "kubernetes:core/v1:Namespace")
      .map(({ provider, inputs, urn }) => [
        key(provider, text(object(inputs.metadata).name) ?? ""),
        urn,
      ]),
  );
  return ({ provider, inputs }) => {
    const urn = namespaces.get(key(provider, text(object(inputs.metadata).namespace) ?? ""));
    return urn === undefined ? [] : [urn];
  };
}

/** A file for each object, by name; the names sort in the order to apply them. */
export function filesOf({ manifests }: ClusterManifests): Map<string, string> {
  const width = String(manifests.length).length;
  return new Map(
    manifests.map((manifest, index) => {
      const number = String(index + 1).padStart(width, "0");
      const name = fileName(`${manifest.kind}-${manifest.name}`.toLowerCase());
      return [`${number}-${name}.yaml`, fileOf(manifest)];
    }),
  );
}

/** Cluster names may contain colons, and Pulumi's logical names any character. */
export const fileName = (name: string): string => name.replace(/[^A-Za-z0-9._-]/g, "-");

/** Comments at the top list the values that will differ in a deployment. */
function fileOf({ body, simulated, unknown, secrets }: Manifest): string {
  const notes = [
    ...simulated.map((path) => `# simulated: ${path}`),
    ...unknown.map((path) => `# not simulated, left out: ${path}`),
    ...secrets.map((path) => `# secret, left out: ${path}`),
  ];
  // kubectl reads YAML 1.1, in which an unquoted `no` is a boolean.
  return [...notes, stringify(body, { version: "1.1", lineWidth: 0 })].join("\n");
}
