import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { EnvVar, Volume, VolumeMount } from "./podParts";

/** Additional files of a container, and the variables with their paths. */
export interface ContainerFiles {
  readonly env: EnvVar[];
  readonly volumes: Volume[];
  readonly mounts: VolumeMount[];
}

/** The variable from which Tracardi reads the file's path. */
export const caFileVariable = "ELASTIC_CA_FILE";

const folder = "/etc/tracardi/search";
const file = "ca.pem";

/** What containers of a namespace need to trust the search endpoint: nothing if a public authority signed it. */
export function createSearchTrust(
  name: string,
  namespace: kubernetes.core.v1.Namespace,
  caCertificate: pulumi.Output<string> | undefined,
  opts: pulumi.CustomResourceOptions,
): ContainerFiles {
  if (!caCertificate) return { env: [], volumes: [], mounts: [] };
  const certificates = new kubernetes.core.v1.ConfigMap(
    name,
    { metadata: { namespace: namespace.metadata.name }, data: { [file]: caCertificate } },
    opts,
  );
  const volume = "search-ca";
  return {
    env: [{ name: caFileVariable, value: `${folder}/${file}` }],
    volumes: [{ name: volume, configMap: { name: certificates.metadata.name } }],
    mounts: [{ name: volume, mountPath: folder, readOnly: true }],
  };
}
