import type * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

/**
 * A kubeconfig that fetches a token through the `aws` command for each connection, so that it holds no
 * credentials of its own. It is a secret all the same, as everything that opens a door.
 */
export function kubeconfig(
  cluster: aws.eks.Cluster,
  region: pulumi.Input<string>,
): pulumi.Output<string> {
  const name = cluster.name;
  return pulumi.secret(
    pulumi.jsonStringify({
      apiVersion: "v1",
      kind: "Config",
      clusters: [
        {
          name,
          cluster: {
            server: cluster.endpoint,
            "certificate-authority-data": cluster.certificateAuthority.data,
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
