import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { validatedOutput } from "../validation/validatedOutput";

/** The login to the image registries in a namespace. Returns its name, for the pods there. */
export function createPullSecret(
  name: string,
  component: string,
  namespace: kubernetes.core.v1.Namespace,
  login: pulumi.Input<string> | undefined,
  opts: pulumi.CustomResourceOptions,
): pulumi.Output<string> | undefined {
  if (login === undefined) return undefined;
  const secret = new kubernetes.core.v1.Secret(
    `${name}-pull`,
    {
      metadata: { namespace: namespace.metadata.name },
      type: "kubernetes.io/dockerconfigjson",
      stringData: { ".dockerconfigjson": validatedOutput(component, "images.pullSecret", login) },
    },
    opts,
  );
  return secret.metadata.name;
}
