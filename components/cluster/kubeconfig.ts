import * as pulumi from "@pulumi/pulumi";

/** Where the API of an EKS cluster is, and how it proves to be it. */
export interface EksEndpoint {
  readonly name: pulumi.Input<string>;
  readonly endpoint: pulumi.Input<string>;
  readonly certificateAuthorityData: pulumi.Input<string>;
}

/**
 * A kubeconfig that fetches a token through the `aws` command for each connection, so that it holds no
 * credentials of its own. It is a secret all the same, as everything that opens a door.
 */
export function kubeconfig(
  cluster: EksEndpoint,
  region: pulumi.Input<string>,
): pulumi.Output<string> {
  const { name, endpoint, certificateAuthorityData } = cluster;
  return pulumi.secret(
    pulumi.jsonStringify({
      apiVersion: "v1",
      kind: "Config",
      clusters: [
        {
          name,
          cluster: {
            server: endpoint,
            "certificate-authority-data": certificateAuthorityData,
          },
        },
      ],
      contexts: [{ name, context: { cluster: name, user: name } }],
      "current-context": name,
      users: [
        {
          name,
          user: {
            exec: {
              apiVersion: "client.authentication.k8s.io/v1beta1",
              command: "aws",
              args: [
                "--region",
                region,
                "eks",
                "get-token",
                "--cluster-name",
                name,
                "--output",
                "json",
              ],
            },
          },
        },
      ],
    }),
  );
}
