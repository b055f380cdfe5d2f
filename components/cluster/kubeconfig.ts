import * as pulumi from "@pulumi/pulumi";

/** The address of an EKS cluster's API, and the certificate authority that proves its identity. */
export interface EksEndpoint {
  readonly name: pulumi.Input<string>;
  readonly endpoint: pulumi.Input<string>;
  readonly certificateAuthorityData: pulumi.Input<string>;
}

/**
 * A kubeconfig that gets a token from the `aws` command for each connection, so it holds no credentials. It is
 * still a secret, like everything that gives access.
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
